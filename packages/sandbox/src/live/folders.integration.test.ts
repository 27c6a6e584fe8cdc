import { expect, test } from 'vitest'
import { asks, startSandbox, teamOf } from '../testing/ask.js'

test('folders are made, renamed and deleted; the scenarios of a deleted one stay, in none', async () => {
  const sandbox = await startSandbox()
  const ask = asks(sandbox, 'live')
  const teamId = Number(teamOf(sandbox))
  const created = await ask('POST', '/scenarios-folders', { teamId, name: 'Of a test' })
  expect(created).toMatchObject({
    status: 200,
    body: { scenarioFolder: { name: 'Of a test', scenariosTotal: 0 } },
  })
  const [folder] = sandbox.world.folders(teamId).filter(({ name }) => name === 'Of a test')
  const path = `/scenarios-folders/${folder!.id}`
  const { id } = sandbox.world.addScenario({ teamId, name: 'Inside' })
  sandbox.world.updateScenario(id, { folderId: folder!.id })
  const renamed = await ask('PATCH', path, { name: 'Sales' })
  expect(renamed.body.scenarioFolder).toEqual({
    id: folder!.id,
    name: 'Sales',
    scenariosTotal: 1,
  })
  expect((await ask('DELETE', path)).status).toBe(200)
  expect(sandbox.world.folders(teamId).map(({ name }) => name)).not.toContain('Sales')
  expect(sandbox.world.scenario(id).folderId).toBeNull()
  expect((await ask('DELETE', path)).status).toBe(404)
  // An id that was given once is not given again.
  await ask('POST', '/scenarios-folders', { teamId, name: 'Next' })
  expect(sandbox.world.folders(teamId).map((one) => one.id)).not.toContain(folder!.id)
})

test.each([
  { fault: 'an empty name', body: { name: ' ' } },
  { fault: 'a number for a name', body: { name: 7 } },
  { fault: 'a parent', body: { name: 'Below', parentId: 1 } },
  { fault: 'no team', body: { name: 'Lost', teamId: null } },
])('a folder with $fault is refused', async ({ body }) => {
  const sandbox = await startSandbox()
  const teamId = Number(teamOf(sandbox))
  const before = sandbox.world.folders(teamId)
  const { status } = await asks(sandbox, 'live')('POST', '/scenarios-folders', { teamId, ...body })
  expect(status).toBe(400)
  expect(sandbox.world.folders(teamId)).toEqual(before)
})

test('a folder of another organisation is out of reach', async () => {
  const sandbox = await startSandbox()
  const [folder] = sandbox.world.folders(sandbox.organizations[1]!.teams[0]!.id)
  const ask = asks(sandbox, 'live')
  const path = `/scenarios-folders/${folder!.id}`
  expect((await ask('PATCH', path, { name: 'Mine' })).status).toBe(403)
  expect((await ask('DELETE', path)).status).toBe(403)
  expect(sandbox.world.folders(folder!.teamId)).toContainEqual(folder)
})
