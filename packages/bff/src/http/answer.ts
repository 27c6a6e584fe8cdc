import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Endpoint } from '@inlaykit/shared'
import type { Redirect } from '../core/handler.js'

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

/** Encodes an answer, once for its tag and its bytes: how fresh it is stands at the end, where the tag leaves it out. */
export function encodeAnswer(body: unknown): EncodedAnswer {
  const { asOf, ...rest } = body as Record<string, unknown>
  const tagged = JSON.stringify(rest).slice(0, -1)
  const comma = tagged === '{' ? '' : ','
  const freshness = asOf === undefined ? '' : `${comma}"asOf":${JSON.stringify(asOf)}`
  const bytes = encoder.encode(`${tagged}${freshness}}`)
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
function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
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

/**
 * The fine answer of an endpoint. Reads for a viewer carry a weak `ETag` over all but their freshness and honour
 * `If-None-Match`; everything else must not be stored.
 */
export function fineResponse(endpoint: Endpoint, body: unknown, request: Request): Response {
  const headers = new Headers({ 'X-Content-Type-Options': 'nosniff' })
  const isRead = endpoint.method === 'GET' && endpoint.permission !== 'none'
  headers.set('Cache-Control', isRead ? 'private, no-cache' : 'no-store')
  if (endpoint.permission !== 'none') headers.set('Vary', 'Cookie, Authorization')
  if (endpoint.response === null) {
    return new Response(null, { status: endpoint.status ?? 204, headers })
  }

  const { bytes, etag, asOf } = encodeAnswer(body)
  if (isRead) {
    headers.set('ETag', etag)
    if (asOf !== null) headers.set('Inlaykit-As-Of', asOf)
    if (matches(request.headers.get('if-none-match'), etag)) {
      return new Response(null, { status: 304, headers })
    }
  }
  headers.set('Content-Type', 'application/json; charset=utf-8')
  return new Response(bytes, { status: endpoint.status ?? 200, headers })
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
