import { randomBytes } from 'node:crypto'
import type { Dialect } from '../http/environment.js'
import type { Organization, Person } from '../world/model.js'
import type { World } from '../world/world.js'
import type { Clients, SandboxClient } from './clients.js'
import { consentMs, oauthDialects } from './dialects.js'
import { OAuthError } from './errors.js'
import type { Grants } from './grants.js'
import type { Parameters } from './parameters.js'

/** What a client asks a person for. */
export interface ConsentRequest {
  /** Names it in the form of the consent page; nobody can guess it. */
  readonly id: string
  readonly dialect: Dialect
  readonly client: SandboxClient
  readonly redirectUri: string
  readonly state: string | undefined
  readonly scopes: readonly string[]
  readonly challenge: string | undefined
  readonly nonce: string | undefined
  readonly expiresAt: number
}

/** What came of an authorisation request: a person is to be asked, or is sent back with an error. */
export type AuthorizeResult =
  | { readonly kind: 'ask'; readonly request: ConsentRequest }
  | { readonly kind: 'back'; readonly location: string; readonly error: OAuthError }

/** What a person decides. */
export interface Decision {
  readonly allows: boolean
  readonly person: Person
  readonly organizations: readonly Organization[]
}

/** The authorisation endpoint, apart from HTTP. */
export interface Authorizations {
  /** @throws OAuthError where it can't be told who asks or where to send the person back to: then nobody is sent anywhere */
  begin(dialect: Dialect, query: Parameters, iss: string | undefined): AuthorizeResult
  /** A request that waits for its person. */
  find(dialect: Dialect, id: string | undefined): ConsentRequest | undefined
  /** Ends a request; answers where the person goes. */
  decide(request: ConsentRequest, decision: Decision, iss: string | undefined): string
}

/** The state of the authorisation endpoint. */
export function createAuthorizations(parts: {
  readonly world: World
  readonly clients: Clients
  readonly grants: Grants
}): Authorizations {
  const { clients, grants } = parts
  const { clock } = parts.world
  const waiting = new Map<string, ConsentRequest>()

  function forgetOld(): void {
    for (const [id, { expiresAt }] of waiting) {
      if (expiresAt > clock.now()) break
      waiting.delete(id)
    }
  }

  return {
    begin(dialect, query, iss) {
      const { client, redirectUri } = readClient(dialect, query, clients)
      try {
        const asked = readRequest(dialect, query, client)
        const request: ConsentRequest = {
          id: randomBytes(24).toString('base64url'),
          dialect,
          client,
          redirectUri,
          ...asked,
          expiresAt: clock.now() + consentMs,
        }
        forgetOld()
        waiting.set(request.id, request)
        return { kind: 'ask', request }
      } catch (error) {
        if (!(error instanceof OAuthError)) throw error
        const location = backTo(redirectUri, {
          error: error.code,
          error_description: error.message,
          state: query.peek('state'),
          iss,
        })
        return { kind: 'back', location, error }
      }
    },
    find(dialect, id) {
      const request = waiting.get(id ?? '')
      const isGood = request?.dialect === dialect && request.expiresAt > clock.now()
      return isGood ? request : undefined
    },
    decide(request, { allows, person, organizations }, iss) {
      const { id, dialect, client, redirectUri, state, scopes, challenge, nonce } = request
      waiting.delete(id)
      if (!allows) {
        const description = 'The person did not agree.'
        const denial = { error: 'access_denied', error_description: description }
        return backTo(redirectUri, { ...denial, state, iss })
      }
      const { clientId } = client
      const code = grants.issueCode({
        dialect,
        clientId,
        redirectUri,
        person,
        organizations,
        scopes,
        challenge,
        nonce,
      })
      return backTo(redirectUri, { code, state, iss })
    },
  }
}

/** Who asks, and where the person goes back to: to the letter as registered (RFC 9700, 2.1). */
function readClient(dialect: Dialect, query: Parameters, clients: Clients) {
  const client = clients.find(query.get('client_id'))
  if (!client) throw new OAuthError('invalid_request', 'client_id is not known.')
  const redirectUri = query.get('redirect_uri')
  if (!client.redirectUris.includes(redirectUri)) {
    throw new OAuthError('invalid_request', 'redirect_uri is not registered for this client.')
  }
  if (client.clientSecret === null && !oauthDialects[dialect].hasPublicClients) {
    throw new OAuthError('unauthorized_client', 'Clients without a secret are not known here.')
  }
  return { client, redirectUri }
}

function readRequest(dialect: Dialect, query: Parameters, client: SandboxClient) {
  const state = query.find('state')
  const nonce = query.find('nonce')
  if (query.get('response_type') !== 'code') {
    throw new OAuthError('unsupported_response_type', 'response_type must be code.')
  }
  if ((query.find('response_mode') ?? 'query') !== 'query') {
    throw new OAuthError('invalid_request', 'response_mode must be query.')
  }
  if (query.find('request') !== undefined) {
    throw new OAuthError('request_not_supported', 'request is not supported.')
  }
  if (query.find('request_uri') !== undefined) {
    throw new OAuthError('request_uri_not_supported', 'request_uri is not supported.')
  }
  if (query.find('prompt') === 'none') {
    throw new OAuthError('consent_required', 'Somebody must be asked.')
  }
  const challenge = readChallenge(query)
  if (challenge === undefined && client.clientSecret === null) {
    throw new OAuthError('invalid_request', 'A client without a secret must use PKCE.')
  }
  return { state, nonce, challenge, scopes: readScopes(dialect, query.find('scope')) }
}

/** PKCE by S256 alone: `plain`, which is also what a missing method means, protects nobody. */
function readChallenge(query: Parameters): string | undefined {
  const challenge = query.find('code_challenge')
  const method = query.find('code_challenge_method')
  if (challenge === undefined && method === undefined) return undefined
  if (challenge === undefined) {
    throw new OAuthError('invalid_request', 'code_challenge is missing.')
  }
  if (method !== 'S256') {
    throw new OAuthError('invalid_request', 'code_challenge_method must be S256.')
  }
  if (!/^[A-Za-z0-9_-]{43}$/.test(challenge)) {
    throw new OAuthError('invalid_request', 'code_challenge is not one of S256.')
  }
  return challenge
}

/** @throws OAuthError `invalid_scope` */
export function readScopes(dialect: Dialect, text: string | undefined): string[] {
  const { scopes: known, scopeSeparator } = oauthDialects[dialect]
  const asked = new Set((text ?? '').split(scopeSeparator).filter((scope) => scope !== ''))
  if (asked.size === 0) throw new OAuthError('invalid_scope', 'scope is missing.')
  for (const scope of asked) {
    if (!known.includes(scope)) throw new OAuthError('invalid_scope', 'A scope is not known.')
  }
  return [...asked]
}

function backTo(redirectUri: string, answer: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(answer)) {
    if (value !== undefined) parameters.set(name, value)
  }
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${parameters.toString()}`
}
