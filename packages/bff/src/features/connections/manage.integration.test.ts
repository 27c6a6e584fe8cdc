import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPairs } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe.each(testPairs)('managing connections in $name', ({ dialect, database }) => {
  let test: TestBff
  const unknown = '00000000-0000-4000-8000-000000000000'
  const body = (value: unknown, method = 'PATCH') => ({
    method,
    body: JSON.stringify(value),
    headers: { 'Content-Type': 'application/json' },
  })

  beforeAll(async () => {
    test = await createTestBff({ dialect, database: await database.create(), sandbox })
  })
  afterAll(() => test.close())

  it('connects by a key, which no answer holds, and lists the default one first', async () => {
    const organization = sandbox.organizations[2]!
    const answer = await test.me.request(
      '/connections',
      body(
        { apiKey: organization.apiKey, organizationId: organization.id, label: 'Agency' },
        'POST',
      ),
    )
    expect(answer.status).toBe(201)
    const text = await answer.text()
    expect(text).not.toContain(organization.apiKey)
    const made = JSON.parse(text) as { id: string }
    expect(made).toMatchObject({ label: 'Agency', status: 'untested', isDefault: false })
    const { items } = await test.me.call('listConnections')
    expect(items.map(({ id }) => id)).toEqual([test.connections.acme!.id, made.id])
    expect(await test.me.call('getConnection', { params: { connectionId: made.id } })).toEqual(
      items[1],
    )
  })

  it('chooses a connection by its id, and another default', async () => {
    const { items } = await test.me.call('listConnections')
    const [first, second] = items
    const chosen = await test.me.request(`/scenarios?connection=${second!.id}`)
    const theirs = (await chosen.json()) as { items: { id: string }[] }
    const ours = await test.me.call('listScenarios')
    expect(theirs.items.length).toBeGreaterThan(0)
    expect(theirs.items.map(({ id }) => id)).not.toEqual(ours.items.map(({ id }) => id))

    const params = { connectionId: second!.id }
    const events = await test.me.events()
    const changed = await test.me.call('updateConnection', {
      params,
      body: { isDefault: true, label: 'Main' },
    })
    expect(changed).toMatchObject({ isDefault: true, label: 'Main' })
    await events.next(({ type, connectionId }) =>
      Boolean(type === 'connection.changed' && connectionId === second!.id),
    )
    await events.leave()
    const after = await test.me.call('listConnections')
    expect(after.items.map(({ id, isDefault }) => [id, isDefault])).toEqual([
      [second!.id, true],
      [first!.id, false],
    ])
    expect((await test.me.call('listScenarios')).items.map(({ id }) => id)).toEqual(
      theirs.items.map(({ id }) => id),
    )
    await test.me.call('updateConnection', {
      params: { connectionId: first!.id },
      body: { isDefault: true },
    })
  })

  it('tests a connection, and says why it does not work', async () => {
    const params = { connectionId: test.connections.acme!.id }
    const fine = await test.me.call('testConnection', { params })
    expect(fine).toMatchObject({ ok: true, problem: null, connection: { status: 'ok' } })
    sandbox.fail('*', { status: 401 })
    const refused = await test.me.call('testConnection', { params })
    sandbox.clearFaults()
    expect(refused).toMatchObject({
      ok: false,
      problem: { name: 'reconnect-required' },
      connection: { status: 'reconnect-required' },
    })
    const again = await test.me.call('testConnection', { params })
    expect(again).toMatchObject({ ok: true, connection: { status: 'ok' } })
  })

  it('tells which organisations and teams a credential reaches, where Make tells it', async () => {
    const path = `/connections/${test.connections.acme!.id}/organizations`
    const answer = await test.me.request(path)
    if (dialect === 'guide') {
      await expectProblem(answer, 'unsupported')
      return
    }
    const organization = sandbox.organizations[0]!
    expect(await answer.json()).toMatchObject({
      items: [
        {
          id: organization.id,
          name: organization.name,
          teams: organization.teams.map(({ id, name }) => ({ id, name })),
        },
      ],
      nextCursor: null,
    })
  })

  it('forgets what was mirrored when a connection is for another organisation', async () => {
    const someone = test.as('admin', 'brightside')
    const before = await someone.call('listScenarios')
    expect(before.items.length).toBeGreaterThan(0)
    const params = { connectionId: test.connections.brightside!.id }
    const moved = await someone.call('updateConnection', {
      params,
      body: { organizationId: 'elsewhere' },
    })
    expect(moved).toMatchObject({ organizationId: 'elsewhere', teamId: null, status: 'untested' })
    // The guide's credential alone decides what is seen.
    if (dialect === 'live') {
      const answer = await someone.request('/scenarios')
      expect(answer.status).not.toBe(200)
    }
    const { id: organizationId, teams } = sandbox.organizations[1]!
    await someone.call('updateConnection', {
      params,
      body: { organizationId, teamId: teams[0]!.id },
    })
    const after = await someone.call('listScenarios')
    expect(after.items.map(({ id }) => id)).toEqual(before.items.map(({ id }) => id))
  })

  it('refuses to make two connections of one', async () => {
    const { items } = await test.me.call('listConnections')
    const [first, second] = items
    const answer = await test.me.request(
      `/connections/${second!.id}`,
      body({ organizationId: first!.organizationId, teamId: first!.teamId }),
    )
    await expectProblem(answer, 'conflict')
  })

  it.each([
    ['nothing', {}],
    ['an unknown field', { label: 'x', tenantId: 'brightside' }],
    ['a line break in a label', { label: 'a\nb' }],
    ['no default at all', { isDefault: false }],
    ['a plan that Make does not have', { plan: 'gold' }],
    ['an id that could alter a path', { organizationId: '../1' }],
  ])('refuses to change a connection by %s', async (_, input) => {
    const path = `/connections/${test.connections.acme!.id}`
    await expectProblem(await test.me.request(path, body(input)), 'validation')
  })

  it('F1: refuses a zone that is not one of Make: no key is sent there or told again', async () => {
    const before = await test.me.call('listConnections')
    const input = { apiKey: 'canary-of-a-key', organizationId: '1', zone: 'evil.example' }
    const answer = await test.me.request('/connections', body(input, 'POST'))
    const text = await answer.clone().text()
    const { errors } = await expectProblem(answer, 'validation')
    expect(errors).toMatchObject([{ path: 'body.zone' }])
    expect(text).not.toContain('canary-of-a-key')
    expect(await test.me.call('listConnections')).toMatchObject({ items: before.items })
  })

  it('disconnects once, and has nothing of an unknown id', async () => {
    const { items } = await test.me.call('listConnections')
    const second = items[1]!
    const path = `/connections/${second.id}`
    expect((await test.me.request(path, { method: 'DELETE' })).status).toBe(204)
    await expectProblem(await test.me.request(path, { method: 'DELETE' }), 'not-found')
    for (const [method, at] of [
      ['GET', ''],
      ['POST', '/test'],
      ['GET', '/organizations'],
      ['DELETE', ''],
    ] as const) {
      const answer = await test.me.request(`/connections/${unknown}${at}`, { method })
      await expectProblem(answer, 'not-found')
    }
  })

  it('says that this server knows no OAuth where it has no client for it', async () => {
    const answer = await test.me.request('/oauth/start', body({}, 'POST'))
    await expectProblem(answer, 'unsupported')
    expect((await test.me.call('getSession')).connect).toMatchObject({
      dialect,
      methods: ['api-key'],
    })
  })
})
