/** What a viewer is within their tenant, from least to most (facts of the source guide: viewer, builder, manager, admin). */
export const roles = ['viewer', 'builder', 'manager', 'admin'] as const

/** One of {@link roles}. */
export type Role = (typeof roles)[number]

/** What each role may do beyond the one below it. */
const added = {
  viewer: ['scenarios:read', 'executions:read', 'webhooks:read', 'members:read', 'usage:read'],
  builder: ['scenarios:write', 'scenarios:run', 'webhooks:write', 'alerts:read', 'deliveries:read'],
  manager: [
    'members:write',
    'connections:read',
    'connections:write',
    'alerts:write',
    'backups:read',
    'backups:write',
    'deliveries:write',
    'audit:read',
  ],
  admin: [],
} as const

/** Something that a viewer may be allowed to do. `X:read` shows, `X:write` changes, `scenarios:run` starts and stops runs. */
export type Permission = (typeof added)[Role][number]

/** What a role and all below it may do. */
function permissionsOf(role: Role): readonly Permission[] {
  return roles.slice(0, roles.indexOf(role) + 1).flatMap((one) => added[one])
}

/** Everything that a viewer may be allowed to do. */
export const permissions = /* @__PURE__ */ permissionsOf('admin')

/** The one table from which every permission check of the BFF and every disabled button of the kit derives. */
export const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: /* @__PURE__ */ permissionsOf('viewer'),
  builder: /* @__PURE__ */ permissionsOf('builder'),
  manager: /* @__PURE__ */ permissionsOf('manager'),
  admin: permissions,
}

/** Whether `role` includes `permission`. */
export function roleAllows(role: Role, permission: Permission): boolean {
  return permissionsOf(role).includes(permission)
}

/** The least role that includes `permission`: what a disabled button names as its reason. */
export function leastRoleFor(permission: Permission): Role {
  return roles.find((role) => roleAllows(role, permission)) ?? 'admin'
}
