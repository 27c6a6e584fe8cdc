import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Endpoint } from '@inlaykit/shared'
import type { Redirect } from '../core/handler.js'

/** The parts of a list that make it another list; how fresh it is does not. */
function tagged(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body
  const { asOf: _, ...rest } = body as Record<string, unknown>
  return rest
}

function etagOf(body: unknown): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(tagged(body)))
    .digest('base64url')
  return `W/"${digest.slice(0, 27)}"`
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

function asOfOf(body: unknown): string | undefined {
  const asOf = (body as { asOf?: unknown } | null | undefined)?.asOf
  return typeof asOf === 'string' ? asOf : undefined
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

  if (isRead) {
    const etag = etagOf(body)
    headers.set('ETag', etag)
    const asOf = asOfOf(body)
    if (asOf !== undefined) headers.set('Inlaykit-As-Of', asOf)
    if (matches(request.headers.get('if-none-match'), etag)) {
      return new Response(null, { status: 304, headers })
    }
  }
  headers.set('Content-Type', 'application/json; charset=utf-8')
  return new Response(JSON.stringify(body), { status: endpoint.status ?? 200, headers })
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
