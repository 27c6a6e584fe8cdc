import { randomUUID } from 'node:crypto'
import { permissionsByRole, roles } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPairs } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { connect, createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe.each(testPairs)('connections in $name', ({ dialect, database }) => {
  let test: TestBff

  beforeAll(async () => {
    test = await createTestBff({ dialect, database: await database.create(), sandbox })
  })
  afterAll(() => test.close())

  it.each(roles)(
    'tells a session what a %s may do, and how the tenant is connected',
    async (role) => {
      const session = await test.as(role).call('getSession')
      expect(session).toMatchObject({
        viewer: { tenantId: 'acme', role },
        connection: { dialect, kind: 'api-key', isDefault: true },
      })
      expect(new Set(session.permissions)).toEqual(new Set(permissionsByRole[role]))
      expect(session.connection?.hint).toBe(sandbox.organizations[0]!.apiKey.slice(-4))
    },
  )

  it('tells a session of a tenant that is not connected so', async () => {
    const newcomer = test.as('admin', 'newcomer')
    expect(await newcomer.call('getSession')).toMatchObject({
      connection: null,
      capabilities: null,
    })
    for (const path of ['/scenarios', '/folders', '/executions', '/scenarios/1']) {
      await expectProblem(await newcomer.request(path), 'not-connected')
    }
  })

  it('is ok once Make has answered', async () => {
    await test.me.call('listScenarios')
    expect((await test.me.call('getSession')).connection?.status).toBe('ok')
  })

  it('stays as it is when the same key is set once more', async () => {
    const events = await test.me.events()
    const before = await test.bff.connections.list('acme')
    await connect(test.bff, sandbox, 'acme')
    expect(await test.bff.connections.list('acme')).toEqual(before)
    await test.bff.connections.setApiKey({
      tenantId: 'acme',
      apiKey: sandbox.organizations[0]!.apiKey,
      organizationId: sandbox.organizations[0]!.id,
      teamId: sandbox.organizations[0]!.teams[0]!.id,
      label: 'Renamed',
    })
    await events.next(({ type }) => type === 'connection.changed')
    const [renamed] = await test.bff.connections.list('acme')
    expect(renamed).toMatchObject({ label: 'Renamed', status: before[0]!.status })
    await events.leave()
  })

  it('asks to reconnect when Make refuses the key, keeps what is mirrored, and mends with a new one', async () => {
    const organization = sandbox.organizations[1]!
    const someone = test.as('admin', 'brightside')
    const before = await someone.call('listScenarios')
    sandbox.world.setApiKey(organization.id, randomUUID())
    const run = () => someone.request(`/scenarios/${before.items[0]!.id}/run`, { method: 'POST' })
    await expectProblem(await run(), 'reconnect-required')
    expect((await someone.call('getSession')).connection?.status).toBe('reconnect-required')
    const mirrored = await someone.call('listScenarios')
    expect(mirrored.items.map(({ id }) => id)).toEqual(before.items.map(({ id }) => id))

    await connect(test.bff, sandbox, 'brightside')
    const session = await someone.call('getSession')
    expect(session.connection).toMatchObject({
      id: test.connections.brightside!.id,
      status: 'untested',
    })
    await someone.call('runScenario', {
      params: { scenarioId: before.items.find(({ status }) => status === 'active')!.id },
      body: {},
    })
    expect((await someone.call('getSession')).connection?.status).toBe('ok')
  })

  it('makes one connection of many calls at once, and one default', async () => {
    const made = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((number) =>
        test.bff.connections.setApiKey({
          tenantId: 'racing',
          apiKey: sandbox.organizations[2]!.apiKey,
          organizationId: number % 2 ? sandbox.organizations[2]!.id : 'another',
        }),
      ),
    )
    expect(new Set(made.map(({ id }) => id)).size).toBe(2)
    const listed = await test.bff.connections.list('racing')
    expect(listed.map(({ isDefault }) => isDefault)).toEqual([true, false])
  })

  it('removes a connection with all that hangs on it, and makes another the default', async () => {
    const [first, second] = await test.bff.connections.list('racing')
    expect(await test.bff.connections.remove('racing', first!.id)).toBe(true)
    expect(await test.bff.connections.remove('racing', first!.id)).toBe(false)
    expect(await test.bff.connections.remove('acme', second!.id)).toBe(false)
    expect(await test.bff.connections.list('racing')).toMatchObject([
      { id: second!.id, isDefault: true },
    ])
  })

  it('forgets a tenant whole, and lets it begin anew', async () => {
    await connect(test.bff, sandbox, 'newcomer')
    const newcomer = test.as('admin', 'newcomer')
    expect((await newcomer.call('listScenarios')).items.length).toBeGreaterThan(0)
    expect(await test.bff.tenants.delete('newcomer')).toBe(true)
    expect(await test.bff.tenants.delete('newcomer')).toBe(false)
    await expectProblem(await newcomer.request('/scenarios'), 'not-connected')
    await connect(test.bff, sandbox, 'newcomer')
    expect((await newcomer.call('listScenarios')).items.length).toBeGreaterThan(0)
  })

  it.each([
    ['tenantId', { tenantId: '' }],
    ['tenantId', { tenantId: 'a\nb' }],
    ['apiKey', { apiKey: 'canary key' }],
    ['organizationId', { organizationId: '../1' }],
    ['teamId', { teamId: 'a/b' }],
    ['zone', { zone: 'evil.example' }],
    ['plan', { plan: 'gold' as 'core' }],
    ['label', { label: '' }],
  ])('refuses a wrong %s without repeating the key', async (path, change) => {
    const setting = test.bff.connections.setApiKey({
      tenantId: 'acme',
      apiKey: 'canary-key',
      organizationId: '1',
      ...change,
    })
    await expect(setting).rejects.toMatchObject({ problem: 'validation', faults: [{ path }] })
    await expect(setting).rejects.not.toThrow(/canary/)
  })
})
