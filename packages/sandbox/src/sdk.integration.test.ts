import { Make, MakeError } from '@makehq/sdk'
import { describe, expect, test } from 'vitest'
import type { Sandbox } from './sandbox.js'
import { startSandbox, teamOf } from './testing/ask.js'
import { createTestClient } from './testing/oauth.js'

/** The vendor's own client, unchanged, pointed at the sandbox. */
function connect(sandbox: Sandbox, organization = 0): Make {
  const { host } = new URL(sandbox.url('live'))
  const make = new Make(sandbox.organizations[organization]?.apiKey ?? '', host)
  make.protocol = 'http'
  return make
}

const idOf = (value: string | undefined) => Number(value)

/** What a promise was rejected with. */
async function rejection(promise: Promise<unknown>): Promise<MakeError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof MakeError)) throw new Error('The SDK reported no error of its own.')
  return error
}

describe('the official SDK, unchanged,', () => {
  test('takes an OAuth access token as it takes a key', async () => {
    const sandbox = await startSandbox()
    const [, second] = sandbox.organizations
    const client = createTestClient(sandbox, 'live')
    const { access } = await client.connect({ organizationIds: [second?.id ?? ''] })
    const make = new Make(access, new URL(sandbox.url('live')).host)
    make.protocol = 'http'
    expect((await make.organizations.list()).map(({ name }) => name)).toEqual([second?.name])
    const { authUsed, scope } = await make.users.currentAuthorization()
    expect([authUsed, scope.includes('scenarios:run')]).toEqual(['oauth', true])
    expect((await make.scenarios.list(idOf(second?.teams[0]?.id))).length).toBeGreaterThan(100)
  })

  test('finds its way from the person to organisation, teams and folders', async () => {
    const sandbox = await startSandbox()
    const make = connect(sandbox)
    const [known] = sandbox.organizations
    expect((await make.users.me()).email).toContain('@copperleafhome.example')
    expect((await make.users.currentAuthorization()).scope).toContain('scenarios:read')
    const [organization] = await make.organizations.list()
    expect(organization?.name).toBe(known?.name)
    const whole = await make.organizations.get(organization?.id ?? 0)
    expect(whole.license.apiLimit).toBe(60)
    const teams = await make.teams.list(whole.id)
    expect(teams.map(({ id, name }) => ({ id: String(id), name }))).toEqual(known?.teams)
    expect((await make.teams.get(teams[0]?.id ?? 0)).name).toBe(teams[0]?.name)
    const folders = await make.folders.list(teams[0]?.id ?? 0)
    expect(folders.map(({ name }) => name)).toContain('Inventory')
  })

  test('changes a scenario, its blueprint and its schedule, and knows the time zones', async () => {
    const sandbox = await startSandbox()
    const make = connect(sandbox)
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Old' })
    // A schedule within the blueprint would be taken before the one that is given with it.
    const { scheduling: _, ...blueprint } = await make.blueprints.get(id)
    const { scenario } = blueprint.metadata as unknown as { scenario: object }
    Object.assign(scenario, { maxErrors: 0, autoCommit: false })
    const changed = await make.scenarios.update(id, {
      name: 'New',
      description: 'Why',
      scheduling: { type: 'weekly', days: [1], time: '09:30', restrict: [{ months: [6] }] },
      blueprint: JSON.stringify(blueprint),
    })
    expect(changed).toMatchObject({ id, name: 'New', description: 'Why' })
    expect((await make.scenarios.get(id)).scheduling).toEqual({
      type: 'weekly',
      days: [1],
      time: '09:30',
      restrict: [{ months: [6] }],
    })
    expect(sandbox.world.scenario(id).settings).toMatchObject({ maxErrors: 0, autoCommit: false })
    const zones = await make.enums.timezones()
    const [organization] = await make.organizations.list()
    expect(zones.find((zone) => zone.id === organization?.timezoneId)).toMatchObject({
      code: 'Europe/Berlin',
      offset: expect.stringMatching(/^\+0[12]:00$/) as string,
    })
  })

  test('lists, gets, changes and retries incomplete executions', async () => {
    const sandbox = await startSandbox()
    const make = connect(sandbox)
    const { id: scenarioId } = sandbox.world.addScenario({
      teamId: teamOf(sandbox),
      name: 'Leaves something',
    })
    sandbox.world.addIncompleteExecution(scenarioId, { bundle: { order: 1 } })
    const [item] = await make.incompleteExecutions.list(scenarioId)
    const { id = '' } = item ?? {}
    expect(await make.incompleteExecutions.get(id)).toEqual(item)
    expect(await make.incompleteExecutions.bundle(id)).toEqual({ order: 1 })
    expect(await make.incompleteExecutions.update(id, { failer: 2 })).toMatchObject({ failer: 2 })
    sandbox.world.nextOutcome(scenarioId, 'error', { durationMs: 0 })
    await make.incompleteExecutions.retry(id)
    await sandbox.world.finished(sandbox.world.executions(scenarioId)[0]?.id ?? '')
    expect(await make.executions.listForIncompleteExecution(id)).toHaveLength(1)
    await make.incompleteExecutions.retryMultiple(scenarioId, { all: true })
    await sandbox.world.finished(sandbox.world.executions(scenarioId)[1]?.id ?? '')
    expect(await make.incompleteExecutions.list(scenarioId)).toEqual([])
  })

  test('lists and gets the roles that members may have', async () => {
    const sandbox = await startSandbox()
    const make = connect(sandbox)
    const organizationId = idOf(sandbox.organizations[0]?.id)
    const cols = ['id', 'name', 'identifier', 'category'] as const
    const roles = await make.roles.list({ organizationId, cols: [...cols] })
    const names = (category: string) =>
      roles.filter((role) => role.category === category).map(({ name }) => name)
    expect(names('organization')).toContain('Admin')
    expect(names('team')).toContain('Team Monitoring')
    const [first] = roles
    expect((await make.roles.get(first?.id ?? 0)).name).toBe(first?.name)
  })

  test('lists, pages, sorts and gets scenarios', async () => {
    const sandbox = await startSandbox()
    const make = connect(sandbox)
    const teamId = idOf(teamOf(sandbox))
    const all = await make.scenarios.list(teamId)
    expect(all).toHaveLength(132)
    const page = await make.scenarios.list(teamId, {
      cols: ['id', 'name'],
      pg: { limit: 10, offset: 10, sortBy: 'name', sortDir: 'asc' },
    })
    const sorted = all.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b))
    expect(page.map(({ name }) => name)).toEqual(sorted.slice(10, 20))
    const everywhere = await make.scenarios.listInOrganization(idOf(sandbox.organizations[0]?.id))
    expect(everywhere.length).toBe(150)
    const one = await make.scenarios.get(page[0]?.id ?? 0)
    expect(one).toMatchObject({ id: page[0]?.id, name: page[0]?.name, teamId })
  })

  test('reads blueprints and interfaces', async () => {
    const sandbox = await startSandbox()
    const make = connect(sandbox)
    const scenario = sandbox.world.findScenario('Price update for one product')
    const id = scenario?.id ?? 0
    const blueprint = await make.blueprints.get(id)
    expect(blueprint.name).toBe(scenario?.name)
    expect(blueprint.flow[0]?.module).toBe('scenario-service:StartSubscenario')
    expect(blueprint.scheduling).toEqual({ type: 'on-demand' })
    expect(blueprint.interface.input.map(({ name }) => name)).toContain('sku')
    const { input, output } = await make.scenarios.getInterface(id)
    expect(input[0]).toMatchObject({ name: 'sku', type: 'text', required: true })
    expect(output[0]?.name).toBe('updated')
  })

  test('deletes a scenario', async () => {
    const sandbox = await startSandbox()
    const make = connect(sandbox)
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Outdated' })
    await make.scenarios.delete(id)
    expect((await rejection(make.scenarios.get(id))).statusCode).toBe(404)
    const listed = await make.scenarios.list(idOf(teamOf(sandbox)))
    expect(listed.some((scenario) => scenario.id === id)).toBe(false)
  })

  test('deactivates and activates', async () => {
    const sandbox = await startSandbox()
    const make = connect(sandbox)
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Switch' })
    expect(await make.scenarios.deactivate(id)).toBe(true)
    expect((await make.scenarios.get(id)).isActive).toBe(false)
    expect(await make.scenarios.activate(id)).toBe(true)
    expect((await make.scenarios.get(id)).isActive).toBe(true)
  })

  test('runs responsively and in the background, and follows the run to its end', async () => {
    const sandbox = await startSandbox()
    const make = connect(sandbox)
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Runs' })
    sandbox.world.nextOutcome(id, 'success', { durationMs: 30, outputs: { total: 7 } })
    const awaited = await make.scenarios.run(id)
    expect(awaited.outputs).toEqual({ total: 7 })
    expect(Number(awaited.status)).toBe(1)

    sandbox.world.nextOutcome(id, 'error', {
      durationMs: 30,
      error: { name: 'DataError', message: 'No such SKU' },
    })
    const { executionId } = await make.scenarios.run(id, {}, { responsive: false })
    await expect
      .poll(async () => (await make.executions.getDetail(id, executionId)).status, {
        timeout: 10_000,
      })
      .toBe('ERROR')
    const detail = await make.executions.getDetail(id, executionId)
    expect(detail.error).toMatchObject({ name: 'DataError', message: 'No such SKU' })
    const execution = await make.executions.get(id, executionId)
    expect(execution).toMatchObject({ id: executionId, status: 3, type: 'manual' })
    const list = await make.executions.list(id)
    expect(list.map((one) => one.id)).toEqual([executionId, awaited.executionId])
  })

  test('reads logs page by page', async () => {
    const sandbox = await startSandbox()
    const make = connect(sandbox)
    const id = sandbox.world.findScenario('Exchange rates → PostgreSQL')?.id ?? 0
    const first = await make.executions.list(id, { pg: { limit: 5 } })
    expect(first).toHaveLength(5)
    const { scenarioLogs } = await make.fetch<{ scenarioLogs: { imtId: string }[] }>(
      `/scenarios/${id}/logs`,
      { query: { pg: { limit: 5, last: first[4]?.imtId } } },
    )
    const ten = await make.executions.list(id, { pg: { limit: 10 } })
    expect(scenarioLogs.map(({ imtId }) => imtId)).toEqual(ten.slice(5).map(({ imtId }) => imtId))
  })

  test('makes, renames, sets, switches, teaches, pings and deletes hooks', async () => {
    const sandbox = await startSandbox()
    const make = connect(sandbox)
    const teamId = idOf(teamOf(sandbox))
    const listed = await make.hooks.list(teamId, { typeName: 'gateway-webhook', assigned: true })
    expect(listed.length).toBeGreaterThan(5)
    const { id, url } = await make.hooks.create({
      name: 'Orders',
      teamId,
      typeName: 'gateway-webhook',
      data: { headers: false, method: false, stringify: false },
    })
    expect((await make.hooks.rename(id, 'Returns')).name).toBe('Returns')
    const data = { headers: true, method: true, stringify: true }
    expect(await make.hooks.update(id, { data })).toBe(true)
    expect(await make.hooks.get(id)).toMatchObject({ name: 'Returns', enabled: true, data })
    await make.hooks.disable(id)
    expect((await make.hooks.get(id)).enabled).toBe(false)
    await make.hooks.enable(id)
    await make.hooks.learnStart(id)
    expect(await make.hooks.ping(id)).toEqual({
      address: url,
      attached: false,
      learning: true,
      gone: false,
    })
    await make.hooks.learnStop(id)
    expect((await make.hooks.ping(id)).learning).toBe(false)
    await make.hooks.delete(id)
    expect((await rejection(make.hooks.get(id))).statusCode).toBe(404)
  })

  test('reports what is refused as its own error, with the readable detail', async () => {
    const sandbox = await startSandbox()
    const make = connect(sandbox)
    const foreign = await rejection(make.scenarios.list(idOf(teamOf(sandbox, 1))))
    expect(foreign).toMatchObject({ statusCode: 403, message: 'Access denied.' })
    const { id } = sandbox.world.addScenario({
      teamId: teamOf(sandbox),
      name: 'Off',
      isActive: false,
    })
    const inactive = await rejection(make.scenarios.run(id))
    expect(inactive.statusCode).toBe(400)
    expect(inactive.message).toContain('not active')
    const stranger = new Make('00000000-0000-4000-8000-000000000000', make.zone)
    stranger.protocol = 'http'
    expect((await rejection(stranger.users.me())).statusCode).toBe(401)
  })

  test('retries by itself after a 429 and gets through', async () => {
    const sandbox = await startSandbox()
    const { host } = new URL(sandbox.url('live'))
    const make = new Make(sandbox.organizations[0]?.apiKey ?? '', host, {
      retry: { maxRetries: 2, baseDelay: 5, onRateLimit: true },
    })
    make.protocol = 'http'
    sandbox.fail('GET /scenarios', { status: 429, times: 2 })
    expect(await make.scenarios.list(idOf(teamOf(sandbox)))).toHaveLength(132)
    expect(sandbox.requests().map(({ status }) => status)).toEqual([429, 429, 200])
  })
})
