import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a grant of the provider gave so far, and whether it is good still. */
export interface ProviderFamily {
  readonly organizationId: string
  /** Good as long as nobody has used an old refresh token. */
  alive: boolean
  /** How many token calls its refresh tokens have seen, refused ones too. */
  refreshes: number
  readonly access: string[]
  readonly refresh: string[]
}

/** How the provider answers; change it at any time. */
export interface ProviderSettings {
  /** How long access tokens live, in seconds; `null`: not told. */
  expiresIn: number | null
  /** Whether each refresh gives another refresh token, after which the use of an old one ends the family. */
  rotates: boolean
  /** How long a token call takes, in ms. */
  latencyMs: () => number
  /** What `iss` the person comes back with. */
  iss: string | null
  /** What the person comes back with in place of a code. */
  error: string | null
  /** The organisation that the person agrees to. */
  organizationId: string
  /** Answers a call in place of the provider, where it answers `true`; `work` does what would have been done. */
  intercept:
    | ((call: {
        readonly path: string
        readonly response: ServerResponse
        readonly work: () => { status: number; body: unknown }
      }) => boolean)
    | null
}

/** What one call of a token endpoint sent. */
export interface ProviderCall {
  readonly path: string
  readonly form: Readonly<Record<string, string>>
}

/** An OAuth server over real HTTP, with strict rotation and reuse detection. */
export interface OAuthProvider {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  readonly settings: ProviderSettings
  readonly families: ProviderFamily[]
  readonly calls: ProviderCall[]
  /** The token calls of that grant type. */
  tokenCalls(grantType: string): ProviderCall[]
  /** The options of a BFF that is its client. */
  options(): {
    clientId: string
    clientSecret: string
    redirectUri: string
    authorizeUrl: string
    tokenUrl: string
    revokeUrl: string
  }
  close(): Promise<void>
}

const draw = (prefix: string) => `${prefix}-${randomBytes(24).toString('base64url')}`

async function readForm(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')))
}

/**
 * Starts a provider whose one person agrees at once.
 * @param onToken hears of each access token that is given, so that the organisation takes it
 */
export async function startOAuthProvider(options: {
  readonly redirectUri: string
  readonly organizationId: string
  readonly onToken: (organizationId: string, token: string) => void
}): Promise<OAuthProvider> {
  const clientId = draw('client')
  const clientSecret = draw('client-secret')
  const { redirectUri } = options
  const codes = new Map<string, { challenge: string; organizationId: string }>()
  const families: ProviderFamily[] = []
  const calls: ProviderCall[] = []
  const settings: ProviderSettings = {
    expiresIn: 300,
    rotates: true,
    latencyMs: () => 0,
    iss: null,
    error: null,
    organizationId: options.organizationId,
    intercept: null,
  }
  const timers = new Set<NodeJS.Timeout>()

  function give(family: ProviderFamily): { status: number; body: unknown } {
    const access = draw('access')
    family.access.push(access)
    if (settings.rotates || family.refresh.length === 0) family.refresh.push(draw('refresh'))
    options.onToken(family.organizationId, access)
    return {
      status: 200,
      body: {
        access_token: access,
        token_type: 'Bearer',
        ...(settings.rotates || family.access.length === 1
          ? { refresh_token: family.refresh.at(-1) }
          : {}),
        ...(settings.expiresIn !== null && { expires_in: settings.expiresIn }),
      },
    }
  }

  const refuse = (error: string) => ({ status: 400, body: { error } })

  function token(form: Readonly<Record<string, string>>): { status: number; body: unknown } {
    const secret = Buffer.from(form['client_secret'] ?? '')
    const right = Buffer.from(clientSecret)
    const isClient =
      form['client_id'] === clientId &&
      secret.length === right.length &&
      timingSafeEqual(secret, right)
    if (!isClient) return { status: 401, body: { error: 'invalid_client' } }
    if (form['grant_type'] === 'authorization_code') {
      const code = codes.get(form['code'] ?? '')
      codes.delete(form['code'] ?? '')
      const challenge = createHash('sha256')
        .update(form['code_verifier'] ?? '')
        .digest('base64url')
      if (!code || code.challenge !== challenge || form['redirect_uri'] !== redirectUri) {
        return refuse('invalid_grant')
      }
      const family: ProviderFamily = {
        organizationId: code.organizationId,
        alive: true,
        refreshes: 0,
        access: [],
        refresh: [],
      }
      families.push(family)
      return give(family)
    }
    const used = form['refresh_token'] ?? ''
    const family = families.find(({ refresh }) => refresh.includes(used))
    if (!family) return refuse('invalid_grant')
    family.refreshes += 1
    if (settings.rotates && family.refresh.at(-1) !== used) family.alive = false
    return family.alive ? give(family) : refuse('invalid_grant')
  }

  function revoke(form: Readonly<Record<string, string>>): { status: number; body: unknown } {
    const family = families.find(({ refresh, access }) =>
      [...refresh, ...access].includes(form['token'] ?? ''),
    )
    if (family) family.alive = false
    return { status: 200, body: {} }
  }

  function authorize(url: URL, response: ServerResponse): void {
    const query = url.searchParams
    const isRight =
      query.get('client_id') === clientId &&
      query.get('redirect_uri') === redirectUri &&
      query.get('response_type') === 'code' &&
      query.get('code_challenge_method') === 'S256'
    if (!isRight) {
      response.writeHead(400).end('This client may not ask so.')
      return
    }
    const back = new URL(redirectUri)
    back.searchParams.set('state', query.get('state') ?? '')
    if (settings.iss !== null) back.searchParams.set('iss', settings.iss)
    if (settings.error === null) {
      const code = draw('code')
      const challenge = query.get('code_challenge') ?? ''
      codes.set(code, { challenge, organizationId: settings.organizationId })
      back.searchParams.set('code', code)
    } else back.searchParams.set('error', settings.error)
    response.writeHead(302, { Location: back.href }).end()
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://provider')
    if (url.pathname === '/oauth/authorize') {
      authorize(url, response)
      return
    }
    const form = await readForm(request)
    calls.push({ path: url.pathname, form })
    const work = () => (url.pathname === '/oauth/revoke' ? revoke(form) : token(form))
    if (settings.intercept?.({ path: url.pathname, response, work })) return
    const { status, body } = work()
    const timer = setTimeout(() => {
      timers.delete(timer)
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    }, settings.latencyMs())
    timers.add(timer)
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    clientId,
    clientSecret,
    redirectUri,
    settings,
    families,
    calls,
    tokenCalls: (grantType) => calls.filter(({ form }) => form['grant_type'] === grantType),
    options: () => ({
      clientId,
      clientSecret,
      redirectUri,
      authorizeUrl: `${url}/oauth/authorize`,
      tokenUrl: `${url}/oauth/token`,
      revokeUrl: `${url}/oauth/revoke`,
    }),
    close: async () => {
      for (const timer of timers) clearTimeout(timer)
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
