import { roles, type Role } from '@inlaykit/shared'
import { DomainError } from '../../core/errors.js'
import type { MakeMember } from '../port/members.js'

/** A role as Make names it. `category`: `organization` or `team`. */
export interface LiveRole {
  readonly id: string
  readonly name: string
  readonly category: string | null
  /** What a team's role is called in every language; `null` where Make tells of none, as for the organisation's. */
  readonly identifier: string | null
}

/** A role of a team, by which it is known at Make. */
interface TeamRole {
  readonly name: string
  readonly identifier: string
}

const teamAdmin: TeamRole = { name: 'Team Admin', identifier: 'company:team-admin' }

/** The bridge: what each of our roles is called at Make, in the organisation and in its team. */
const rolesAtMake: Readonly<Record<Role, { organization: string; team: TeamRole }>> = {
  admin: { organization: 'Admin', team: teamAdmin },
  manager: { organization: 'Member', team: teamAdmin },
  builder: {
    organization: 'Member',
    team: { name: 'Team Member', identifier: 'company:team-member' },
  },
  viewer: {
    organization: 'Member',
    team: { name: 'Team Monitoring', identifier: 'company:team-monitoring' },
  },
}

/** A role that has an identifier goes by that alone: its name may be translated, or be that of a custom one. */
function isTeamRole(role: LiveRole, wanted: TeamRole): boolean {
  return role.identifier === null
    ? role.name === wanted.name
    : role.identifier === wanted.identifier
}

/** What two roles at Make are to us. Those of no counterpart are told by their name. */
export function roleNames(
  inOrganization: string | null,
  inTeam: LiveRole | null,
): Pick<MakeMember, 'role' | 'roleName' | 'owner'> {
  const owner = inOrganization === 'Owner'
  if (owner || inOrganization === rolesAtMake.admin.organization) {
    return { role: 'admin', roleName: inOrganization, owner }
  }
  if (inOrganization !== 'Member') return { role: null, roleName: inOrganization, owner }
  const role =
    inTeam && roles.find((one) => one !== 'admin' && isTeamRole(inTeam, rolesAtMake[one].team))
  return { role: role ?? null, roleName: inTeam?.name ?? inOrganization, owner }
}

/**
 * What `role` is in the organisation; ids differ from Make to Make.
 * @throws `upstream-unavailable` when Make tells of none: nothing may be sent then
 */
export function findOrganizationRole(known: readonly LiveRole[], role: Role): LiveRole {
  const { organization: name } = rolesAtMake[role]
  return requireRole(
    known.find((one) => one.category === 'organization' && one.name === name),
    name,
  )
}

/**
 * What `role` is in a team; ids differ from Make to Make.
 * @throws `upstream-unavailable` when Make tells of none: nothing may be sent then
 */
export function findTeamRole(known: readonly LiveRole[], role: Role): LiveRole {
  const { team } = rolesAtMake[role]
  const ofTeams = known.filter((one) => one.category === 'team' && isTeamRole(one, team))
  return requireRole(ofTeams.find(({ identifier }) => identifier !== null) ?? ofTeams[0], team.name)
}

function requireRole(role: LiveRole | undefined, name: string): LiveRole {
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
