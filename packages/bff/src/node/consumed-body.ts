import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'

/** A request as Node's servers hand it over, HTTP/2 too. */
export type NodeRequest = IncomingMessage | Http2ServerRequest

/** What a host's body parsers leave on a request. */
export interface Parsed {
  /** NestJS and Firebase: the bytes of the body, where they were kept. */
  readonly rawBody?: unknown
  /** A body parser's result. */
  readonly body?: unknown
}

/** What to tell whoever put something before us that kept nothing of the body. */
export const lostBodyDetail =
  'Another middleware read the body of this request and kept nothing of it. Mount Inlaykit before it, or keep the bytes in `req.rawBody`.'

/** Whether the request brought a body at all. */
function hasBody(request: NodeRequest): boolean {
  if ('stream' in request) return !request.stream.endAfterHeaders
  const length = request.headers['content-length']
  return (
    request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
  )
}

/**
 * The bytes of a body that a parser of the host read before us: `undefined` when nobody did, `null` when they are lost.
 * A JSON body means the same when it is written anew from what the parser made of it.
 */
export function consumedBody(
  request: NodeRequest,
  { rawBody, body }: Parsed,
): string | Uint8Array<ArrayBuffer> | null | undefined {
  if (!request.readableDidRead || !hasBody(request)) return undefined
  if (rawBody instanceof Uint8Array) return new Uint8Array(rawBody)
  if (typeof rawBody === 'string' || typeof body === 'string') return (rawBody ?? body) as string
  if (body instanceof Uint8Array) return new Uint8Array(body)
  if (body === undefined) return null
  return JSON.stringify(body) ?? null
}
