import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { roles } from '@inlaykit/shared'
import { isDomainError } from '../core/errors.js'
import { testDialects } from '../testing/databases.js'
import { call, openMakeStage, problemOf, type MakeStage } from '../testing/make-stage.js'

describe.each(testDialects)('members over the %s dialect', (dialect) => {
  let stage: MakeStage
  beforeEach(async () => {
    stage = await openMakeStage(dialect)
  })
  afterEach(() => stage.close())
  const writes = () => stage.lines().filter((line) => !line.startsWith('GET'))

  it('are given every role by the names of Make’s roles, and read back as that', async () => {
    const { api, organization } = stage.open({ plan: 'enterprise' })
    stage.sandbox.world.setPlan(organization.id, 'enterprise')
    const id = String(stage.sandbox.world.members(organization.id)[3]!.person.id)
    for (const role of [...roles, ...roles.toReversed()]) {
      const member = (await api.members.list(call)).find((one) => one.id === id)!
      await api.members.setRole(member, role, call)
      const changed = (await api.members.list(call)).find((one) => one.id === id)
      expect(changed).toMatchObject({ role, email: member.email, status: 'active' })
    }
  })

  it.runIf(dialect === 'live')(
    'have the roles of teams told apart by identifier where Make tells one, else by name',
    async () => {
      const { api, organization } = stage.open()
      const { world } = stage.sandbox
      const [, , , person] = world.members(organization.id)
      const id = String(person!.person.id)
      const told = world.memberRoles()
      const find = async () => (await api.members.list(call)).find((one) => one.id === id)!
      const teamRole = () => [...person!.teamRoles.values()][0]
      const answer = (usersRoles: readonly object[]) =>
        stage.sandbox.fail('GET /users/roles', { status: 200, body: { usersRoles } })
      // Renamed, and a role of somebody's own has the name that ours had.
      const translated = told.map((role) =>
        role.category === 'team' ? { ...role, name: `Rolle ${role.id}` } : role,
      )
      const own = { id: 7, name: 'Team Monitoring', category: 'team', identifier: 'custom:7' }
      answer([own, ...translated])
      expect(await find()).toMatchObject({ role: 'builder' })
      await api.members.setRole(await find(), 'viewer', call)
      expect(teamRole()).toBe('Team Monitoring')
      expect(await find()).toMatchObject({ role: 'viewer' })
      stage.sandbox.clearFaults()
      answer(told.map(({ id: roleId, name, category }) => ({ id: roleId, name, category })))
      await api.members.setRole(await find(), 'manager', call)
      expect([teamRole(), (await find()).role]).toEqual(['Team Admin', 'manager'])
      stage.sandbox.clearFaults()
      const before = writes().length
      answer([own, ...told.filter(({ name }) => name !== 'Team Monitoring')])
      const problem = await problemOf(api.members.setRole(await find(), 'viewer', call))
      expect(isDomainError(problem, 'upstream-unavailable')).toBe(true)
      expect(writes()).toHaveLength(before)
    },
  )

  it.runIf(dialect === 'live')(
    'never get a body without a role: a role that can’t be found stops the change',
    async () => {
      const { api, organization } = stage.open()
      const present = () => stage.sandbox.world.members(organization.id)
      const before = present().length
      const member = (await api.members.list(call))[3]!
      const nameless = [
        { usersRoles: [] },
        { usersRoles: [{ id: 'x7', name: 'Admin', category: 'organization' }] },
        { usersRoles: [{ id: 0, name: 'Admin', category: 'organization' }] },
        { usersRoles: [{ id: 5, name: 'Admin', category: 'team' }] },
        {},
      ]
      for (const body of nameless) {
        stage.sandbox.fail('GET /users/roles', { status: 200, body, times: 1 })
        const problem = await problemOf(api.members.setRole(member, 'admin', call))
        expect(isDomainError(problem, 'upstream-unavailable')).toBe(true)
      }
      expect(writes()).toEqual([])
      expect(present()).toHaveLength(before)
    },
  )

  it.runIf(dialect === 'live')(
    'are not taken for what they were to be, when Make doesn’t show whom it has invited yet',
    async () => {
      const { api } = stage.open()
      const guest = { email: 'guest@invited.example', name: null, note: null }
      stage.sandbox.fail('GET /users', { status: 200, body: { users: [] }, times: 1 })
      const problem = await problemOf(api.members.invite({ ...guest, role: 'viewer' }, call))
      expect(isDomainError(problem, 'upstream-unavailable')).toBe(true)
      const invited = (await api.members.list(call)).find(({ email }) => email === guest.email)!
      expect(invited).toMatchObject({ role: 'builder', status: 'invited' })
      await api.members.setRole(invited, 'viewer', call)
      const changed = (await api.members.list(call)).find(({ id }) => id === invited.id)
      expect(changed).toMatchObject({ role: 'viewer', status: 'invited' })
    },
  )

  it.runIf(dialect === 'live')('are removed by the one request that says so', async () => {
    const { api, organization } = stage.open()
    const { id } = stage.sandbox.world.members(organization.id)[3]!.person
    await api.members.remove(String(id), call)
    expect(
      stage.sandbox.world.members(organization.id).map(({ person }) => person.id),
    ).not.toContain(id)
    expect(writes()).toHaveLength(1)
  })

  it('below admin need a team in the live dialect', async () => {
    const { api } = stage.open({ wholeOrganization: true })
    const member = (await api.members.list(call))[3]!
    if (dialect === 'guide') {
      expect(member.role).toBe('builder')
      return
    }
    expect(member).toMatchObject({ role: null, roleName: 'Member' })
    const problem = await problemOf(api.members.setRole(member, 'viewer', call))
    expect(isDomainError(problem, 'unsupported')).toBe(true)
    expect(writes()).toEqual([])
  })
})
