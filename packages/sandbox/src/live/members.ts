import type { Context, Hono } from 'hono'
import { readBody } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { MemberRole, Membership } from '../world/members.js'
import type { World } from '../world/world.js'
import { pathId, requireTeam } from './access.js'
import { accessDenied, answerMethod, notConfirmed, invalidRequest, notFound } from './errors.js'
import { paginate, Query, toRow, type Columns } from './query.js'

const invitedName = /^[\p{L}\p{M}\p{N} '\-.()*+,@_/]{1,250}$/u

/** What a role can grant: Make has many, these are those whose names are known (the vendor's OpenAPI). */
const permissions = ['scenario start', 'dlq edit'].map((name, index) => ({
  id: index + 1,
  name,
  note: '',
  category: name.slice(0, name.indexOf(' ')),
  roleCategory: 'team' as const,
  label: name,
  customRolesHidden: false,
  requires: [] as string[],
}))

/** `/users`, `/users/roles`, the roles of members, invitations, and removal. */
export function mountMembers(app: Hono<Environment>, world: World): void {
  const { members } = world
  const roleId = (category: MemberRole['category'], name: string) =>
    members.roles.find((role) => role.category === category && role.name === name)?.id ?? null
  const invitation = ({ invitedUntil }: Membership) => {
    if (invitedUntil === null) return null
    return invitedUntil > world.clock.now() ? 'pending' : 'expired'
  }

  /** The member of the path, of the caller's organisation. */
  function requireMember(c: Context<Environment>): Membership {
    const member = members.find(c.get('organization').id, pathId(c, 'userId'))
    if (!member) throw notFound('The user')
    return member
  }

  /** The role that a body names; `null`: it names none. */
  async function readRole(c: Context<Environment>, category: MemberRole['category']) {
    const read = await readBody(c)
    if (!read.ok) throw invalidRequest([read.message])
    const { usersRoleId } = read.body
    if (usersRoleId === undefined) return { role: null, body: read.body }
    const role = members.roles.find((one) => one.id === usersRoleId && one.category === category)
    if (!role) throw invalidRequest([`Invalid value of parameter 'usersRoleId'.`])
    return { role, body: read.body }
  }

  const userColumns: Columns<Membership> = {
    id: ({ person }) => person.id,
    name: ({ person }) => person.name,
    email: ({ person }) => person.email,
    language: () => 'en',
    timezoneId: () => null,
    localeId: () => 18,
    countryId: () => null,
    avatar: () => null,
    lastLogin: ({ lastLogin }) => (lastLogin === null ? null : new Date(lastLogin).toISOString()),
    tfaStatus: () => null,
  }
  const roleColumns: Columns<MemberRole> = {
    id: ({ id }) => id,
    name: ({ name }) => name,
    identifier: ({ identifier }) => identifier,
    category: ({ category }) => category,
    subsidiary: () => false,
    description: () => null,
    managementType: () => 'system',
    permissions: () => [],
  }

  mountPath(
    app,
    '/users',
    {
      GET(c) {
        const query = new Query(c.req.url)
        const organizationId = query.integer('organizationId', 1)
        const teamId = query.integer('teamId', 1)
        const page = query.page(['name', 'id', 'email'])
        const names = query.columns(userColumns, Object.keys(userColumns))
        if ((organizationId === undefined) === (teamId === undefined)) {
          query.fault("Exactly one of 'organizationId' and 'teamId' is expected.")
        }
        query.check()
        const organization = c.get('organization')
        if (organizationId !== undefined && organizationId !== organization.id) throw accessDenied()
        if (teamId !== undefined) requireTeam(c, world, teamId)
        const found = members
          .of(organization.id)
          .filter(
            ({ person, teamRoles }) =>
              (teamId === undefined || teamRoles.has(teamId)) &&
              (query.text('email') ?? person.email) === person.email &&
              (query.text('name') ?? person.name) === person.name,
          )
        const rows = paginate(found, page, userColumns)
        return c.json({ users: rows.map((one) => toRow(one, userColumns, names)), pg: page })
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/users/roles',
    {
      GET(c) {
        const query = new Query(c.req.url)
        const category = query.oneOf('category', ['organization', 'team'])
        const names = query.columns(roleColumns, ['id', 'name'])
        query.check()
        const found = members.roles.filter(
          (role) => category === undefined || role.category === category,
        )
        return c.json({ usersRoles: found.map((one) => toRow(one, roleColumns, names)) })
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/users/roles/permissions',
    {
      GET(c) {
        const query = new Query(c.req.url)
        const asked = query.oneOf('roleCategory', ['organization', 'team'])
        query.check()
        return c.json({
          usersRolesPermissions: permissions.filter(
            ({ roleCategory }) => asked === undefined || roleCategory === asked,
          ),
        })
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/users/roles/:id{[0-9]+}',
    {
      GET(c) {
        const role = members.roles.find(({ id }) => id === pathId(c))
        if (!role) throw notFound('The role')
        return c.json({ usersRole: toRow(role, roleColumns, Object.keys(roleColumns)) })
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/organizations/:id/user-organization-roles',
    {
      GET(c) {
        const organization = c.get('organization')
        if (pathId(c) !== organization.id) throw accessDenied()
        const userOrganizationRoles = members.of(organization.id).map((member) => ({
          userId: member.person.id,
          organizationId: organization.id,
          usersRoleId: roleId('organization', member.role),
          invitation: invitation(member),
        }))
        return c.json({ userOrganizationRoles })
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/teams/:id/user-team-roles',
    {
      GET(c) {
        const team = requireTeam(c, world, pathId(c))
        const userTeamRoles = members.of(team.organizationId).flatMap((member) => {
          const name = member.teamRoles.get(team.id)
          if (name === undefined) return []
          const usersRoleId = roleId('team', name)
          const userId = member.person.id
          const { teamRolesLock: lock } = member
          const changeable = lock !== 'fixed'
          const ssoPending = lock === 'sso-pending'
          return [{ userId, teamId: team.id, usersRoleId, changeable, ssoPending }]
        })
        return c.json({ userTeamRoles })
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/organizations/:id/invite',
    {
      async POST(c) {
        const organization = c.get('organization')
        if (pathId(c) !== organization.id) throw accessDenied()
        const { role, body } = await readRole(c, 'organization')
        const { email, name, note = null, teamsId = [] } = body
        const faults: string[] = []
        if (typeof email !== 'string' || !/^[^\s@]+@[^\s@]+$/.test(email)) {
          faults.push("Invalid value of parameter 'email'.")
        }
        if (typeof name !== 'string' || !invitedName.test(name)) {
          faults.push("Invalid value of parameter 'name'.")
        }
        if (note !== null && typeof note !== 'string') {
          faults.push("Invalid value of parameter 'note'.")
        }
        const teamIds = Array.isArray(teamsId) ? teamsId.map(Number) : [Number.NaN]
        if (teamIds.some((id) => world.team(id)?.organizationId !== organization.id)) {
          faults.push("Invalid value of parameter 'teamsId'.")
        }
        if (faults.length > 0) throw invalidRequest(faults)
        const isMember = members
          .of(organization.id)
          .some((one) => one.person.email === email && one.invitedUntil === null)
        if (isMember) throw invalidRequest(['The user is already a member of the organization.'])
        const who = { name: String(name), email: String(email), teamIds }
        members.invite(organization, {
          ...who,
          role: role?.name ?? 'Member',
          note: typeof note === 'string' ? note : null,
        })
        return c.json({ response: true })
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/users/:userId/user-organization-roles/:organizationId',
    {
      async POST(c) {
        const organization = c.get('organization')
        if (pathId(c, 'organizationId') !== organization.id) throw accessDenied()
        const member = requireMember(c)
        const { role } = await readRole(c, 'organization')
        if (member.role === 'Owner' || role?.name === 'Owner') throw accessDenied()
        if (role) {
          member.role = role.name
        } else {
          // A body that names no role removes the user: as dangerous here as at Make.
          if (new Query(c.req.url).boolean('confirmed') !== true) throw notConfirmed()
          members.remove(organization.id, member.person.id)
        }
        const { id: organizationId } = organization
        return c.json({
          userOrganizationRole: {
            userId: member.person.id,
            organizationId,
            usersRoleId: role?.id ?? null,
            invitation: invitation(member),
          },
        })
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/users/:userId/user-team-roles/:teamId',
    {
      async POST(c) {
        const team = requireTeam(c, world, pathId(c, 'teamId'))
        const member = requireMember(c)
        const { role } = await readRole(c, 'team')
        if (member.teamRolesLock !== null) throw accessDenied()
        if (role) member.teamRoles.set(team.id, role.name)
        else member.teamRoles.delete(team.id)
        return c.json({
          userTeamRole: {
            userId: member.person.id,
            teamId: team.id,
            usersRoleId: role?.id ?? null,
            changeable: true,
          },
        })
      },
    },
    answerMethod,
  )
}
