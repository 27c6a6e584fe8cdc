import type { ServerResponse } from 'node:http'
import type { Http2ServerResponse } from 'node:http2'
import { getRequestListener, RequestError } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { DomainError } from '../core/errors.js'
import { newId } from '../core/ids.js'
import { setPrior, type Prior } from '../http/direct.js'
import { problemResponse, toProblem } from '../http/problems.js'
import { setRawRequest } from '../http/raw-request.js'
import { consumedBody, lostBodyDetail, type NodeRequest, type Parsed } from './consumed-body.js'

/** What a handler is made of: the answer of `createBff` fits. */
export interface Mountable {
  /** Where it is mounted, as its pages see it; for example `/api/inlaykit`. */
  readonly basePath: string
  readonly fetch: (request: Request) => Response | Promise<Response>
}

/** An answer as Node's servers take it, HTTP/2 too. */
export type NodeResponse = ServerResponse | Http2ServerResponse

/** How a framework differs from plain Node. */
export interface Framework {
  /** The host's own request: what `identify` gets as `raw`. */
  readonly raw: object
  /** What the host's body parsers left. */
  readonly parsed: Parsed
  /** A body that the host put in the place of the one that came, for example because it inflated it. */
  readonly body?: ReadableStream | undefined
  /** What is known of the request already. */
  readonly prior?: Prior | undefined
  /** Sends the answer in the framework's way; by default it is written to Node's response. */
  readonly deliver?: (response: Response) => Promise<void>
}

/** The answer for what stands in the way of a web `Request`: a broken address, or a fault of ours. */
function faultResponse(error: unknown): Response {
  const known =
    error instanceof RequestError
      ? new DomainError('validation', 'The address or the Host header is not valid.')
      : error
  return problemResponse(toProblem(known, newId('req')))
}

function lostBodyResponse(): Response {
  const problem = toProblem(new Error('body consumed'), newId('req'))
  return problemResponse({ ...problem, detail: lostBodyDetail })
}

/** The request with the body that we were left. */
function withBody(web: Request, body: NonNullable<RequestInit['body']>): Request {
  const { method, headers, signal } = web
  const init = { method, headers, signal, body, duplex: 'half' as const }
  return new Request(web.url, init)
}

/** Adds what the host said its answers vary on to our own list, which would replace it. */
export function joinVary(ours: string | null, hosts: unknown): string | null {
  if (hosts === undefined) return ours
  const names = [ours ?? '', ...[hosts].flat().map(String)].flatMap((list) => list.split(','))
  const byName = new Map(names.map((name) => [name.trim().toLowerCase(), name.trim()]))
  byName.delete('')
  return [...byName.values()].join(', ')
}

/** Puts the cookies that the host set before ours, which would replace them. */
function keepCookies(headers: Headers, hosts: unknown): void {
  const ours = headers.getSetCookie()
  if (hosts === undefined || ours.length === 0) return
  headers.delete('Set-Cookie')
  for (const cookie of [hosts].flat().map(String).concat(ours)) headers.append('Set-Cookie', cookie)
}

/**
 * Once a body was refused midway, the rest of it must be read and dropped, or the connection can't serve another request.
 * The adapter does so, within limits; but the web stream that it had made of the body would hold it back again.
 */
function readToEnd(request: NodeRequest, response: NodeResponse): void {
  response.once('finish', () => {
    if (!request.readableEnded) request.removeAllListeners('data')
  })
}

/**
 * Answers one request of Node through Fetch. The globals of the process stay as they are, and a caller who leaves aborts
 * the signal of the web request.
 */
export function answerNode(
  bff: Mountable,
  request: NodeRequest,
  response: NodeResponse,
  { raw, parsed, body, prior, deliver }: Framework,
): void {
  const answer = async (web: Request): Promise<Response> => {
    // HTTP/2 has no Host: what it says is in `:authority`.
    if ('authority' in request && !web.headers.has('host')) {
      web.headers.set('Host', request.authority)
    }
    const consumed = body ?? consumedBody(request, parsed)
    if (consumed === null) return lostBodyResponse()
    const ready = consumed === undefined ? web : withBody(web, consumed)
    setRawRequest(ready, raw)
    if (prior) setPrior(ready, prior)
    return bff.fetch(ready)
  }
  const send = async (answered: Response): Promise<Response> => {
    if (deliver) {
      await deliver(answered)
      return RESPONSE_ALREADY_SENT
    }
    const vary = joinVary(answered.headers.get('vary'), response.getHeader('vary'))
    if (vary !== null) answered.headers.set('Vary', vary)
    keepCookies(answered.headers, response.getHeader('set-cookie'))
    return answered
  }
  const listener = getRequestListener((web) => answer(web).then(send), {
    overrideGlobalObjects: false,
    errorHandler: (error) => send(faultResponse(error)),
  })
  if (request.method !== 'GET' && request.method !== 'HEAD') readToEnd(request, response)
  listener(request, response).catch(() => response.destroy())
}
