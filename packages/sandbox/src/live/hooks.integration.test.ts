import { expect, test } from 'vitest'
import { asks, startAtNoon, startSandbox, teamOf } from '../testing/ask.js'

const settings = { typeName: 'gateway-webhook', headers: true, method: false, stringify: false }

test('hooks are listed by team, with the scenario that each starts', async () => {
  const sandbox = await startSandbox()
  const ask = asks(sandbox, 'live')
  const teamId = teamOf(sandbox)
  const { body } = await ask('GET', `/hooks?teamId=${teamId}&assigned=true`)
  const instant = sandbox.world.scenarios(teamId).filter(({ hookId }) => hookId !== null)
  expect(instant.length).toBeGreaterThan(5)
  const started = body.hooks.map(({ scenarioId }: { scenarioId: number }) => scenarioId)
  expect(new Set(started)).toEqual(new Set(instant.map(({ id }) => id)))
  expect(started).toHaveLength(instant.length)
  expect((await ask('GET', `/hooks?teamId=${teamId}&assigned=false`)).body.hooks).toEqual([])
  expect((await ask('GET', '/hooks')).status).toBe(400)
  expect((await ask('GET', `/hooks?teamId=${teamOf(sandbox, 1)}`)).status).toBe(403)
  expect((await asks(sandbox, 'live', 1)('GET', `/hooks/${body.hooks[0].id}`)).status).toBe(403)
})

test('all webhooks of the world have ids and addresses of their own', async () => {
  const { world } = await startSandbox()
  const hooks = world.hooks()
  expect(hooks.length).toBe(world.scenarios().filter(({ hookId }) => hookId !== null).length)
  expect(new Set(hooks.map(({ udid }) => udid)).size).toBe(hooks.length)
})

test('a hook is made of a name, a team and three switches', async () => {
  const sandbox = await startSandbox()
  const ask = asks(sandbox, 'live')
  const teamId = Number(teamOf(sandbox))
  const wrong = await ask('POST', '/hooks', { name: '', teamId, typeName: 'web', headers: 1 })
  expect(wrong.status).toBe(400)
  expect(wrong.body.suberrors).toHaveLength(5)
  const made = await ask('POST', '/hooks', { name: 'Orders', teamId, ...settings })
  expect(made.body.hook).toMatchObject({
    name: 'Orders',
    enabled: true,
    data: { headers: true, method: false, stringify: false },
  })
  const changes = { headers: true, method: true, stringify: true }
  const path = `/hooks/${made.body.hook.id}`
  expect((await ask('POST', `${path}/set-data`, changes)).body).toEqual({ changed: true })
  expect((await ask('POST', `${path}/set-data`, changes)).body).toEqual({ changed: false })
  expect((await ask('GET', path)).body.hook.data).toMatchObject(changes)
  await ask('POST', `${path}/set-data`, { ...changes, ip: '10.0.0.1', udt: 7 })
  expect((await ask('GET', path)).body.hook.data).toEqual({ ...changes, ip: '10.0.0.1', udt: 7 })
  await ask('POST', `${path}/set-data`, changes)
  expect((await ask('GET', path)).body.hook.data).toEqual({ ...changes, ip: '', udt: null })
})

test('what comes in waits for its scenario, up to the limit of the queue', async () => {
  const { sandbox } = await startAtNoon()
  const ask = asks(sandbox, 'live')
  const scenario = sandbox.world.addScenario({
    teamId: teamOf(sandbox),
    name: 'Waits',
    isActive: false,
    scheduling: { type: 'immediately' },
  })
  const { url } = (await ask('GET', `/hooks/${scenario.hookId}`)).body.hook
  const statuses: number[] = []
  for (let count = 0; count < 51; count++) {
    statuses.push((await fetch(url, { method: 'POST', body: '{"order":1}' })).status)
  }
  expect(statuses.slice(0, 50).every((status) => status === 200)).toBe(true)
  expect(statuses[50]).toBe(400)
  const stats = await ask('GET', `/hooks/${scenario.hookId}/incomings/stats`)
  expect(stats.body).toEqual({ incomingStat: { queue: 50, limit: 50, enabled: true } })
  const { incomings } = (await ask('GET', `/hooks/${scenario.hookId}/incomings?pg[limit]=3`)).body
  expect(incomings).toHaveLength(3)
  expect(incomings[0]).toMatchObject({ size: 11, created: '2026-03-18T12:00:00.000Z' })

  const { hookLogs } = (await ask('GET', `/hooks/${scenario.hookId}/logs?pg[limit]=2`)).body
  expect(hookLogs.map(({ statusId }: { statusId: number }) => statusId)).toEqual([3, 1])
  const last = encodeURIComponent(hookLogs[1].imtId)
  const older = await ask('GET', `/hooks/${scenario.hookId}/logs?pg[limit]=100&pg[last]=${last}`)
  expect(older.body.hookLogs).toHaveLength(49)
  expect((await ask('GET', `/hooks/${scenario.hookId}/logs?pg[last]=1_x`)).status).toBe(400)

  await ask('POST', `/scenarios/${scenario.id}/start`)
  expect(sandbox.world.executions(scenario.id)).toHaveLength(50)
  expect((await fetch(url)).status).toBe(200)
  expect(sandbox.world.executions(scenario.id)).toHaveLength(51)
  expect((await ask('GET', `/hooks/${scenario.hookId}`)).body.hook.queueCount).toBe(0)
  expect(sandbox.requests().some(({ path }) => path.startsWith('/wh'))).toBe(false)
})

test('an address takes 300 requests in 10 seconds', async () => {
  const { sandbox, clock } = await startAtNoon()
  const ask = asks(sandbox, 'live')
  const { id, hookId } = sandbox.world.addScenario({
    teamId: teamOf(sandbox),
    name: 'Busy',
    scheduling: { type: 'immediately' },
  })
  const { url } = (await ask('GET', `/hooks/${hookId}`)).body.hook
  for (let count = 0; count < 300; count++) await sandbox.fetch(new Request(url))
  expect((await fetch(url)).status).toBe(429)
  expect(sandbox.world.executions(id)).toHaveLength(300)
  await clock.advance(10_000)
  expect((await fetch(url)).status).toBe(200)
})

test('one that is learning takes a single request as its example', async () => {
  const sandbox = await startSandbox()
  const ask = asks(sandbox, 'live')
  const { id, hookId } = sandbox.world.addScenario({
    teamId: teamOf(sandbox),
    name: 'Learns',
    scheduling: { type: 'immediately' },
  })
  await ask('POST', `/hooks/${hookId}/learn-start`)
  const ping = (await ask('GET', `/hooks/${hookId}/ping`)).body
  expect(ping).toMatchObject({ attached: true, learning: true, gone: false })
  await fetch(ping.address, { method: 'POST' })
  expect(sandbox.world.executions(id)).toHaveLength(0)
  expect((await ask('GET', `/hooks/${hookId}/ping`)).body.learning).toBe(false)
})

test('one that is off, deleted, or has had no scenario for five days takes nothing', async () => {
  const { sandbox, clock } = await startAtNoon()
  const ask = asks(sandbox, 'live')
  const teamId = Number(teamOf(sandbox))
  const { hook } = (await ask('POST', '/hooks', { name: 'Alone', teamId, ...settings })).body
  await ask('POST', `/hooks/${hook.id}/disable`)
  expect((await fetch(hook.url)).status).toBe(410)
  await ask('POST', `/hooks/${hook.id}/enable`)
  expect((await fetch(hook.url)).status).toBe(200)
  await clock.advance(5 * 86_400_000 + 1)
  expect((await fetch(hook.url)).status).toBe(410)
  expect((await ask('DELETE', `/hooks/${hook.id}`)).status).toBe(200)
  expect((await fetch(hook.url)).status).toBe(404)
  const assigned = sandbox.world.hooks(teamId)[0]?.id
  expect((await ask('DELETE', `/hooks/${assigned}`)).body.code).toBe('IM004')
  expect((await ask('DELETE', `/hooks/${assigned}?confirmed=true`)).status).toBe(200)
})
