import {
  permissions,
  roleAllows,
  routes,
  type Permission,
  type Role,
  type Route,
} from '@inlaykit/shared'

/** What is done at Make, through a connection; the rest is the host's own. */
const atMake: ReadonlySet<Route['permission']> = new Set(
  Object.values<Route>(routes)
    .filter(({ usesConnection }) => usesConnection)
    .map(({ permission }) => permission),
)

/**
 * What somebody may do whose role at Make and at the host are these.
 * @param role for what is done at Make
 * @param hostRole for what is not
 */
export function permissionsAs(role: Role, hostRole: Role): Permission[] {
  return permissions.filter((one) => roleAllows(atMake.has(one) ? role : hostRole, one))
}
