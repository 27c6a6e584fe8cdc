import type { Role } from '@inlaykit/shared'
import { z } from 'zod'
import { DomainError, unsupported } from '../../core/errors.js'
import { optional, optionalText, optionalTime, parseAnswer, upstreamId } from '../parse.js'
import { pathOf, type MakeCall, type Upstream } from '../port/call.js'
import type { MakeScope } from '../port/make-api.js'
import type { MakeMember, MakeMembers } from '../port/members.js'
import {
  findOrganizationRole,
  findTeamRole,
  roleNames,
  toBody,
  type LiveRole,
} from './member-roles.js'

const pageLimit = 1000
const maxPages = 100

const LiveUsers = z.object({
  users: z.array(
    z.object({ id: upstreamId, email: z.string(), name: optionalText, lastLogin: optionalTime }),
  ),
})
type LiveUser = z.infer<typeof LiveUsers>['users'][number]
const LiveRoles = z.object({
  usersRoles: z.array(
    z.object({
      id: upstreamId,
      name: z.string(),
      category: optionalText,
      identifier: optionalText,
    }),
  ),
})
const LiveOrganizationRoles = z.object({
  userOrganizationRoles: z.array(
    z.object({
      userId: upstreamId,
      usersRoleId: optional(upstreamId),
      invitation: z.string().nullish(),
    }),
  ),
})
const LiveTeamRoles = z.object({
  userTeamRoles: z.array(
    z.object({
      userId: upstreamId,
      usersRoleId: optional(upstreamId),
      changeable: z.boolean().nullish(),
      ssoPending: z.boolean().nullish(),
    }),
  ),
})

/** What an `invitation` says; whoever has another than these is no member (vendor's OpenAPI). */
const statuses: Readonly<Record<string, MakeMember['status']>> = {
  '': 'active',
  pending: 'invited',
  expired: 'expired',
}

/** The part of an address before the `@`, as far as Make takes it as a name. */
function nameOf(email: string): string {
  const name = email.split('@')[0]?.replace(/[^\p{L}\p{M}\p{N} '\-.()*+,_/]/gu, '-') ?? ''
  return name.slice(0, 200) || 'Invited'
}

/** Members in the live dialect: who they are, their role in the organisation and in the connection's team. */
export function createMembers(
  upstream: Upstream,
  { organizationId, teamId }: MakeScope,
): MakeMembers {
  async function read<T extends z.ZodType>(
    schema: T,
    what: string,
    request: { path: string; query?: Record<string, string | number | readonly string[]> },
    call: MakeCall,
  ): Promise<z.infer<T>> {
    const { body } = await upstream.request({ method: 'GET', ...request }, call)
    return parseAnswer(schema, body, what)
  }

  function requireOrganization(): string {
    if (organizationId !== null) return organizationId
    throw new DomainError(
      'not-connected',
      'Choose the organisation at Make that this connection is for.',
    )
  }

  /** @throws `unsupported` where no team is chosen: only an admin's role is the organisation's own */
  function requireTeam(): string {
    if (teamId !== null) return teamId
    throw unsupported('A role below admin without a team')
  }

  async function listUsers(organization: string, call: MakeCall): Promise<LiveUser[]> {
    const users = new Map<string, LiveUser>()
    for (let page = 0; page < maxPages; page += 1) {
      const query = {
        organizationId: organization,
        'pg[limit]': pageLimit,
        'pg[offset]': page * pageLimit,
      }
      const told = await read(LiveUsers, 'list of users', { path: pathOf('users'), query }, call)
      for (const user of told.users) users.set(user.id, user)
      if (told.users.length < pageLimit) break
    }
    return [...users.values()]
  }

  async function listRoles(call: MakeCall): Promise<LiveRole[]> {
    const query = { cols: ['id', 'name', 'category', 'identifier'] }
    const request = { path: pathOf('users', 'roles'), query }
    return (await read(LiveRoles, 'list of roles', request, call)).usersRoles
  }

  async function setTeamRole(
    memberId: string,
    role: Role,
    known: readonly LiveRole[],
    call: MakeCall,
  ): Promise<void> {
    const path = pathOf('users', memberId, 'user-team-roles', requireTeam())
    const body = toBody(findTeamRole(known, role))
    await upstream.request({ method: 'POST', path, body }, call)
  }

  async function list(call: MakeCall): Promise<readonly MakeMember[]> {
    const organization = requireOrganization()
    const known = new Map((await listRoles(call)).map((role) => [role.id, role]))
    const { userOrganizationRoles } = await read(
      LiveOrganizationRoles,
      'roles in the organisation',
      { path: pathOf('organizations', organization, 'user-organization-roles') },
      call,
    )
    const inTeam =
      teamId === null
        ? []
        : (
            await read(
              LiveTeamRoles,
              'roles in the team',
              { path: pathOf('teams', teamId, 'user-team-roles') },
              call,
            )
          ).userTeamRoles
    const teamRoles = new Map(inTeam.map((row) => [row.userId, row]))
    const users = new Map((await listUsers(organization, call)).map((user) => [user.id, user]))
    return userOrganizationRoles.flatMap((row): MakeMember[] => {
      const user = users.get(row.userId)
      const status = statuses[row.invitation ?? '']
      if (!user || !status) return []
      const find = (id: string | null | undefined) => (id && known.get(id)) || null
      const teamRow = teamRoles.get(user.id)
      const names = roleNames(find(row.usersRoleId)?.name ?? null, find(teamRow?.usersRoleId))
      return [
        {
          id: user.id,
          email: user.email,
          name: user.name,
          ...names,
          roleChangeable: !names.owner && teamRow?.changeable !== false && !teamRow?.ssoPending,
          status,
          lastSeenAt: user.lastLogin,
        },
      ]
    })
  }

  return {
    list,
    async invite({ email, name, role, note }, call) {
      const organization = requireOrganization()
      const teams = role === 'admin' ? [] : [requireTeam()]
      const known = await listRoles(call)
      const body = {
        email,
        name: name ?? nameOf(email),
        ...toBody(findOrganizationRole(known, role)),
        ...(note !== null && { note }),
        ...(teams.length > 0 && { teamsId: teams.map(Number) }),
      }
      const path = pathOf('organizations', organization, 'invite')
      await upstream.request({ method: 'POST', path, body, once: true }, call)
      // Make gives everybody who is invited the team role of a builder.
      if (role === 'admin' || role === 'builder') return
      const users = await listUsers(organization, call)
      const invited = users.find((user) => user.email.toLowerCase() === email.toLowerCase())
      if (!invited) {
        throw new DomainError(
          'upstream-unavailable',
          'Make took the invitation, as a builder, and does not show it yet. Look at the members again in a moment, and give the role then.',
        )
      }
      await setTeamRole(invited.id, role, known, call)
    },
    async setRole(member, role, call) {
      const organization = requireOrganization()
      const known = await listRoles(call)
      // Both are looked up before either is sent.
      const body = toBody(findOrganizationRole(known, role))
      if (role !== 'admin') await setTeamRole(member.id, role, known, call)
      const isPlainMember = member.role !== null && member.role !== 'admin'
      if (role !== 'admin' && isPlainMember) return
      const path = pathOf('users', member.id, 'user-organization-roles', organization)
      await upstream.request({ method: 'POST', path, body }, call)
    },
    async remove(memberId, call) {
      const path = pathOf('users', memberId, 'user-organization-roles', requireOrganization())
      // The one place where a body that names no role is meant: it removes.
      await upstream.request(
        {
          method: 'POST',
          path,
          query: { confirmed: true, deleteConnections: false },
          body: {},
          once: true,
        },
        call,
      )
    },
    resend: async () => {
      throw unsupported('Sending an invitation again')
    },
  }
}
