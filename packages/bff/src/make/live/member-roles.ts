import { roles, type Role } from '@inlaykit/shared'
import { DomainError } from '../../core/errors.js'
import type { MakeMember } from '../port/members.js'

/** A role as Make names it. `category`: `organization` or `team`. */
export interface LiveRole {
  readonly id: string
  readonly name: string
  readonly category: string | null
}

/** The bridge: what each of our roles is called at Make, in the organisation and in its team. */
export const rolesAtMake: Readonly<Record<Role, { organization: string; team: string }>> = {
  admin: { organization: 'Admin', team: 'Team Admin' },
  manager: { organization: 'Member', team: 'Team Admin' },
  builder: { organization: 'Member', team: 'Team Member' },
  viewer: { organization: 'Member', team: 'Team Monitoring' },
}

/** What two roles at Make are to us. Those of no counterpart are told by their name. */
export function roleNames(
  inOrganization: string | null,
  inTeam: string | null,
): Pick<MakeMember, 'role' | 'roleName' | 'owner'> {
  const owner = inOrganization === 'Owner'
  if (owner || inOrganization === rolesAtMake.admin.organization) {
    return { role: 'admin', roleName: inOrganization, owner }
  }
  if (inOrganization !== 'Member') return { role: null, roleName: inOrganization, owner }
  const role = roles.find((one) => one !== 'admin' && rolesAtMake[one].team === inTeam) ?? null
  return { role, roleName: inTeam ?? inOrganization, owner }
}

/**
 * The role of that name; ids differ from Make to Make.
 * @throws `upstream-unavailable` when there is none: nothing may be sent then
 */
export function findRole(
  known: readonly LiveRole[],
  category: 'organization' | 'team',
  name: string,
): LiveRole {
  const role = known.find((one) => one.category === category && one.name === name)
  if (role) return role
  throw new DomainError('upstream-unavailable', `Make tells of no role ${name}. Try again later.`)
}

/**
 * A body that names a role. An empty one would remove the member, so that none is made without a number.
 * @throws `upstream-unavailable` when the role's id is no number
 */
export function toBody({ id, name }: LiveRole): { usersRoleId: number } {
  const usersRoleId = Number(id)
  if (Number.isSafeInteger(usersRoleId) && usersRoleId > 0) return { usersRoleId }
  throw new DomainError(
    'upstream-unavailable',
    `Make's role ${name} has an id that can't be used. Try again later.`,
  )
}
