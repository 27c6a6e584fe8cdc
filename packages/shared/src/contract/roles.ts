/** What a viewer is within their tenant, from least to most (facts of the source guide: viewer, builder, manager, admin). */
export const roles = ['viewer', 'builder', 'manager', 'admin'] as const

/** One of {@link roles}. */
export type Role = (typeof roles)[number]

/** Everything that a viewer may be allowed to do. `X:read` shows, `X:write` changes, `scenarios:run` starts and stops runs. */
export const permissions = [
  'scenarios:read',
  'scenarios:write',
  'scenarios:run',
  'executions:read',
  'webhooks:read',
  'webhooks:write',
  'members:read',
  'members:write',
  'usage:read',
  'connections:read',
  'connections:write',
  'alerts:read',
  'alerts:write',
  'backups:read',
  'backups:write',
  'deliveries:read',
  'deliveries:write',
  'audit:read',
] as const

/** One of {@link permissions}. */
export type Permission = (typeof permissions)[number]

const viewer = [
  'scenarios:read',
  'executions:read',
  'webhooks:read',
  'members:read',
  'usage:read',
] as const satisfies readonly Permission[]

const builder = [
  ...viewer,
  'scenarios:write',
  'scenarios:run',
  'webhooks:write',
  'alerts:read',
  'deliveries:read',
] as const satisfies readonly Permission[]

const manager = [
  ...builder,
  'members:write',
  'connections:read',
  'connections:write',
  'alerts:write',
  'backups:read',
  'backups:write',
  'deliveries:write',
  'audit:read',
] as const satisfies readonly Permission[]

/** The one table from which every permission check of the BFF and every disabled button of the kit derives. */
export const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  viewer,
  builder,
  manager,
  admin: permissions,
}

/** Whether `role` includes `permission`. */
export function roleAllows(role: Role, permission: Permission): boolean {
  return permissionsByRole[role].includes(permission)
}

/** The least role that includes `permission`: what a disabled button names as its reason. */
export function leastRoleFor(permission: Permission): Role {
  return roles.find((role) => roleAllows(role, permission)) ?? 'admin'
}
