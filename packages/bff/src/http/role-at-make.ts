import { roleAllows, type Endpoint, type Role, type Viewer } from '@inlaykit/shared'
import { requirePermission } from './guards.js'
import { tooSlowUpstream } from './read-kept.js'
import type { Visit } from './exchange.js'

/**
 * What a viewer is at Make, never more than at the host.
 * @param connectionId the tenant's default connection when absent
 * @throws whatever kept it from being known
 */
export type RoleAtMake = (
  viewer: Viewer,
  connectionId: string | undefined,
  signal: AbortSignal,
) => Promise<Role>

/** The role, or the least one where it can't be known: to see what is mirrored asks for no more. */
export async function roleOrLeast(role: Promise<Role>): Promise<Role> {
  return role.catch(() => 'viewer' as const)
}

/**
 * The viewer with the role that counts for an endpoint: what is done through a connection goes by the role at Make.
 * @throws `forbidden` when that doesn't do, or what kept it from being known when the least role wouldn't do
 */
export async function viewerAtMake(
  roleAtMake: RoleAtMake,
  { permission, usesConnection }: Endpoint,
  { connection, deadline }: Visit,
  viewer: Viewer,
): Promise<Viewer> {
  if (!usesConnection || permission === 'any' || permission === 'none') return viewer
  const asked = roleAtMake(viewer, connection, deadline.signal)
  const known = roleAllows('viewer', permission) ? roleOrLeast(asked) : asked
  const atMake = { ...viewer, role: await deadline.race(known, tooSlowUpstream) }
  requirePermission(atMake, permission)
  return atMake
}
