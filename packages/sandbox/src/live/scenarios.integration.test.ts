import { describe, expect, test } from 'vitest'
import { askAs, asks, startAtNoon, teamOf } from '../testing/ask.js'

const minute = 60_000

interface Row {
  readonly id: number
  readonly name: string
  readonly teamId: number
  readonly isActive: boolean
  readonly folderId: number | null
  readonly operations: number
}

const denied = { detail: 'Access denied.', message: 'Permission denied', code: 'SC403' }

describe('GET /scenarios', () => {
  test('answers the scenarios of a team with the fields and flags that Make spells so', async () => {
    const { sandbox } = await startAtNoon()
    const teamId = teamOf(sandbox)
    const { status, body } = await asks(sandbox, 'live')('GET', `/scenarios?teamId=${teamId}`)
    expect(status).toBe(200)
    expect(body.scenarios).toHaveLength(132)
    expect(body.pg).toEqual({
      sortBy: 'proprietal',
      sortDir: 'desc',
      limit: 10_000,
      offset: 0,
      returnTotalCount: false,
    })
    const row = body.scenarios.find(({ name }: Row) => name === 'Shopify orders → ShipStation, DE')
    const person = {
      id: expect.any(Number),
      name: expect.any(String),
      email: expect.stringContaining('@'),
    }
    expect(row).toEqual({
      id: expect.any(Number),
      name: 'Shopify orders → ShipStation, DE',
      teamId: Number(teamId),
      hookId: expect.any(Number),
      deviceId: null,
      deviceScope: null,
      concept: false,
      description: '',
      folderId: expect.any(Number),
      slots: null,
      isinvalid: false,
      islinked: expect.any(Boolean),
      isActive: expect.any(Boolean),
      islocked: false,
      isPaused: false,
      usedPackages: ['shopify', 'util', 'app#shipstation', 'shopify'],
      usedModules: [
        'shopify:watchOrders',
        'util:SetVariables',
        'shipstation:createOrder',
        'shopify:addOrderTag',
      ],
      lastEdit: expect.stringMatching(/Z$/),
      scheduling: { type: 'immediately' },
      iswaiting: false,
      dlqCount: expect.any(Number),
      allDlqCount: expect.any(Number),
      created: expect.stringMatching(/Z$/),
      createdByUser: person,
      updatedByUser: person,
      nextExec: null,
      operations: expect.any(Number),
      transfer: expect.any(Number),
      centicredits: expect.any(Number),
      customProperties: {},
      type: 'scenario',
    })
  })

  test('covers all teams of an organisation when asked by organizationId', async () => {
    const { sandbox } = await startAtNoon()
    const [organization] = sandbox.organizations
    const { body } = await asks(sandbox, 'live')(
      'GET',
      `/scenarios?organizationId=${organization?.id}`,
    )
    expect(new Set(body.scenarios.map(({ teamId }: Row) => String(teamId)))).toEqual(
      new Set(organization?.teams.map(({ id }) => id)),
    )
  })

  test('keeps to folderId, isActive and id[]', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const base = `/scenarios?teamId=${teamOf(sandbox)}`
    const [folder] = sandbox.world.folders(teamOf(sandbox))
    const rows = async (query: string): Promise<Row[]> =>
      (await ask('GET', `${base}&${query}`)).body.scenarios

    const inFolder = await rows(`folderId=${folder?.id}`)
    expect(inFolder.length).toBeGreaterThan(5)
    expect(inFolder.every(({ folderId }) => folderId === folder?.id)).toBe(true)
    const [on, off] = [await rows('isActive=true'), await rows('isActive=false')]
    expect(on.every(({ isActive }) => isActive)).toBe(true)
    expect(off.some(({ isActive }) => isActive)).toBe(false)
    expect(on.length + off.length).toBe(132)
    const [first, second] = on
    const picked = await rows(`id[]=${first?.id}&id[]=${second?.id}`)
    expect(new Set(picked.map(({ id }) => id))).toEqual(new Set([first?.id, second?.id]))
  })

  test('pages and sorts by pg[…], columns come by cols[]', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const base = `/scenarios?teamId=${teamOf(sandbox)}&pg[sortBy]=name&pg[sortDir]=asc&cols[]=id&cols[]=name`
    const pages: Row[] = []
    for (let offset = 0; offset < 132; offset += 50) {
      const { body } = await ask('GET', `${base}&pg[limit]=50&pg[offset]=${offset}`)
      expect(body.pg).toMatchObject({ limit: 50, offset, sortBy: 'name', sortDir: 'asc' })
      pages.push(...body.scenarios)
    }
    expect(Object.keys(pages[0] ?? {})).toEqual(['id', 'name'])
    const names = pages.map(({ name }) => name)
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)))
    expect(new Set(names).size).toBe(132)
    const { body } = await ask('GET', `/scenarios?teamId=${teamOf(sandbox)}&cols[]=*&pg[limit]=1`)
    expect(body.scenarios[0]).toHaveProperty('usedModules')
  })

  test.each([
    ['', "Exactly one of the parameters 'teamId' and 'organizationId' is expected."],
    ['teamId=1&organizationId=1', "Exactly one of the parameters 'teamId' and 'organizationId'"],
    ['teamId=x', "Invalid value of parameter 'teamId': an integer is expected."],
    ['teamId=1&pg[limit]=0', "'pg[limit]'"],
    ['teamId=1&pg[limit]=10001', "'pg[limit]'"],
    ['teamId=1&pg[sortBy]=colour', "'pg[sortBy]'"],
    ['teamId=1&pg[sortDir]=up', "'pg[sortDir]'"],
    ['teamId=1&isActive=maybe', "'isActive'"],
    ['teamId=1&cols[]=colour', "Unknown column 'colour'"],
    ['teamId=1&id[]=x', "'id'"],
  ])('?%s is refused: %s', async (query, message) => {
    const { sandbox } = await startAtNoon()
    const { status, body } = await asks(sandbox, 'live')('GET', `/scenarios?${query}`)
    expect(status).toBe(400)
    expect(body).toMatchObject({ message: 'Validation failed', code: 'SC400' })
    expect(body.suberrors).toHaveLength(1)
    expect(body.suberrors[0].message).toContain(message)
  })

  test('tells all faults of a query at once', async () => {
    const { sandbox } = await startAtNoon()
    const { body } = await asks(sandbox, 'live')('GET', '/scenarios?pg[limit]=x&pg[offset]=-1')
    expect(body.suberrors).toHaveLength(3)
  })

  test('another organisation’s team or id is denied', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const paths = [
      `teamId=${teamOf(sandbox, 1)}`,
      `organizationId=${sandbox.organizations[1]?.id}`,
      'teamId=1',
    ]
    for (const query of paths) {
      const { status, body } = await ask('GET', `/scenarios?${query}`)
      expect([status, body]).toEqual([403, denied])
    }
  })
})

describe('one scenario', () => {
  test('comes without operations and usedModules, as Make leaves them out', async () => {
    const { sandbox } = await startAtNoon()
    const [scenario] = sandbox.world.scenarios(teamOf(sandbox))
    const { status, body } = await asks(sandbox, 'live')('GET', `/scenarios/${scenario?.id}`)
    expect(status).toBe(200)
    expect(body.scenario).toMatchObject({ id: scenario?.id, name: scenario?.name })
    expect(body.scenario).not.toHaveProperty('operations')
    expect(body.scenario).not.toHaveProperty('usedModules')
  })

  test('another organisation’s is denied on every path, one that isn’t there is not found', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const [foreign] = sandbox.world.scenarios(teamOf(sandbox, 1))
    const before = structuredClone(foreign)
    const calls = [
      ['GET', ''],
      ['GET', '/blueprint'],
      ['GET', '/interface'],
      ['GET', '/logs'],
      ['GET', '/logs/x'],
      ['GET', '/executions/x'],
      ['POST', '/executions/x/stop'],
      ['POST', '/start'],
      ['POST', '/stop'],
      ['POST', '/run'],
    ] as const
    for (const [method, path] of calls) {
      const theirs = await ask(method, `/scenarios/${foreign?.id}${path}`)
      expect([path, theirs.status, theirs.body]).toEqual([path, 403, denied])
      const nobodys = await ask(method, `/scenarios/1${path}`)
      expect([path, nobodys.status, nobodys.body.code]).toEqual([path, 404, 'IM005'])
    }
    expect(foreign).toEqual(before)
    expect(sandbox.world.executions(foreign?.id ?? 0)).toEqual([])
  })

  test('nextExec follows the schedule and is null while it is off', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const { id } = sandbox.world.addScenario({
      teamId: teamOf(sandbox),
      name: 'Weekly',
      scheduling: { type: 'weekly', days: [4], time: '09:15' },
    })
    const next = async () => (await ask('GET', `/scenarios/${id}`)).body.scenario.nextExec
    expect(await next()).toBe('2026-03-19T08:15:00.000Z')
    await ask('POST', `/scenarios/${id}/stop`)
    expect(await next()).toBeNull()
    await ask('POST', `/scenarios/${id}/start`)
    expect(await next()).toBe('2026-03-19T08:15:00.000Z')
  })

  test('a schedule that only cron can say shows as the nearest interval', async () => {
    const { sandbox } = await startAtNoon()
    const { id } = sandbox.world.addScenario({
      teamId: teamOf(sandbox),
      name: 'Cron',
      scheduling: { type: 'cron', expression: '*/20 * * * *', timeZone: 'UTC' },
    })
    const { body } = await asks(sandbox, 'live')('GET', `/scenarios/${id}`)
    expect(body.scenario.scheduling).toEqual({ type: 'indefinitely', interval: 1200 })
  })
})

describe('start and stop', () => {
  test('answer the new state, and leave a row of change in the log', async () => {
    const { sandbox, clock } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Switch' })
    const stopped = await ask('POST', `/scenarios/${id}/stop`)
    expect([stopped.status, stopped.body]).toEqual([
      200,
      { scenario: { id, isActive: false, islinked: false } },
    ])
    await clock.advance(minute)
    const started = await ask('POST', `/scenarios/${id}/start`)
    expect(started.body).toEqual({ scenario: { id, isActive: true, islinked: true } })

    const { body } = await ask('GET', `/scenarios/${id}/logs`)
    expect(body.scenarioLogs.map(({ type }: { type: string }) => type)).toEqual(['start', 'stop'])
    for (const row of body.scenarioLogs) {
      expect(row).not.toHaveProperty('status')
      expect(row).not.toHaveProperty('duration')
      expect(row.authorId).toEqual(expect.any(Number))
    }
  })

  test('stopping also stops what runs', async () => {
    const { sandbox, clock } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Busy' })
    const run = await ask('POST', `/scenarios/${id}/run`, {})
    await ask('POST', `/scenarios/${id}/stop`)
    await clock.advance(minute)
    const { body } = await ask('GET', `/scenarios/${id}/executions/${run.body.executionId}`)
    expect(body).toMatchObject({ status: 'ERROR', error: { name: 'ExecutionInterruptedError' } })
  })

  test('an invalid scenario can’t be started', async () => {
    const { sandbox } = await startAtNoon()
    const broken = sandbox.world.scenarios(teamOf(sandbox)).find(({ isInvalid }) => isInvalid)
    const { status, body } = await asks(sandbox, 'live')('POST', `/scenarios/${broken?.id}/start`)
    expect(status).toBe(400)
    expect(body).toEqual({
      detail: 'The scenario is invalid. Correct its errors before you start it.',
      message: 'Bad Request',
      code: 'IM003',
    })
    expect(sandbox.world.scenario(broken?.id ?? 0).isActive).toBe(false)
  })
})

describe('blueprint and interface', () => {
  test('a blueprint holds the flow with its branches, the schedule and the settings', async () => {
    const { sandbox } = await startAtNoon()
    const scenario = sandbox.world.findScenario('Shopify orders → NetSuite sales orders')
    const { status, body } = await asks(sandbox, 'live')(
      'GET',
      `/scenarios/${scenario?.id}/blueprint`,
    )
    expect(status).toBe(200)
    expect(body.code).toBe('OK')
    const { blueprint, scheduling } = body.response
    expect(scheduling).toEqual({ type: 'immediately' })
    expect(blueprint.name).toBe(scenario?.name)
    expect(blueprint.flow.map(({ module }: { module: string }) => module)).toEqual([
      'shopify:watchOrders',
      'netsuite:searchCustomers',
      'builtin:BasicRouter',
    ])
    expect(blueprint.flow[0]).toEqual({
      id: 1,
      module: 'shopify:watchOrders',
      version: 1,
      parameters: {},
      mapper: {},
      metadata: { designer: { x: 0, y: 0 } },
      listener: true,
    })
    expect(
      blueprint.flow[2].routes.map(({ flow }: { flow: { module: string }[] }) =>
        flow.map(({ module }) => module),
      ),
    ).toEqual([['netsuite:createSalesOrder', 'shopify:addOrderTag'], ['slack:createMessage']])
    expect(blueprint.metadata.scenario).toMatchObject({ maxErrors: 3, autoCommit: true })
  })

  test('an interface names its inputs, or null', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const declared = sandbox.world.findScenario('Price update for one product')
    const { body } = await ask('GET', `/scenarios/${declared?.id}/interface`)
    expect(body.interface.input.map(({ name }: { name: string }) => name)).toEqual([
      'sku',
      'price',
      'market',
      'dryRun',
    ])
    const plain = sandbox.world.findScenario('Exchange rates → PostgreSQL')
    expect((await ask('GET', `/scenarios/${plain?.id}/interface`)).body).toEqual({
      interface: { input: null, output: null },
    })
  })
})

describe('what is refused', () => {
  test('no key, a wrong key, and a key sent as an OAuth token: 401', async () => {
    const { sandbox } = await startAtNoon()
    const expected = [401, { message: 'User is not logged in.', code: 'IM015' }]
    for (const key of [undefined, 'nonsense', '00000000-0000-4000-8000-000000000000']) {
      const { status, body } = await askAs(sandbox, 'live', key, 'GET', '/users/me')
      expect([status, body]).toEqual(expected)
    }
    const response = await fetch(`${sandbox.url('live')}/users/me`, {
      headers: { Authorization: `Bearer ${sandbox.organizations[0]?.apiKey}` },
    })
    expect([response.status, await response.json()]).toEqual(expected)
  })

  test('a key that was replaced is refused, the new one accepted', async () => {
    const { sandbox } = await startAtNoon()
    const [organization] = sandbox.organizations
    const fresh = '11111111-2222-4333-8444-555555555555'
    sandbox.world.setApiKey(organization?.id ?? '', fresh)
    const old = await askAs(sandbox, 'live', organization?.apiKey, 'GET', '/users/me')
    expect(old.status).toBe(401)
    expect((await askAs(sandbox, 'live', fresh, 'GET', '/users/me')).status).toBe(200)
    expect(sandbox.organizations[0]?.apiKey).toBe(fresh)
  })

  test('an unknown path: 404; a method that a path lacks: 405 with those it has', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const unknown = await ask('GET', '/nowhere')
    expect([unknown.status, unknown.body]).toEqual([
      404,
      {
        detail: 'The requested route does not exist.',
        message: 'Not Found',
        code: 'SC404',
      },
    ])
    const wrong = await ask('PUT', '/scenarios')
    expect([wrong.status, wrong.body.code, wrong.headers.get('Allow')]).toEqual([
      405,
      'SC405',
      'GET, POST',
    ])
  })
})

describe('DELETE /scenarios/{id}', () => {
  test("deletes one's own scenario and nobody else's", async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Outdated' })
    const foreign = sandbox.world.addScenario({ teamId: teamOf(sandbox, 1), name: 'Theirs' }).id
    expect((await ask('DELETE', `/scenarios/${foreign}`)).body).toEqual(denied)
    expect(sandbox.world.scenario(foreign).name).toBe('Theirs')
    const path = `/scenarios/${id}`
    const { status, body } = await ask('DELETE', path)
    expect([status, body]).toEqual([200, { scenario: id }])
    expect((await ask('GET', path)).status).toBe(404)
    expect((await ask('DELETE', path)).status).toBe(404)
  })
})

test('operations of the list are those of the logs of this month', async () => {
  const { sandbox } = await startAtNoon()
  const ask = asks(sandbox, 'live')
  const { body } = await ask('GET', `/scenarios?teamId=${teamOf(sandbox)}&isActive=true`)
  const from = Date.UTC(2026, 2, 1)
  for (const row of body.scenarios.slice(0, 6) as Row[]) {
    const logs = await ask('GET', `/scenarios/${row.id}/logs?from=${from}&pg[limit]=10000`)
    const sum = logs.body.scenarioLogs.reduce(
      (total: number, { operations = 0 }: { operations?: number }) => total + operations,
      0,
    )
    expect(sum).toBe(row.operations)
  }
})

describe('PATCH /scenarios/{id}', () => {
  test.each([
    [{ colour: 1 }, "Unknown parameter 'colour'."],
    [{ name: ' ' }, /'name'/],
    [{ description: 1 }, /'description'/],
    [{ folderId: 999_999 }, /'folderId'/],
    [{ scheduling: { type: 'daily' } }, /'scheduling': a JSON string/],
    [{ scheduling: '{"type":"lunar"}' }, /'scheduling.type'/],
    [{ scheduling: '{"type":"indefinitely","interval":59}' }, /'scheduling.interval'/],
    [{ scheduling: '{"type":"weekly","days":[7],"time":"09:00"}' }, /'scheduling.days'/],
    [{ scheduling: '{"type":"daily"}' }, /Missing parameter 'scheduling.time'/],
    [{ scheduling: '{"type":"daily","time":"09:00","restrict":[{"days":[8]}]}' }, /restrict/],
    [{ blueprint: '{"flow":[{"id":1}]}' }, /'blueprint'/],
  ])('%j is refused, and nothing is changed', async (body, message) => {
    const { sandbox } = await startAtNoon()
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'As it was' })
    const before = { ...sandbox.world.scenario(id) }
    const answer = await asks(sandbox, 'live')('PATCH', `/scenarios/${id}`, {
      name: 'New',
      ...body,
    })
    expect(answer.status).toBe(400)
    expect(answer.body.suberrors).toContainEqual({
      message: message instanceof RegExp ? expect.stringMatching(message) : message,
    })
    expect(sandbox.world.scenario(id)).toEqual(before)
  })

  test('moves a scenario to a folder of its team and out again, and starts it by its new schedule', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const teamId = teamOf(sandbox)
    const { id } = sandbox.world.addScenario({ teamId, name: 'Moved' })
    const [folder] = sandbox.world.folders(teamId)
    const scheduling = JSON.stringify({ type: 'daily', time: '14:30' })
    const { body } = await ask('PATCH', `/scenarios/${id}`, { folderId: folder?.id, scheduling })
    expect(body.scenario).toMatchObject({
      folderId: folder?.id,
      scheduling: { type: 'daily', time: '14:30' },
      nextExec: '2026-03-18T13:30:00.000Z',
    })
    await ask('PATCH', `/scenarios/${id}`, { folderId: null })
    expect(sandbox.world.scenario(id).folderId).toBeNull()
  })

  test("another organisation's scenario is not changed", async () => {
    const { sandbox } = await startAtNoon()
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox, 1), name: 'Foreign' })
    const { status } = await asks(sandbox, 'live')('PATCH', `/scenarios/${id}`, { name: 'Mine' })
    expect(status).toBe(403)
    expect(sandbox.world.scenario(id).name).toBe('Foreign')
  })
})
