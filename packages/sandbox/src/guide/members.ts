import type { Context, Hono } from 'hono'
import { readBody } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import { guideRoleNames, type Membership } from '../world/members.js'
import type { Organization } from '../world/model.js'
import type { World } from '../world/world.js'
import { answerMethod, invalidRequest, notFound } from './errors.js'

/** Members in the guide dialect: listed, invited, given another role. It knows neither removal nor another invitation. */
export function mountMembers(app: Hono<Environment>, world: World): void {
  const { members } = world
  const toRow = (member: Membership) => ({
    id: member.person.id,
    email: member.person.email,
    name: member.person.name,
    role: members.guideRole(member),
    status: member.invitedUntil === null ? 'active' : 'invited',
  })

  function requireOrganization(c: Context<Environment>): Organization {
    const organization = c.get('organization')
    if (c.req.param('org') !== String(organization.id)) throw notFound('Organization')
    return organization
  }

  async function readInput(c: Context<Environment>) {
    const read = await readBody(c)
    if (!read.ok) throw invalidRequest(read.message)
    const { role } = read.body
    if (typeof role !== 'string' || !guideRoleNames.includes(role)) {
      throw invalidRequest('role must be one of viewer, builder, manager, admin')
    }
    return { role, email: read.body['email'] }
  }

  mountPath(
    app,
    '/organizations/:org/users',
    {
      GET(c) {
        const organization = requireOrganization(c)
        return c.json({ data: members.of(organization.id).map(toRow) })
      },
      async POST(c) {
        const organization = requireOrganization(c)
        const { email, role } = await readInput(c)
        if (typeof email !== 'string' || !/^[^\s@]+@[^\s@]+$/.test(email)) {
          throw invalidRequest('email must be an e-mail address')
        }
        if (members.of(organization.id).some(({ person }) => person.email === email)) {
          throw invalidRequest('This person is a member or invited already')
        }
        const name = email.split('@')[0] ?? email
        const invited = { name, email, role: 'Member', teamIds: [] }
        const member = members.invite(organization, invited)
        members.setGuideRole(organization, member, role)
        return c.json(toRow(member), 201)
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/organizations/:org/users/:user',
    {
      async PATCH(c) {
        const organization = requireOrganization(c)
        const member = members.find(organization.id, Number(c.req.param('user')))
        if (!member) throw notFound('User')
        const { role } = await readInput(c)
        members.setGuideRole(organization, member, role)
        return c.json(toRow(member))
      },
    },
    answerMethod,
  )
}
