import type { Organization, Person } from './model.js'
import { createRandom } from './random.js'

/** A role that somebody may have, of the organisation or of a team. */
export interface MemberRole {
  readonly id: number
  readonly name: string
  readonly category: 'organization' | 'team'
  /** Only team roles have one (vendor's OpenAPI). */
  readonly identifier: string | null
}

/** Somebody's place in an organisation: a member, or one who is invited. */
export interface Membership {
  readonly person: Person
  /** The name of the role in the organisation. */
  role: string
  /** The names of the roles in teams, by the team's id. */
  readonly teamRoles: Map<number, string>
  /** Until when an invitation is good, in ms since the epoch; `null`: it was accepted. */
  invitedUntil: number | null
  readonly lastLogin: number | null
  /** What was said to them with the invitation; `null`: nothing. */
  note: string | null
  /** Why nobody may change their roles in teams; `null`: anybody may who manages members. */
  teamRolesLock: 'fixed' | 'sso-pending' | null
}

/** What the guide's four roles are in an organisation and its teams. */
const guideRoles: Readonly<Record<string, { role: string; teamRole: string | null }>> = {
  admin: { role: 'Admin', teamRole: null },
  manager: { role: 'Member', teamRole: 'Team Admin' },
  builder: { role: 'Member', teamRole: 'Team Member' },
  viewer: { role: 'Member', teamRole: 'Team Monitoring' },
}

/** The guide's roles, from most to least. */
export const guideRoleNames = Object.keys(guideRoles)

const organizationRoles = ['Owner', 'Admin', 'Member', 'Accountant', 'App Developer', 'Guest']
const teamRoles: Readonly<Record<string, string>> = {
  'Team Admin': 'company:team-admin',
  'Team Member': 'company:team-member',
  'Team Monitoring': 'company:team-monitoring',
  'Team Operator': 'company:team-operator',
  'Team Restricted Member': 'company:team-restricted-member',
}

const day = 86_400_000
/** So long an invitation is good. */
const invitationMs = 7 * day

/** Who belongs to which organisation, and as what. */
export interface Members {
  /** Every role there is. Its ids follow from the seed, since nobody may count on them. */
  readonly roles: readonly MemberRole[]
  /** Those of an organisation, by when they came. */
  of(organizationId: number): readonly Membership[]
  find(organizationId: number, personId: number): Membership | undefined
  /** Invites somebody; a repeated invitation renews the one before. @param role a name of the organisation's roles */
  invite(
    organization: Organization,
    who: {
      name: string
      email: string
      role: string
      teamIds: readonly number[]
      note?: string | null
    },
  ): Membership
  /** Puts somebody out of the organisation and its teams; answers whether they were in it. */
  remove(organizationId: number, personId: number): boolean
  /** What the guide calls somebody's place, and the least of its roles where it has no word. */
  guideRole(member: Membership): string
  /** Gives somebody the place that the guide means by `role`, in every team. */
  setGuideRole(organization: Organization, member: Membership, role: string): void
}

/** Makes the memberships of a seeded world: the first person owns the organisation, two are invited. */
export function createMembers(
  organizations: readonly Organization[],
  seed: number,
  now: () => number,
): Members {
  const random = createRandom(seed, 'roles')
  const base = random.int(10, 900)
  const roles: MemberRole[] = [
    ...organizationRoles.map((name, index) => ({
      id: base + index * 3,
      name,
      category: 'organization' as const,
      identifier: null,
    })),
    ...Object.entries(teamRoles).map(([name, identifier], index) => ({
      id: base + 100 + index * 7,
      name,
      category: 'team' as const,
      identifier,
    })),
  ]
  const members = new Map(organizations.map((one) => [one.id, seedMembers(one, now())]))
  let lastId = 79_000
  const of = (organizationId: number) => members.get(organizationId) ?? []

  return {
    roles,
    of,
    find: (organizationId, personId) =>
      of(organizationId).find(({ person }) => person.id === personId),
    invite(organization, { name, email, role, teamIds, note = null }) {
      const known = of(organization.id).find(
        ({ person }) => person.email.toLowerCase() === email.toLowerCase(),
      )
      const invited: Membership = known ?? {
        person: { id: ++lastId, name, email },
        role,
        teamRoles: new Map(),
        invitedUntil: null,
        lastLogin: null,
        teamRolesLock: null,
        note: null,
      }
      invited.invitedUntil = now() + invitationMs
      invited.role = role
      invited.note = note
      for (const id of teamIds) invited.teamRoles.set(id, 'Team Member')
      if (!known) members.set(organization.id, [...of(organization.id), invited])
      return invited
    },
    remove(organizationId, personId) {
      const left = of(organizationId).filter(({ person }) => person.id !== personId)
      const wasIn = left.length < of(organizationId).length
      members.set(organizationId, left)
      return wasIn
    },
    guideRole(member) {
      if (member.role === 'Owner' || member.role === 'Admin') return 'admin'
      const names = new Set<string | null>(member.teamRoles.values())
      const found = Object.entries(guideRoles).find(
        ([, { teamRole }]) => teamRole !== null && names.has(teamRole),
      )
      return found?.[0] ?? 'viewer'
    },
    setGuideRole(organization, member, name) {
      const place = guideRoles[name]
      if (!place) return
      member.role = place.role
      for (const { id } of organization.teams) {
        if (place.teamRole !== null) member.teamRoles.set(id, place.teamRole)
      }
    },
  }
}

function seedMembers({ people, teams }: Organization, now: number): Membership[] {
  const places = [
    ['Owner', 'Team Admin'],
    ['Admin', 'Team Member'],
    ['Member', 'Team Admin'],
    ['Member', 'Team Member'],
  ] as const
  const inTeams = (name: string) => new Map(teams.map(({ id }) => [id, name]))
  const present = people.map((person, index): Membership => {
    const [role, teamRole] = places[index % places.length] ?? places[3]
    const lastLogin = now - (index + 1) * 5 * 3_600_000
    return {
      person,
      role,
      teamRoles: inTeams(teamRole),
      invitedUntil: null,
      lastLogin,
      teamRolesLock: null,
      note: null,
    }
  })
  const [first] = people
  const domain = first?.email.split('@')[1] ?? 'example.test'
  const id = (first?.id ?? 0) + 30
  const invited = [
    ['Noa Lindqvist', 'noa.lindqvist', 'Team Monitoring', 3 * day],
    ['Omar Haddad', 'omar.haddad', 'Team Operator', -2 * day],
  ] as const
  return [
    ...present,
    ...invited.map(([name, mailbox, teamRole, leftMs], index): Membership => ({
      person: { id: id + index, name, email: `${mailbox}@${domain}` },
      role: 'Member',
      teamRoles: inTeams(teamRole),
      invitedUntil: now + leftMs,
      lastLogin: null,
      teamRolesLock: null,
      note: null,
    })),
  ]
}
