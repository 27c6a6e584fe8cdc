import type { Approval, Sandbox, SandboxClient } from '@inlaykit/sandbox'
import type { Dialect, Viewer } from '@inlaykit/shared'
import type { Bff } from '../app.js'
import type { OAuthOptions } from '../config/options.js'
import { viewerHeader, type TestCaller } from './test-bff.js'

/** The origin of the callback, and of the pages that share it. */
export const callbackOrigin = 'https://app.host.test'
/** The redirect URI of tests; nobody listens there, since the browser asks the BFF in process. */
export const redirectUri = `${callbackOrigin}/api/inlaykit/oauth/callback`

/** Registers a client at the sandbox; answers it, and the options of a BFF that is this client. */
export function registerTestClient(
  sandbox: Sandbox,
  dialect: Dialect,
): { readonly client: SandboxClient; readonly oauth: OAuthOptions } {
  const client = sandbox.oauth.registerClient({ redirectUris: [redirectUri] })
  const { authorize, token, revoke } = sandbox.oauth.urls(dialect)
  const { clientId, clientSecret } = client
  if (clientSecret === null || !authorize || !token) throw new Error('The sandbox has no OAuth.')
  return {
    client,
    oauth: {
      clientId,
      clientSecret,
      redirectUri,
      authorizeUrl: authorize,
      tokenUrl: token,
      revokeUrl: revoke,
    },
  }
}

/** How a person goes the way to Make. */
export interface Way {
  /** What the page sends to `/oauth/start`. */
  readonly body?: object
  /** Where that page is. Default {@link callbackOrigin}. */
  readonly page?: string
  /** What the person answers at Make. */
  readonly approval?: Approval
}

/** A browser as far as the way to Make needs one: it keeps cookies, and goes where it is sent. */
export interface TestBrowser {
  /** The `Set-Cookie` values that it was given, oldest first. */
  readonly given: string[]
  /** Who is signed in at the host by a cookie; `null`: nobody that the host knows by one. */
  signedIn: Viewer | null
  /** Opens an address of the BFF, with its cookies; redirects are not followed. `accept`: what it says it shows. */
  open(address: string, accept?: string): Promise<Response>
  /** Begins the way as a page does, and answers Make; answers the address that Make sends it to. */
  agree(caller: TestCaller, way?: Way): Promise<string>
  /** The whole way; answers the address that the person ends at. */
  connect(caller: TestCaller, way?: Way): Promise<string>
}

/** A browser without cookies. */
export function createTestBrowser({
  bff,
  sandbox,
}: {
  readonly bff: Pick<Bff, 'fetch'>
  readonly sandbox: Sandbox
}): TestBrowser {
  const cookies = new Map<string, string>()
  const given: string[] = []
  const keep = (response: Response) => {
    for (const text of response.headers.getSetCookie()) {
      given.push(text)
      const [pair = ''] = text.split(';')
      const at = pair.indexOf('=')
      if (text.includes('Max-Age=0')) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
  const browser: TestBrowser = {
    given,
    signedIn: null,
    async open(address, accept) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = {
        ...(cookie !== '' && { cookie }),
        ...(accept !== undefined && { accept }),
        ...(browser.signedIn && { [viewerHeader]: JSON.stringify(browser.signedIn) }),
      }
      const response = await bff.fetch(new Request(address, { headers }))
      keep(response)
      return response
    },
    async agree(caller, { body = {}, page = callbackOrigin, approval } = {}) {
      const started = await startOAuth(caller, body, page)
      if (started.status !== 200) throw new Error(`Not begun: ${await started.text()}`)
      keep(started)
      let { url } = (await started.json()) as { url: string }
      if (url.startsWith(callbackOrigin)) url = locationOf(await browser.open(url))
      return sandbox.oauth.approve(url, approval)
    },
    async connect(caller, way) {
      return locationOf(await browser.open(await browser.agree(caller, way)))
    },
  }
  return browser
}

/** Asks for the way to Make as a page of `page` does; answers whatever comes. */
export function startOAuth(
  caller: TestCaller,
  body: object = {},
  page: string = callbackOrigin,
): Promise<Response> {
  return caller.request('/oauth/start', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', Origin: page },
  })
}

/** Where an answer sends the browser. */
export function locationOf(response: Response): string {
  const location = response.headers.get('location')
  if (location === null) throw new Error(`Not sent on, but ${response.status}.`)
  return location
}
