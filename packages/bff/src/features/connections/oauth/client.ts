import * as oauth from 'oauth4webapi'
import type { ParsedOAuth } from '../../../config/parse-oauth.js'
import type { Clock } from '../../../core/clock.js'
import { Secret } from '../../../core/secret.js'
import { TokenCallFault, type TokenFetch } from './token-fetch.js'

/** What a token endpoint gave. */
export interface Tokens {
  readonly access: Secret
  /** `null`: the one that was used stays good. */
  readonly refresh: Secret | null
  /** How long `access` lives from when it was asked for, in ms; `null`: not told. */
  readonly lifetimeMs: number | null
}

/**
 * Why there are no tokens.
 * - `declined`: the person did not agree; `answer`: the answer on the way back is not what it must be
 * - `grant`: the code or refresh token is good for nothing any more
 * - `client`: the server refuses our client or what it asked, which is for whoever runs the BFF to mend
 * - `busy`, `away`, `timeout`: another try may bring them
 */
export type TokenFailure = 'declined' | 'answer' | 'grant' | 'client' | 'busy' | 'away' | 'timeout'

/** There are no tokens. Its text is ours alone. */
export class TokenError extends Error {
  override readonly name = 'TokenError'
  readonly failure: TokenFailure
  /** How long to wait before another try, in ms, where the server says so. */
  readonly retryAfterMs: number | undefined

  constructor(failure: TokenFailure, message: string, retryAfterMs?: number) {
    super(message)
    this.failure = failure
    this.retryAfterMs = retryAfterMs
  }
}

/** The answer by which Make sends people back, as far as we read it. */
export interface Callback {
  readonly state?: string | undefined
  readonly code?: string | undefined
  readonly error?: string | undefined
  readonly iss?: string | undefined
}

/** The OAuth client that is registered at Make. */
export interface OAuthClient {
  /** Where people agree. */
  authorizeUrl(state: string, verifier: string): Promise<string>
  /**
   * Trades the code of a callback for tokens.
   * @param state the one that the callback must bring back
   * @throws {TokenError}
   */
  exchange(callback: Callback, state: string, verifier: string): Promise<Tokens>
  /** @throws {TokenError} */
  refresh(token: Secret): Promise<Tokens>
  /**
   * Gives a token back, so that it and those that came of it are void.
   * @throws {TokenError}
   */
  revoke(token: Secret): Promise<void>
  /** Whether {@link OAuthClient.revoke} is possible. */
  readonly canRevoke: boolean
  close(): Promise<void>
}

/** No token is believed to live longer: half a year. */
const longestLifetimeMs = 183 * 24 * 60 * 60_000

/** Errors by which a server may refuse a grant for good. */
const refusedGrant = new Set(['invalid_grant'])
/** Errors on the way back that may pass. */
const passingErrors = new Set(['server_error', 'temporarily_unavailable'])

function retryAfterOf(response: Response, now: number): number | undefined {
  const text = response.headers.get('retry-after')?.trim()
  if (text === undefined || text === '') return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

/** A word of the server, short and plain enough for a log. */
function plain(word: string): string {
  return /^[a-z_]{1,60}$/.test(word) ? word : 'an unknown error'
}

/** The failure behind whatever the library or our `fetch` threw. */
function toTokenError(error: unknown, response: Response | undefined, now: number): TokenError {
  if (error instanceof TokenError) return error
  if (error instanceof TokenCallFault) {
    return new TokenError(error.reason === 'timeout' ? 'timeout' : 'away', error.message)
  }
  const status = response?.status
  const wait = response && retryAfterOf(response, now)
  if (status === 429) {
    return new TokenError('busy', 'The token endpoint is asked too often.', wait)
  }
  if (error instanceof oauth.AuthorizationResponseError) {
    if (error.error === 'access_denied') {
      return new TokenError('declined', 'The person did not agree.')
    }
    const failure = passingErrors.has(error.error) ? 'away' : 'client'
    return new TokenError(failure, `Make sent the person back with ${plain(error.error)}.`)
  }
  if (error instanceof oauth.ResponseBodyError) {
    const failure = refusedGrant.has(error.error) ? 'grant' : 'client'
    return new TokenError(failure, `The token endpoint answered ${plain(error.error)}.`)
  }
  if (status !== undefined && status >= 500) {
    return new TokenError('away', `The token endpoint answered ${status}.`, wait)
  }
  if (status !== undefined && status !== 200) {
    return new TokenError('client', `The token endpoint answered ${status}.`)
  }
  if (response) return new TokenError('away', 'The answer of the token endpoint cannot be read.')
  return new TokenError('answer', 'The person came back with an answer that is not the right one.')
}

/** The client of these settings. */
export function createOAuthClient(
  settings: ParsedOAuth,
  parts: { readonly fetch: TokenFetch; readonly clock: Clock },
): OAuthClient {
  const { fetch, clock } = parts
  // Nameless servers get a name that no answer holds; what they say of `iss` is then not looked at.
  const server: oauth.AuthorizationServer = {
    issuer: settings.issuer ?? new URL(settings.authorizeUrl).origin,
    authorization_endpoint: settings.authorizeUrl,
    token_endpoint: settings.tokenUrl,
    ...(settings.revokeUrl !== null && { revocation_endpoint: settings.revokeUrl }),
    authorization_response_iss_parameter_supported: settings.issuer !== null,
  }
  const client: oauth.Client = { client_id: settings.clientId }
  const authentication = oauth.ClientSecretPost(settings.clientSecret.reveal())

  /** Runs one call; what its answer was is known to the failure too. */
  async function call<T>(
    work: (options: oauth.TokenEndpointRequestOptions) => Promise<T>,
  ): Promise<T> {
    let answer: Response | undefined
    try {
      return await work({
        // The configuration has let plain http through on this machine alone.
        // oxlint-disable-next-line typescript/no-deprecated
        [oauth.allowInsecureRequests]: true,
        [oauth.customFetch]: async (url, options) => {
          answer = await fetch.send(url, options)
          return answer
        },
      })
    } catch (error) {
      throw toTokenError(error, answer, clock.now())
    }
  }

  function toTokens(answer: oauth.TokenEndpointResponse): Tokens {
    const { access_token, refresh_token, expires_in } = answer
    return {
      access: new Secret(access_token),
      refresh: refresh_token === undefined ? null : new Secret(refresh_token),
      lifetimeMs: expires_in === undefined ? null : Math.min(expires_in * 1000, longestLifetimeMs),
    }
  }

  return {
    canRevoke: settings.revokeUrl !== null,
    async authorizeUrl(state, verifier) {
      const url = new URL(settings.authorizeUrl)
      const query = {
        response_type: 'code',
        client_id: settings.clientId,
        redirect_uri: settings.redirectUri,
        scope: settings.scopes.join(' '),
        state,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
      return url.href
    },
    exchange: ({ code, error, iss }, state, verifier) =>
      call(async (options) => {
        const told = new URLSearchParams({ state })
        if (code !== undefined) told.set('code', code)
        if (error !== undefined) told.set('error', error)
        if (iss !== undefined && settings.issuer !== null) told.set('iss', iss)
        const right = oauth.validateAuthResponse(server, client, told, state)
        const answer = await oauth.authorizationCodeGrantRequest(
          server,
          client,
          authentication,
          right,
          settings.redirectUri,
          verifier,
          options,
        )
        return toTokens(await oauth.processAuthorizationCodeResponse(server, client, answer))
      }),
    refresh: (token) =>
      call(async (options) => {
        const answer = await oauth.refreshTokenGrantRequest(
          server,
          client,
          authentication,
          token.reveal(),
          options,
        )
        return toTokens(await oauth.processRefreshTokenResponse(server, client, answer))
      }),
    revoke: (token) =>
      call(async (options) => {
        const answer = await oauth.revocationRequest(
          server,
          client,
          authentication,
          token.reveal(),
          { ...options, additionalParameters: { token_type_hint: 'refresh_token' } },
        )
        await oauth.processRevocationResponse(answer)
      }),
    close: () => fetch.close(),
  }
}
