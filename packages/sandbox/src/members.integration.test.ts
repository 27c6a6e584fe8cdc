import { describe, expect, test } from 'vitest'
import { asks, startAtNoon, teamOf } from './testing/ask.js'

const rolesByName = (roles: { id: number; name: string }[]) =>
  Object.fromEntries(roles.map(({ id, name }) => [name, id]))

describe('members in the live dialect', () => {
  test('are told by four lists: users, roles, and who has which in organisation and team', async () => {
    const { sandbox, clock } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const id = sandbox.organizations[0]!.id
    const { users, pg } = (await ask('GET', `/users?organizationId=${id}`)).body
    expect(users).toHaveLength(6)
    expect(pg).toMatchObject({ offset: 0 })
    expect(Object.keys(users[0])).not.toContain('role')
    const plain = (await ask('GET', '/users/roles')).body.usersRoles
    expect(Object.keys(plain[0])).toEqual(['id', 'name'])
    const teamRoles = (await ask('GET', '/users/roles?category=team&cols[]=identifier')).body
    expect(teamRoles.usersRoles).toContainEqual({ identifier: 'company:team-monitoring' })
    const ids = rolesByName(plain)
    const organizationRoles = async () =>
      (await ask('GET', `/organizations/${id}/user-organization-roles`)).body.userOrganizationRoles
    const rows = await organizationRoles()
    expect(rows.map((row: { usersRoleId: number }) => row.usersRoleId)).toContain(ids['Owner'])
    const invitations = rows.map((row: { invitation: string | null }) => row.invitation)
    expect(invitations).toEqual([null, null, null, null, 'pending', 'expired'])
    const team = await ask('GET', `/teams/${teamOf(sandbox)}/user-team-roles`)
    expect(team.body.userTeamRoles[0]).toMatchObject({ usersRoleId: ids['Team Admin'] })
    await clock.advance(4 * 86_400_000)
    expect((await organizationRoles())[4].invitation).toBe('expired')
    const another = asks((await startAtNoon({ seed: 7 })).sandbox, 'live')
    expect(rolesByName((await another('GET', '/users/roles')).body.usersRoles)).not.toEqual(ids)
  })

  test('are invited, given roles, and removed by a confirmed body that names no role', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const id = sandbox.organizations[0]!.id
    const ids = rolesByName((await ask('GET', '/users/roles')).body.usersRoles)
    const wrong = await ask('POST', `/organizations/${id}/invite`, { email: 'nobody', name: '<x>' })
    expect([wrong.status, wrong.body.suberrors.length]).toEqual([400, 2])
    const email = 'new@copperleafhome.example'
    const invite = { email, name: 'New', usersRoleId: ids['Member'], teamsId: [teamOf(sandbox)] }
    expect((await ask('POST', `/organizations/${id}/invite`, invite)).status).toBe(200)
    const [user] = (await ask('GET', `/users?organizationId=${id}&email=${email}`)).body.users
    const place = () => sandbox.world.members(id).find(({ person }) => person.id === user.id)
    const team = Number(teamOf(sandbox))
    expect(place()).toMatchObject({ role: 'Member', teamRoles: new Map([[team, 'Team Member']]) })
    const inTeam = `/users/${user.id}/user-team-roles/${team}`
    await ask('POST', inTeam, { usersRoleId: ids['Team Monitoring'] })
    expect(place()?.teamRoles.get(team)).toBe('Team Monitoring')
    const inOrganization = `/users/${user.id}/user-organization-roles/${id}`
    await ask('POST', inOrganization, { usersRoleId: ids['Admin'] })
    expect(place()?.role).toBe('Admin')
    expect((await ask('POST', inOrganization, { usersRoleId: 1 })).status).toBe(400)
    expect((await ask('POST', inOrganization)).body.code).toBe('IM004')
    expect((await ask('POST', `${inOrganization}?confirmed=true`)).status).toBe(200)
    expect(place()).toBeUndefined()
    const owner = sandbox.world.members(id)[0]!.person.id
    const transfer = { usersRoleId: ids['Member'] }
    const refused = await ask('POST', `/users/${owner}/user-organization-roles/${id}`, transfer)
    expect(refused.status).toBe(403)
  })

  test('of another organisation are denied', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live', 1)
    const id = sandbox.organizations[0]!.id
    for (const path of [
      `/users?organizationId=${id}`,
      `/users?teamId=${teamOf(sandbox)}`,
      `/organizations/${id}/user-organization-roles`,
      `/teams/${teamOf(sandbox)}/user-team-roles`,
    ]) {
      expect((await ask('GET', path)).status, path).toBe(403)
    }
    expect((await ask('GET', '/users')).status).toBe(400)
  })
})

test('members in the guide dialect are listed, invited and given a role, and can’t be removed', async () => {
  const { sandbox } = await startAtNoon()
  const ask = asks(sandbox, 'guide')
  const path = `/organizations/${sandbox.organizations[0]!.id}/users`
  const { data } = (await ask('GET', path)).body
  expect(data.map(({ role }: { role: string }) => role)).toEqual([
    'admin',
    'admin',
    'manager',
    'builder',
    'viewer',
    'viewer',
  ])
  expect((await ask('POST', path, { email: 'a@b.example', role: 'owner' })).status).toBe(400)
  expect((await ask('POST', path, { email: 'nobody', role: 'viewer' })).status).toBe(400)
  const invited = await ask('POST', path, { email: 'a@b.example', role: 'builder' })
  expect([invited.status, invited.body.status, invited.body.role]).toEqual([
    201,
    'invited',
    'builder',
  ])
  const changed = await ask('PATCH', `${path}/${invited.body.id}`, { role: 'admin' })
  expect(changed.body.role).toBe('admin')
  expect((await ask('PATCH', `${path}/1`, { role: 'admin' })).status).toBe(404)
  expect((await ask('DELETE', `${path}/${invited.body.id}`)).status).toBe(405)
  const other = asks(sandbox, 'guide', 1)
  expect((await other('GET', path)).status).toBe(404)
})
