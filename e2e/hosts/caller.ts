import { Agent, fetch, request, type RequestInit } from 'undici'
import type { Certificate } from './tls.js'

/** Somebody's browser before a host. */
export interface Caller {
  /** The origin of the page, as the browser sees it. */
  readonly origin: string
  /** Sends a request to the kit as a page of the host would. */
  ask(path: string, init?: RequestInit): Promise<Response>
  /** Sends a request to the host itself, with nothing added. */
  askHost(path: string, init?: RequestInit): Promise<Response>
  /** Sends a request whose headers a program made up, `Host` too. */
  askAs(
    headers: Readonly<Record<string, string>>,
    path: string,
    method?: string,
  ): Promise<RawAnswer>
  close(): Promise<void>
}

/** An answer as text. */
export interface RawAnswer {
  readonly status: number
  readonly headers: string
  readonly text: string
}

/** The base path of every host. */
export const basePath = '/api/inlaykit'

/**
 * Signs in, by the cookie that the examples take for a session.
 * @param url where the host is
 * @param origin the origin of its pages, where that is another
 */
export function signIn(options: {
  readonly url: string
  readonly origin: string
  readonly person: string
  readonly certificate: Certificate
}): Caller {
  const { url, origin, person, certificate } = options
  // undici's own fetch, since the global one takes no agent of another version.
  const dispatcher = new Agent({
    allowH2: true,
    // The name that a forged `Host` claims is not the one of the certificate.
    connect: { ca: certificate.cert, checkServerIdentity: () => undefined },
  })
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer: unknown = await fetch(url + path, { ...init, dispatcher })
    return answer as Response
  }
  const session = { Cookie: `theme=dark; person=${person}`, 'X-Inlaykit': '1' }
  return {
    origin,
    ask: (path, init = {}) => {
      const unsafe = init.method !== undefined && !['GET', 'HEAD'].includes(init.method)
      const headers = {
        ...session,
        ...(unsafe ? { Origin: origin } : {}),
        ...(init.headers as Record<string, string> | undefined),
      }
      return send(basePath + path, { ...init, headers })
    },
    askHost: send,
    async askAs(headers, path, method = 'GET') {
      const {
        statusCode,
        headers: answered,
        body,
      } = await request(url + basePath + path, {
        method: method as 'GET',
        headers: { ...session, ...headers },
        dispatcher,
      })
      return {
        status: statusCode,
        headers: JSON.stringify(answered),
        text: await body.text(),
      }
    },
    close: () => dispatcher.destroy(),
  }
}
