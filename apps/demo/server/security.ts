import type { RequestHandler } from 'express'

/** What pages of Larkfield may load and do: their own files, nothing inline, nothing from elsewhere. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Vite's hot reloading puts its styles and its preamble inline, and speaks over a WebSocket. */
const developmentPolicy = contentSecurityPolicy
  .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
  .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("connect-src 'self'", "connect-src 'self' ws:")

/** Sets the headers that each answer of Larkfield carries. */
export function securityHeaders(options: { readonly development: boolean }): RequestHandler {
  const policy = options.development ? developmentPolicy : contentSecurityPolicy
  return (_request, response, next) => {
    response.set({
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    })
    next()
  }
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses writes that another site's page set off. */
export function sameOriginWrites(): RequestHandler {
  return (request, response, next) => {
    const origin = request.get('origin')
    const site = request.get('sec-fetch-site')
    const foreign =
      (site !== undefined && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined && hostOf(origin) !== request.get('host'))
    if (!safeMethods.has(request.method) && foreign) {
      response.status(403).json({ message: 'This request came from another site.' })
      return
    }
    next()
  }
}
