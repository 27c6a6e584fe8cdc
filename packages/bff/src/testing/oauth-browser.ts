import type { Viewer } from '@inlaykit/shared'
import { viewerHeader, type TestBff, type TestCaller } from './test-bff.js'

/** A browser as far as the way to Make needs one: it keeps cookies, and goes where it is sent. */
export interface TestBrowser {
  /** The `Set-Cookie` values that it was given, oldest first. */
  readonly given: string[]
  /** Who is signed in at the host by a cookie; `null`: nobody that the host knows by one. */
  signedIn: Viewer | null
  /** Opens an address of the BFF, with its cookies; redirects are not followed. */
  open(address: string): Promise<Response>
  /** Begins the way as a page of `origin` does, and agrees at Make; answers the address that Make sends it to. */
  agree(caller: TestCaller, body?: object, origin?: string): Promise<string>
  /** The whole way; answers the address that the person ends at. */
  connect(caller: TestCaller, body?: object, origin?: string): Promise<string>
}

/** The origin of the callback, and of the pages that share it. */
export const callbackOrigin = 'https://app.host.test'
/** The redirect URI of tests; nobody listens there, since the browser asks the BFF in process. */
export const redirectUri = `${callbackOrigin}/api/inlaykit/oauth/callback`

/** A browser without cookies. */
export function createTestBrowser({ bff }: Pick<TestBff, 'bff'>): TestBrowser {
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
    async open(address) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = {
        ...(cookie !== '' && { cookie }),
        ...(browser.signedIn && { [viewerHeader]: JSON.stringify(browser.signedIn) }),
      }
      const response = await bff.fetch(new Request(address, { headers }))
      keep(response)
      return response
    },
    async agree(caller, body = {}, origin = callbackOrigin) {
      const started = await caller.request('/oauth/start', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', Origin: origin },
      })
      if (started.status !== 200) throw new Error(`Not begun: ${await started.text()}`)
      keep(started)
      let { url } = (await started.json()) as { url: string }
      if (url.startsWith(callbackOrigin)) url = locationOf(await browser.open(url))
      return locationOf(await fetch(url, { redirect: 'manual' }))
    },
    async connect(caller, body, origin) {
      return locationOf(await browser.open(await browser.agree(caller, body, origin)))
    },
  }
  return browser
}

/** Where an answer sends the browser. */
export function locationOf(response: Response): string {
  const location = response.headers.get('location')
  if (location === null) throw new Error(`Not sent on, but ${response.status}.`)
  return location
}
