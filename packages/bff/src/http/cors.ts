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

/** The headers that an answer gets besides its own. */
export interface Seal {
  /** What it varies on too. */
  readonly vary: 'Origin' | null
  /** Lets the pages of an allowed origin read it. Others get nothing, so their browser refuses. */
  readonly readable: Readonly<Record<string, string>> | null
}

const unsealed: Seal = { vary: null, readable: null }
const unreadable: Seal = { vary: 'Origin', readable: null }

/** How the answer to a request is sealed. */
export function sealOf(request: Pick<IdentifyRequest, 'header'>, policy: OriginPolicy): Seal {
  if (policy.allowed.size === 0) return unsealed
  const origin = request.header('origin')
  if (origin === undefined || !policy.allowed.has(origin)) return unreadable
  return {
    vary: 'Origin',
    readable: {
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': exposedHeaders,
    },
  }
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
