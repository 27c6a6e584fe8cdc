import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Endpoint } from '@inlaykit/shared'
import type { Redirect } from '../core/handler.js'
import type { IdentifyRequest } from './identity.js'

/** What a handler answered, as it goes out. */
export interface EncodedAnswer {
  /** JSON in UTF-8. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** A weak tag of all but how fresh it is: that does not make it another answer. */
  readonly etag: string
  /** How fresh it is, where it tells so. */
  readonly asOf: string | null
}

const encoder = new TextEncoder()
const jsonType = 'application/json; charset=utf-8'

/** Encodes an answer, once for its tag and its bytes: how fresh it is stands at the end, where the tag leaves it out. */
export function encodeAnswer(body: unknown): EncodedAnswer {
  const { asOf, ...rest } = body as Record<string, unknown>
  const tagged = JSON.stringify(rest).slice(0, -1)
  const comma = tagged === '{' ? '' : ','
  const freshness = asOf === undefined ? '' : `${comma}"asOf":${JSON.stringify(asOf)}`
  const { buffer, byteOffset, byteLength } = encoder.encode(`${tagged}${freshness}}`)
  // Node's sockets would make a Buffer of any other array, each time it is sent.
  const bytes = Buffer.from(buffer, byteOffset, byteLength)
  // Nothing but ASCII stands behind what is tagged.
  const digest = createHash('sha256')
    .update(bytes.subarray(0, bytes.byteLength - freshness.length - 1))
    .digest('base64url')
  return {
    bytes,
    etag: `W/"${digest.slice(0, 27)}"`,
    asOf: typeof asOf === 'string' ? asOf : null,
  }
}

/** RFC 9110 13.1.2: weak comparison against each listed tag, `*` matches anything. */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch === etag) return true
  const opaque = etag.replace(/^W\//, '')
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === opaque)
}

/**
 * Refuses an answer that breaks the contract: a wrong field, or one that the contract doesn't know and that would
 * reach browsers unseen. Too dear for every answer, so it is for tests alone.
 * @throws Error naming the endpoint and the places
 */
export function checkAnswer(name: string, endpoint: Endpoint, body: unknown): void {
  if (endpoint.response === null) return
  const sent: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body))
  const result = endpoint.response.safeParse(sent)
  if (!result.success) {
    throw new Error(`${name} answers what the contract does not allow: ${result.error.message}`)
  }
  if (!isDeepStrictEqual(result.data, sent)) {
    throw new Error(`${name} answers fields that the contract does not know`)
  }
}

/** Headers by their names in lower case. */
export type PlainHeaders = Record<string, string>

/** An answer before it is a `Response`, or bytes on a socket. */
export interface PlainAnswer {
  readonly status: number
  readonly headers: PlainHeaders
  readonly body: Uint8Array<ArrayBuffer> | null
}

/** The answer to a viewer's read: with a weak `ETag` over all but its freshness, honouring `If-None-Match`. */
export function readAnswer(
  { bytes, etag, asOf }: EncodedAnswer,
  request: Pick<IdentifyRequest, 'header'>,
): PlainAnswer {
  const headers: PlainHeaders = {
    'cache-control': 'private, no-cache',
    etag,
    vary: 'Cookie, Authorization',
    'x-content-type-options': 'nosniff',
  }
  if (asOf !== null) headers['inlaykit-as-of'] = asOf
  if (matches(request.header('if-none-match'), etag)) return { status: 304, headers, body: null }
  headers['content-type'] = jsonType
  return { status: 200, headers, body: bytes }
}

/** The answer to a viewer's read, as a `Response`. */
export function readResponse(
  encoded: EncodedAnswer,
  request: Pick<IdentifyRequest, 'header'>,
): Response {
  const { status, headers, body } = readAnswer(encoded, request)
  return new Response(body, { status, headers })
}

/** Whether the fine answer of an endpoint may be stored by whoever asked: reads for a viewer that hold no secrets. */
export function isStorable({ method, permission, response, confidential }: Endpoint): boolean {
  return method === 'GET' && permission !== 'none' && response !== null && confidential !== true
}

/** The fine answer of an endpoint. What may be stored may be asked for again by its tag. */
export function fineResponse(
  endpoint: Endpoint,
  body: unknown,
  request: Pick<IdentifyRequest, 'header'>,
): Response {
  const hasBody = endpoint.response !== null
  if (isStorable(endpoint)) return readResponse(encodeAnswer(body), request)
  const headers = new Headers({
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  if (endpoint.permission !== 'none') headers.set('Vary', 'Cookie, Authorization')
  if (!hasBody) return new Response(null, { status: endpoint.status ?? 204, headers })
  headers.set('Content-Type', jsonType)
  return new Response(encodeAnswer(body).bytes, { status: endpoint.status ?? 200, headers })
}

/** Sends a browser on. The address that it came from holds what is good for once, so it is told to nobody. */
export function redirectResponse({ location }: Redirect): Response {
  return new Response(null, {
    status: 303,
    headers: {
      Location: location,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
