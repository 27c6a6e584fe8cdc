import { expect, test } from 'vitest'
import { asks, startAtNoon, teamOf } from '../testing/ask.js'

const denied = { detail: 'Access denied.', message: 'Permission denied', code: 'SC403' }

test('folders carry the number of their scenarios', async () => {
  const { sandbox } = await startAtNoon()
  const ask = asks(sandbox, 'live')
  const { body } = await ask('GET', `/scenarios-folders?teamId=${teamOf(sandbox)}`)
  expect(body.scenariosFolders.length).toBeGreaterThan(4)
  for (const folder of body.scenariosFolders) {
    expect(Object.keys(folder)).toEqual(['id', 'name', 'scenariosTotal'])
    const list = await ask('GET', `/scenarios?teamId=${teamOf(sandbox)}&folderId=${folder.id}`)
    expect(list.body.scenarios).toHaveLength(folder.scenariosTotal)
  }
  const whole = await ask('GET', `/scenarios-folders?teamId=${teamOf(sandbox)}&cols[]=*`)
  expect(whole.body.scenariosFolders[0]).toMatchObject({ parentId: null, hasChildren: false })
  const none = await ask('GET', `/scenarios-folders?teamId=${teamOf(sandbox)}&parentId=1`)
  expect(none.body.scenariosFolders).toEqual([])
})

test('folders of another organisation’s team are denied, and a team must be named', async () => {
  const { sandbox } = await startAtNoon()
  const ask = asks(sandbox, 'live')
  const foreign = await ask('GET', `/scenarios-folders?teamId=${teamOf(sandbox, 1)}`)
  expect([foreign.status, foreign.body]).toEqual([403, denied])
  const { status, body } = await ask('GET', '/scenarios-folders')
  expect([status, body.suberrors]).toEqual([400, [{ message: "Missing parameter 'teamId'." }]])
})

test('teams of the key’s organisation are listed, others are denied', async () => {
  const { sandbox } = await startAtNoon()
  const ask = asks(sandbox, 'live')
  const [organization, other] = sandbox.organizations
  const { body } = await ask('GET', `/teams?organizationId=${organization?.id}`)
  expect(body.teams).toEqual(
    organization?.teams.map(({ id, name }) => ({
      id: Number(id),
      name,
      organizationId: Number(organization.id),
    })),
  )
  expect(body.pg).toMatchObject({ sortBy: 'name', sortDir: 'asc', offset: 0 })
  const foreign = await ask('GET', `/teams?organizationId=${other?.id}`)
  expect([foreign.status, foreign.body]).toEqual([403, denied])
  expect((await ask('GET', '/teams')).status).toBe(400)
  expect((await ask('GET', `/teams/${teamOf(sandbox, 1)}`)).status).toBe(403)
  const one = await ask('GET', `/teams/${teamOf(sandbox)}?cols[]=activeScenarios`)
  expect(one.body.team.activeScenarios).toBeGreaterThan(80)
})

test('an organisation tells its teams, its limit and what it used; another’s is denied', async () => {
  const { sandbox } = await startAtNoon({ plan: 'pro' })
  const ask = asks(sandbox, 'live')
  const [own, other] = sandbox.organizations
  const list = await ask('GET', '/organizations')
  expect(list.body.organizations).toEqual([
    { id: Number(own?.id), name: own?.name, zone: expect.any(String), timezoneId: 111 },
  ])
  const { body } = await ask('GET', `/organizations/${own?.id}`)
  expect(body.organization).toMatchObject({
    id: Number(own?.id),
    name: own?.name,
    license: { apiLimit: 120 },
    teams: own?.teams.map(({ id, name }) => ({ id: Number(id), name })),
    isPaused: false,
    lastReset: '2026-03-01T00:00:00.000Z',
    nextReset: '2026-04-01T00:00:00.000Z',
    operations: expect.stringMatching(/^\d{4,}$/),
  })
  const foreign = await ask('GET', `/organizations/${other?.id}`)
  expect([foreign.status, foreign.body]).toEqual([403, denied])
})

test('a key tells whose it is and what it may do', async () => {
  const { sandbox } = await startAtNoon()
  const ask = asks(sandbox, 'live', 1)
  const me = await ask('GET', '/users/me')
  expect(me.body.authUser).toMatchObject({
    id: expect.any(Number),
    email: expect.stringContaining('@tidaloutdoor.example'),
    timezone: 'Asia/Bangkok',
  })
  const { body } = await ask('GET', '/users/me/current-authorization')
  expect(body.authorization.authUsed).toBe('token')
  expect(body.authorization.scope).toContain('scenarios:run')
})
