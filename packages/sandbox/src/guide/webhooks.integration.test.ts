import { expect, test } from 'vitest'
import { asks, startSandbox, teamOf } from '../testing/ask.js'

test('webhooks are listed under data, those of the key’s own organisation', async () => {
  const sandbox = await startSandbox()
  const { body } = await asks(sandbox, 'guide')('GET', '/webhooks')
  const [organization] = sandbox.organizations
  const own = organization?.teams.flatMap(({ id }) => sandbox.world.hooks(id)) ?? []
  expect(own.length).toBeGreaterThan(5)
  expect(body.data).toHaveLength(own.length)
  expect(body.data[0]).toEqual({
    id: expect.any(Number),
    name: expect.any(String),
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/wh\/[0-9a-f]{32}$/),
    scenarioId: expect.any(Number),
    type: 'custom',
    hookType: 'GET',
    security: { type: 'none' },
  })
})

test.each([
  ['token', (secret: { token: string }) => `Bearer ${secret.token}`],
  [
    'basic',
    (secret: { username: string; password: string }) =>
      `Basic ${btoa(`${secret.username}:${secret.password}`)}`,
  ],
])('one secured by %s tells its secret once, and asks for it', async (type, authorize) => {
  const sandbox = await startSandbox()
  const ask = asks(sandbox, 'guide')
  const { id } = sandbox.world.addScenario({
    teamId: teamOf(sandbox),
    name: 'Instant',
    scheduling: { type: 'immediately' },
  })
  const asked = {
    name: 'Secured',
    scenarioId: id,
    type: 'raw',
    hookType: 'HEAD',
    security: { type },
  }
  const { status, body } = await ask('POST', '/webhooks', asked)
  expect(status).toBe(201)
  expect(body).toMatchObject(asked)
  const rows = (await ask('GET', '/webhooks')).body.data
  expect(rows.find((row: { id: number }) => row.id === body.id)).toEqual({
    ...asked,
    id: body.id,
    url: body.url,
  })
  expect((await fetch(body.url, { method: 'POST' })).status).toBe(401)
  const headers = { Authorization: authorize(body.security) }
  expect((await fetch(body.url, { method: 'POST', headers })).status).toBe(200)
  expect(sandbox.world.executions(id)).toHaveLength(1)
})

test('a wrong body, another’s scenario and an unknown webhook are refused', async () => {
  const sandbox = await startSandbox()
  const ask = asks(sandbox, 'guide')
  for (const body of [
    {},
    { name: 'X', type: 'mail' },
    { name: 'X', hookType: 'POST' },
    { name: 'X', security: { type: 'jwt' } },
    { name: 'X', scenarioId: 'a/b' },
  ]) {
    expect((await ask('POST', '/webhooks', body)).status).toBe(400)
  }
  const foreign = sandbox.world.scenarios(teamOf(sandbox, 1))[0]?.id
  expect((await ask('POST', '/webhooks', { name: 'X', scenarioId: foreign })).status).toBe(404)
  const other = sandbox.world.hooks(teamOf(sandbox, 1))[0]?.id
  expect((await ask('DELETE', `/webhooks/${other}`)).status).toBe(404)
  const own = sandbox.world.hooks(teamOf(sandbox))[0]?.id
  expect((await ask('DELETE', `/webhooks/${own}`)).status).toBe(204)
  expect((await ask('DELETE', `/webhooks/${own}`)).status).toBe(404)
})
