import { createHash, randomBytes } from 'node:crypto'
import type { Dialect } from '../http/environment.js'
import type { Clock } from '../world/clock.js'
import type { Organization, Person } from '../world/model.js'
import { codeMs, refreshTokenMs } from './dialects.js'
import { OAuthError } from './errors.js'

/** Why a grant is over. */
export type GrantEnd = 'refresh-reuse' | 'code-reuse' | 'revoked'

/** What a person let a client do: a family of tokens that all go back to one code. */
export interface Grant {
  readonly id: string
  readonly dialect: Dialect
  readonly clientId: string
  readonly person: Person
  /** At least one; in the guide dialect one alone. */
  readonly organizations: readonly Organization[]
  readonly scopes: readonly string[]
  readonly nonce: string | undefined
  /** When the person agreed, in ms since the epoch. */
  readonly agreedAt: number
  /** `null`: it is alive. */
  ended: GrantEnd | null
  /** Token calls with its code or a refresh token of it, refused ones too. */
  tokenCalls: number
  /** Calls among them that gave tokens for a refresh token. */
  refreshes: number
}

/** What a code stands for. */
export interface Consent extends Pick<
  Grant,
  'dialect' | 'clientId' | 'person' | 'organizations' | 'scopes' | 'nonce'
> {
  readonly redirectUri: string
  /** The PKCE challenge, always S256. */
  readonly challenge: string | undefined
}

/** An access token that is good. */
export interface AccessToken {
  readonly grant: Grant
  readonly scopes: readonly string[]
}

/** To what a code or a token goes back. */
interface Origin extends Pick<Grant, 'dialect' | 'clientId' | 'organizations'> {
  /** `undefined`: a code that nobody has used. */
  readonly grantId: string | undefined
}

interface Code {
  readonly consent: Consent
  readonly agreedAt: number
  readonly expiresAt: number
  isUsed: boolean
  grant: Grant | undefined
}

interface Refresh {
  readonly grant: Grant
  readonly expiresAt: number
  isSpent: boolean
}

interface Access extends AccessToken {
  expiresAt: number
}

/** Codes, tokens, and what they go back to. Codes and tokens are drawn at random, whatever the seed. */
export class Grants {
  readonly #clock: Clock
  readonly #codes = new Map<string, Code>()
  readonly #access = new Map<string, Access>()
  readonly #refresh = new Map<string, Refresh>()
  readonly #grants = new Map<string, Grant>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  list(): readonly Grant[] {
    return [...this.#grants.values()]
  }

  find(id: string): Grant | undefined {
    return this.#grants.get(id)
  }

  /** The code for what a person agreed to. */
  issueCode(consent: Consent): string {
    const code = draw()
    const now = this.#clock.now()
    this.#codes.set(code, {
      consent,
      agreedAt: now,
      expiresAt: now + codeMs,
      isUsed: false,
      grant: undefined,
    })
    return code
  }

  /**
   * Makes a grant of a code. Whatever the client that it belongs to gets wrong spends it; a second use ends the grant of
   * the first.
   * @throws OAuthError `invalid_grant`
   */
  redeem(
    value: string,
    by: { dialect: Dialect; clientId: string; redirectUri: string; verifier: string | undefined },
  ): Grant {
    const code = this.#codes.get(value)
    const { consent } = code ?? {}
    if (!code || consent?.dialect !== by.dialect || consent.clientId !== by.clientId) {
      throw invalidGrant('The code is not known.')
    }
    if (code.grant) {
      code.grant.tokenCalls++
      this.end(code.grant, 'code-reuse')
    }
    if (code.isUsed) throw invalidGrant('The code was used before.')
    code.isUsed = true
    if (this.#clock.now() >= code.expiresAt) throw invalidGrant('The code is too old.')
    if (consent.redirectUri !== by.redirectUri) {
      throw invalidGrant('redirect_uri is not the one to which the code was sent.')
    }
    if (!isVerified(consent.challenge, by.verifier)) {
      throw invalidGrant('code_verifier does not fit.')
    }
    const { dialect, clientId, person, organizations, scopes, nonce } = consent
    const grant: Grant = {
      id: `grant-${this.#grants.size + 1}`,
      dialect,
      clientId,
      person,
      organizations,
      scopes,
      nonce,
      agreedAt: code.agreedAt,
      ended: null,
      tokenCalls: 1,
      refreshes: 0,
    }
    code.grant = grant
    this.#grants.set(grant.id, grant)
    return grant
  }

  /**
   * Takes a refresh token.
   * @param by `rotates`: whether it is spent by it (a spent one that comes again ends its grant); `scopes`: what is asked
   *   for, where that is said
   * @throws OAuthError `invalid_grant`, `invalid_scope`
   */
  useRefresh(
    value: string,
    by: {
      dialect: Dialect
      clientId: string
      rotates: boolean
      scopes: readonly string[] | undefined
    },
  ): Grant {
    const token = this.#refresh.get(value)
    const { grant } = token ?? {}
    if (!token || grant?.dialect !== by.dialect || grant.clientId !== by.clientId) {
      throw invalidGrant('The refresh token is not known.')
    }
    grant.tokenCalls++
    if (grant.ended) throw invalidGrant('The refresh token was revoked.')
    if (token.isSpent) {
      this.end(grant, 'refresh-reuse')
      throw invalidGrant('The refresh token was used before. All tokens of the grant are revoked.')
    }
    if (this.#clock.now() >= token.expiresAt) throw invalidGrant('The refresh token is too old.')
    if (by.scopes?.some((scope) => !grant.scopes.includes(scope))) {
      throw new OAuthError('invalid_scope', 'The person agreed to less.')
    }
    token.isSpent = by.rotates
    grant.refreshes++
    return grant
  }

  issueAccess(grant: Grant, scopes: readonly string[], seconds: number): string {
    const value = draw()
    const now = this.#clock.now()
    // A run of months would else keep every token that it ever gave; the oldest are in front.
    for (const [old, { expiresAt }] of this.#access) {
      if (expiresAt > now) break
      this.#access.delete(old)
    }
    this.#access.set(value, { grant, scopes, expiresAt: now + seconds * 1000 })
    return value
  }

  issueRefresh(grant: Grant): string {
    const value = draw()
    const expiresAt = this.#clock.now() + refreshTokenMs
    this.#refresh.set(value, { grant, expiresAt, isSpent: false })
    return value
  }

  /** The access token, if it is good at this moment. */
  findAccess(value: string): AccessToken | undefined {
    const token = this.#access.get(value)
    const isGood = token && !token.grant.ended && this.#clock.now() < token.expiresAt
    return isGood ? token : undefined
  }

  /** To what a code or a token goes back, whether it is good or not. */
  originOf(value: string): Origin | undefined {
    const grant =
      this.#refresh.get(value)?.grant ??
      this.#access.get(value)?.grant ??
      this.#codes.get(value)?.grant
    if (grant) return { ...grant, grantId: grant.id }
    const consent = this.#codes.get(value)?.consent
    return consent && { ...consent, grantId: undefined }
  }

  /** Takes a token back: an access token alone, a refresh token with its grant. */
  revoke(value: string): void {
    const refresh = this.#refresh.get(value)
    if (refresh) this.end(refresh.grant, 'revoked')
    this.#access.delete(value)
  }

  /** Makes access tokens too old: those of one grant, or all. */
  expireAccess(grant?: Grant): void {
    for (const [value, token] of this.#access) {
      if (grant === undefined || token.grant === grant) this.#access.delete(value)
    }
  }

  /** Ends a grant with all its tokens; what ended before keeps its reason. */
  end(grant: Grant, reason: GrantEnd): void {
    grant.ended ??= reason
  }
}

const draw = () => randomBytes(32).toString('base64url')

const invalidGrant = (description: string) => new OAuthError('invalid_grant', description)

/** A verifier without a challenge is as wrong as the other way round: somebody took the challenge away (RFC 9700, 2.1.1). */
function isVerified(challenge: string | undefined, verifier: string | undefined): boolean {
  if (challenge === undefined || verifier === undefined) return challenge === verifier
  return createHash('sha256').update(verifier).digest('base64url') === challenge
}
