import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Dialect } from '../http/environment.js'
import type { Random } from '../world/random.js'
import { oauthDialects } from './dialects.js'
import { OAuthError } from './errors.js'
import type { Parameters } from './parameters.js'

/** A program that is registered at the sandbox, so that people can let it act for them. */
export interface SandboxClient {
  readonly clientId: string
  /** `null`: a public client, which proves itself by PKCE alone; the live dialect has such. */
  readonly clientSecret: string | null
  /** What people are told who asks. */
  readonly name: string
  /** Where people may be sent back to, to the letter. */
  readonly redirectUris: readonly string[]
}

/** A client that shall be registered. */
export interface NewClient {
  readonly redirectUris: readonly string[]
  /** Default `Test client`. */
  readonly name?: string
  /** Whether it has no secret. Default `false`. */
  readonly isPublic?: boolean
  /** Default: drawn at random. */
  readonly clientId?: string
  /** Default: drawn at random. */
  readonly clientSecret?: string
}

/** The registered clients. The first is there from the start. */
export interface Clients {
  list(): readonly SandboxClient[]
  find(clientId: string): SandboxClient | undefined
  /** Registers a client, or replaces the one of that id. @throws TypeError that says what is wrong */
  register(client: NewClient): SandboxClient
  remove(clientId: string): void
  /**
   * The client that makes a call, by `client_id` and `client_secret` in the form (`client_secret_post`).
   * @throws OAuthError `invalid_client`
   */
  authenticate(dialect: Dialect, form: Parameters, authorization: string | null): SandboxClient
}

/** Where a BFF that runs by itself is sent people back to. */
const defaultRedirectUris = ['127.0.0.1', 'localhost'].map(
  (host) => `http://${host}:8787/api/inlaykit/oauth/callback`,
)

/** @param random makes the first client, the same for the same seed */
export function createClients(random: Random, redirectUris: readonly string[] = []): Clients {
  const clients = new Map<string, SandboxClient>()

  function register(fresh: NewClient): SandboxClient {
    const faults = clientFaults(fresh)
    if (faults.length > 0) throw new TypeError(faults.join(' '))
    const client: SandboxClient = {
      clientId: fresh.clientId ?? `client-${randomBytes(12).toString('hex')}`,
      clientSecret: fresh.isPublic
        ? null
        : (fresh.clientSecret ?? randomBytes(32).toString('base64url')),
      name: fresh.name ?? 'Test client',
      redirectUris: [...fresh.redirectUris],
    }
    clients.set(client.clientId, client)
    return client
  }

  register({
    name: 'Inlaykit',
    clientId: `client-${random.hex(24)}`,
    clientSecret: random.hex(64),
    redirectUris: [...defaultRedirectUris, ...redirectUris],
  })

  return {
    list: () => [...clients.values()],
    find: (clientId) => clients.get(clientId),
    register,
    remove: (clientId) => void clients.delete(clientId),
    authenticate(dialect, form, authorization) {
      // `client_secret_basic` is what neither dialect has: RFC 6749, 5.2 asks for this header then.
      if (authorization !== null) {
        throw invalidClient('Send client_id and client_secret in the form, not in a header.', {
          'WWW-Authenticate': 'Basic realm="oauth"',
        })
      }
      const client = clients.get(form.get('client_id'))
      const secret = form.find('client_secret')
      if (!client) throw invalidClient('The client is not known.')
      if (client.clientSecret === null) {
        if (!oauthDialects[dialect].hasPublicClients) {
          throw invalidClient('Clients without a secret are not known here.')
        }
        if (secret !== undefined) throw invalidClient('The client has no secret.')
      } else if (secret === undefined || !isEqual(secret, client.clientSecret)) {
        throw invalidClient('client_secret is not right.')
      }
      return client
    },
  }
}

function invalidClient(description: string, headers: Record<string, string> = {}): OAuthError {
  return new OAuthError('invalid_client', description, { status: 401, headers })
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** What is wrong with a client, in words. */
function clientFaults(client: NewClient): string[] {
  const faults: string[] = []
  if (client.redirectUris.length === 0) faults.push('redirectUris must have at least one address.')
  for (const uri of client.redirectUris) {
    if (!isRedirectUri(uri)) {
      faults.push(`redirectUris must be ${redirectUriRule}; ${JSON.stringify(uri)} is not.`)
    }
  }
  if (client.clientId !== undefined && !/^[\x21-\x7e]{1,200}$/.test(client.clientId)) {
    faults.push('clientId must be 1 to 200 visible ASCII characters.')
  }
  if (client.clientSecret !== undefined && !/^[\x20-\x7e]{8,500}$/.test(client.clientSecret)) {
    faults.push('clientSecret must be 8 to 500 ASCII characters.')
  }
  if (client.isPublic && client.clientSecret !== undefined) {
    faults.push('A public client has no clientSecret.')
  }
  return faults
}

/** What people can be sent back to. */
export const redirectUriRule = 'absolute https addresses, or http on this machine, without "#"'

/** Whether {@link redirectUriRule} holds. */
export function isRedirectUri(uri: string): boolean {
  if (!URL.canParse(uri) || uri.includes('#') || /[^\x21-\x7e]/.test(uri)) return false
  const { protocol, hostname } = new URL(uri)
  const isLoopback =
    hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback)
}
