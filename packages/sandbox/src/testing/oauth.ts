import { createHash, randomBytes } from 'node:crypto'
import type { Approval } from '../control/oauth.js'
import type { Dialect } from '../http/environment.js'
import type { SandboxClient } from '../oauth/clients.js'
import type { Sandbox } from '../sandbox.js'
import { readAnswer, type Answer } from './ask.js'

/** Parameters of a request; `null` leaves one out that is else there. */
export type FormParameters = Readonly<Record<string, string | null>>

/** A client under test, as a program would be one. */
export interface TestClient extends SandboxClient {
  readonly verifier: string
  /** The address to which people are sent. */
  authorizeUrl(more?: FormParameters): string
  /** Lets a person agree; answers what they bring back. */
  agree(approval?: Approval, more?: FormParameters): URLSearchParams
  /** Calls an endpoint with the client's id and secret. */
  post(endpoint: 'token' | 'revoke', form: FormParameters): Promise<Answer>
  /** Trades a code. */
  exchange(code: string | null, more?: FormParameters): Promise<Answer>
  /** The whole way to tokens. @throws Error when there are none */
  connect(approval?: Approval, more?: FormParameters): Promise<TestTokens>
  refresh(token: string, more?: FormParameters): Promise<Answer>
}

/** What a token call gave. */
export interface TestTokens {
  readonly access: string
  readonly refresh: string
}

const scopes: Readonly<Record<Dialect, string>> = {
  guide: 'read write execute',
  live: 'scenarios:read scenarios:write scenarios:run teams:read organizations:read user:read',
}

/** Registers a client that speaks one dialect. */
export function createTestClient(
  sandbox: Sandbox,
  dialect: Dialect,
  { isPublic = false }: { isPublic?: boolean } = {},
): TestClient {
  const redirectUri = 'https://app.example/callback?kit=1'
  const registered = sandbox.oauth.registerClient({ isPublic, redirectUris: [redirectUri] })
  const { clientId, clientSecret } = registered
  const verifier = randomBytes(32).toString('base64url')
  const urls = sandbox.oauth.urls(dialect)

  async function post(endpoint: 'token' | 'revoke', form: FormParameters): Promise<Answer> {
    const response = await fetch(urls[endpoint] ?? '', {
      method: 'POST',
      redirect: 'manual',
      body: toParameters({ client_id: clientId, client_secret: clientSecret, ...form }),
    })
    return readAnswer(response)
  }

  const client: TestClient = {
    ...registered,
    verifier,
    authorizeUrl: (more = {}) =>
      `${urls.authorize}?${toParameters({
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: scopes[dialect],
        state: 'the-state',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...more,
      }).toString()}`,
    agree: (approval, more) =>
      new URL(sandbox.oauth.approve(client.authorizeUrl(more), approval)).searchParams,
    post,
    exchange: (code, more = {}) =>
      post('token', {
        grant_type: 'authorization_code',
        redirect_uri: redirectUri,
        code_verifier: verifier,
        code,
        ...more,
      }),
    async connect(approval, more) {
      const { status, body } = await client.exchange(client.agree(approval, more).get('code'))
      if (status !== 200) throw new Error(`No tokens, but ${status} ${JSON.stringify(body)}`)
      return { access: body.access_token, refresh: body.refresh_token }
    },
    refresh: (token, more = {}) =>
      post('token', { grant_type: 'refresh_token', refresh_token: token, ...more }),
  }
  return client
}

function toParameters(form: FormParameters): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) {
    if (value !== null) parameters.set(name, value)
  }
  return parameters
}
