import { leastRoleFor, type Permission, type Role } from '@inlaykit/shared/client'
import type { CapabilityName, Session } from '@inlaykit/shared'
import type { UseQueryResult } from '@tanstack/react-query'
import { sessionQuery } from './session-query.js'
import { useRead } from './useRead.js'

const loadSessionUpdate = () => import('./session-update.js')

/** Who is looking, what they may do, and how their tenant is connected; kept current. */
export function useSession(): UseQueryResult<Session> {
  return useRead(sessionQuery, {}, loadSessionUpdate)
}

/** Whether the viewer may do something; `unknown` until the session is read. */
export type Access =
  | { readonly state: 'allowed' }
  | { readonly state: 'unknown' }
  /** `leastRole`: who may. */
  | { readonly state: 'role'; readonly leastRole: Role }
  /** The connection to Make does not offer it. */
  | { readonly state: 'unsupported' }

/**
 * Whether the viewer may do something, from the session.
 * @param session what `useSession().data` holds
 * @param permission that it needs
 * @param capability that the connection must have, if any
 */
export function accessFor(
  session: Session | undefined,
  permission: Permission,
  capability?: CapabilityName,
): Access {
  if (session === undefined) return { state: 'unknown' }
  if (!session.permissions.includes(permission)) {
    return { state: 'role', leastRole: leastRoleFor(permission) }
  }
  if (capability !== undefined && session.capabilities?.[capability] === false) {
    return { state: 'unsupported' }
  }
  return { state: 'allowed' }
}
