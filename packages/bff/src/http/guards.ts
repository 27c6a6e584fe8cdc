import { leastRoleFor, roleAllows, type Route, type Viewer } from '@inlaykit/shared'
import { DomainError } from '../core/errors.js'
import type { IdentifyRequest } from './identity.js'

/** What tells a request of our own pages from one that a foreign page made. */
export interface OriginPolicy {
  /** The origins that may write. */
  readonly allowed: ReadonlySet<string>
  /** Whether an origin whose host is the `Host` header will do: only while developing, where no public address is set. */
  readonly trustHost: boolean
}

/** The policy that follows from the options. */
export function originPolicy(options: {
  publicUrl: string | null
  allowedOrigins: readonly string[]
  production: boolean
}): OriginPolicy {
  const allowed = new Set(options.allowedOrigins.map((origin) => new URL(origin).origin))
  if (options.publicUrl !== null) allowed.add(new URL(options.publicUrl).origin)
  return { allowed, trustHost: !options.production && options.publicUrl === null }
}

/**
 * Refuses a request without our header: a foreign page can't send it without a preflight, which we answer ourselves.
 * @throws DomainError `forbidden`
 */
export function requireHeader(request: IdentifyRequest): void {
  if (request.header('x-inlaykit') === '1') return
  throw new DomainError('forbidden', 'Send the header `X-Inlaykit: 1` with every request.')
}

/** Whether `origin` is the one that the `Host` header names; look-alikes and other ports are not. */
function isHost(origin: string, host: string | undefined): boolean {
  if (host === undefined || !URL.canParse(origin)) return false
  const { protocol, host: originHost } = new URL(origin)
  const own = `${protocol}//${host}`
  return URL.canParse(own) && new URL(own).host === originHost
}

/**
 * Refuses what a page of a foreign origin asked for, reads too: the host may have told its browser that any origin will
 * do. Browsers send `Origin` with each request across origins that we would answer, and pages can't alter it.
 * @throws DomainError `forbidden`
 */
export function refuseForeignOrigin(request: IdentifyRequest, policy: OriginPolicy): void {
  const origin = request.header('origin')
  if (origin === undefined || policy.allowed.has(origin)) return
  if (policy.trustHost && isHost(origin, request.header('host'))) return
  throw new DomainError(
    'forbidden',
    'The page that asked is of an origin that may not. Add it to `allowedOrigins`, or set `publicUrl` to the origin people see.',
  )
}

/**
 * Refuses a change that a foreign page asked for. Browsers send `Origin` with every unsafe request, so where it is
 * missing only `Sec-Fetch-Site: same-origin` or a program without cookies will do.
 * @throws DomainError `forbidden`
 */
export function requireOwnOrigin(request: IdentifyRequest, policy: OriginPolicy): void {
  refuseForeignOrigin(request, policy)
  if (request.header('origin') !== undefined) return
  const site = request.header('sec-fetch-site')
  if (site === 'same-origin') return
  if (site === undefined && request.header('cookie') === undefined) return
  throw new DomainError(
    'forbidden',
    'Where the request comes from is not known: it carries neither `Origin` nor `Sec-Fetch-Site: same-origin`.',
  )
}

/** Somebody who is known was refused by their role: an attempt that is kept, as a foreign page's is not. */
export class RoleRefusal extends DomainError {}

/**
 * Refuses what the viewer's role does not include.
 * @throws RoleRefusal `forbidden`, naming the role that would do
 */
export function requirePermission(viewer: Viewer, permission: Route['permission']): void {
  if (permission === 'any' || permission === 'none') return
  if (roleAllows(viewer.role, permission)) return
  throw new RoleRefusal(
    'forbidden',
    `This needs the role ${leastRoleFor(permission)} or one above it; yours is ${viewer.role}.`,
  )
}
