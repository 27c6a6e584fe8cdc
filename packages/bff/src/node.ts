import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener, RequestError } from '@hono/node-server'
import { DomainError } from './core/errors.js'
import { newId } from './core/ids.js'
import { problemResponse, toProblem } from './http/problems.js'
import { setRawRequest } from './http/raw-request.js'

/** What a handler is made of: the answer of `createBff` fits. */
export interface Mountable {
  /** Where it is mounted, as its pages see it; for example `/api/inlaykit`. */
  readonly basePath: string
  readonly fetch: (request: Request) => Response | Promise<Response>
}

/** A handler for `http.createServer`, and a middleware for Express, Connect and NestJS. */
export type NodeHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => void

/** What frameworks add to the request of Node. */
interface HostRequest extends IncomingMessage {
  /** Express: the address before the mount's prefix was cut off. */
  readonly originalUrl?: string
  /** NestJS and Firebase: the bytes of the body, where they were kept. */
  readonly rawBody?: unknown
  /** A body parser's result. */
  readonly body?: unknown
}

function problem(error: unknown, headers?: Record<string, string>): Response {
  return problemResponse(toProblem(error, newId('req')), headers)
}

/** The path of a request target, which a proxy may send in absolute form. */
function pathOf(target: string): string {
  const path =
    /^https?:\/\//i.test(target) && URL.canParse(target) ? new URL(target).pathname : target
  return path.split('?', 1)[0] ?? ''
}

/** Whether the request brought a body at all. */
function hasBody(request: IncomingMessage): boolean {
  const length = request.headers['content-length']
  return (
    request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
  )
}

/**
 * The bytes of a body that a parser of the host read before us: `undefined` when nobody did, `null` when they are lost.
 * A JSON body means the same when it is written anew from what the parser made of it.
 */
function consumedBody(request: HostRequest): string | Uint8Array<ArrayBuffer> | null | undefined {
  if (!request.readableDidRead || !hasBody(request)) return undefined
  // The adapter takes these bytes by itself.
  if (request.rawBody instanceof Buffer) return undefined
  const { body } = request
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return new Uint8Array(body)
  if (body === undefined) return null
  return JSON.stringify(body) ?? null
}

/**
 * Mounts the kit in a Node server, in any order with body parsers. Requests outside the base path go on to `next`, or
 * are answered 404 where there is none. The globals of the process stay as they are.
 *
 * ```ts
 * app.use(toNodeHandler(bff))                 // Express, NestJS
 * http.createServer(toNodeHandler(bff))       // plain Node
 * ```
 * @param bff the kit, as `createBff` made it
 */
export function toNodeHandler(bff: Mountable): NodeHandler {
  const listener = getRequestListener(
    (request, env) => {
      const incoming = env.incoming as HostRequest
      const consumed = consumedBody(incoming)
      if (consumed === null) {
        return problemResponse({
          ...toProblem(new Error('body consumed'), newId('req')),
          detail:
            'Another middleware read the body of this request and kept nothing of it. Mount Inlaykit before it, or keep the bytes in `req.rawBody`.',
        })
      }
      const web =
        consumed === undefined
          ? request
          : new Request(request.url, {
              method: request.method,
              headers: request.headers,
              body: consumed,
              signal: request.signal,
            })
      setRawRequest(web, incoming)
      return bff.fetch(web)
    },
    {
      overrideGlobalObjects: false,
      errorHandler: (error) =>
        problem(
          error instanceof RequestError
            ? new DomainError('validation', 'The address or the Host header is not valid.')
            : error,
        ),
    },
  )

  return (request, response, next) => {
    const { originalUrl, url } = request as HostRequest
    const target = originalUrl ?? url ?? '/'
    const path = pathOf(target)
    if (path !== bff.basePath && !path.startsWith(`${bff.basePath}/`) && next) {
      next()
      return
    }
    // Express cuts the mount's prefix off. The adapter reads the address at once, so the host finds it as it was.
    request.url = target
    const answered = listener(request, response)
    request.url = url
    answered.catch(() => response.destroy())
  }
}
