import type { OriginPolicy } from './guards.js'
import type { IdentifyRequest } from './identity.js'

const allowedHeaders = [
  'X-Inlaykit',
  'Content-Type',
  'Authorization',
  'Idempotency-Key',
  'If-None-Match',
  'Last-Event-ID',
].join(', ')

const exposedHeaders = [
  'X-Request-Id',
  'ETag',
  'Inlaykit-As-Of',
  'Idempotency-Replayed',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
].join(', ')

/** How long a browser may keep a preflight's answer, in seconds. */
const preflightAge = 600

/** Whether a request asks, on behalf of a page of another origin, if it may. */
export function isPreflight(request: Request): boolean {
  return (
    request.method === 'OPTIONS' &&
    request.headers.has('origin') &&
    request.headers.has('access-control-request-method')
  )
}

/** Names the request in its answer, and lets the pages of allowed origins read it. Others get nothing, so their browser refuses. */
export function sealHeaders(
  headers: Pick<Headers, 'set' | 'append'>,
  requestId: string,
  request: Pick<IdentifyRequest, 'header'>,
  policy: OriginPolicy,
): void {
  headers.set('X-Request-Id', requestId)
  if (policy.allowed.size > 0) headers.append('Vary', 'Origin')
  const origin = request.header('origin')
  if (origin === undefined || !policy.allowed.has(origin)) return
  headers.set('Access-Control-Allow-Origin', origin)
  headers.set('Access-Control-Allow-Credentials', 'true')
  headers.set('Access-Control-Expose-Headers', exposedHeaders)
}

/** The answer to a preflight of an allowed origin, as far as the method goes. */
export function preflightResponse(methods: readonly string[]): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': methods.join(', '),
      'Access-Control-Allow-Headers': allowedHeaders,
      'Access-Control-Max-Age': String(preflightAge),
      'Cache-Control': 'no-store',
    },
  })
}
