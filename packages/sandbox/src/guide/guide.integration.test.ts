import { describe, expect, test } from 'vitest'
import { askAs, asks, noon, startAtNoon, teamOf } from '../testing/ask.js'

const minute = 60_000

describe('GET /scenarios', () => {
  test('answers 50 scenarios of the key’s own organisation under data', async () => {
    const { sandbox } = await startAtNoon()
    const { status, body } = await asks(sandbox, 'guide')('GET', '/scenarios')
    expect(status).toBe(200)
    expect(body.data).toHaveLength(50)
    const own = new Set(sandbox.world.scenarios(teamOf(sandbox)).map(({ id }) => id))
    expect(body.data.every(({ id }: { id: number }) => own.has(id))).toBe(true)
    expect(body.data[0]).toEqual({
      id: expect.any(Number),
      name: 'Shopify orders → NetSuite sales orders',
      active: true,
      lastRunDate: expect.stringMatching(/^2026-03-1\dT/),
      folder: expect.any(Number),
      description: expect.stringContaining('sales order'),
      operations: expect.any(Number),
    })
  })

  test('pages by limit and offset without gap or overlap', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'guide')
    const names: string[] = []
    for (let offset = 0; ; offset += 60) {
      const { body } = await ask('GET', `/scenarios?limit=60&offset=${offset}`)
      names.push(...body.data.map(({ name }: { name: string }) => name))
      if (body.data.length < 60) break
    }
    const teams = sandbox.organizations[0]?.teams.map(({ id }) => id) ?? []
    const all = teams.flatMap((team) => sandbox.world.scenarios(team).map(({ name }) => name))
    expect(names.toSorted()).toEqual(all.toSorted())
  })

  test('keeps to a folder', async () => {
    const { sandbox } = await startAtNoon()
    const [folder] = sandbox.world.folders(teamOf(sandbox))
    const { body } = await asks(sandbox, 'guide')(
      'GET',
      `/scenarios?limit=1000&folder=${folder?.id}`,
    )
    expect(body.data.length).toBeGreaterThan(5)
    expect(body.data.every((row: { folder: number }) => row.folder === folder?.id)).toBe(true)
  })

  test('leaves lastRunDate out where it never ran, and schedule where it starts by hand', async () => {
    const { sandbox } = await startAtNoon()
    const teamId = teamOf(sandbox)
    sandbox.world.addScenario({ teamId, name: 'Fresh' })
    sandbox.world.addScenario({
      teamId,
      name: 'Daily',
      scheduling: { type: 'daily', time: '08:30' },
    })
    const { body } = await asks(sandbox, 'guide')('GET', '/scenarios?limit=1000')
    const rows = new Map(body.data.map((row: { name: string }) => [row.name, row]))
    expect(rows.get('Fresh')).toEqual({
      id: expect.any(Number),
      name: 'Fresh',
      active: true,
      operations: 0,
    })
    expect(rows.get('Daily')).toMatchObject({
      schedule: { cronExpression: '30 8 * * *', timezone: 'Europe/Berlin' },
    })
  })

  test.each(['limit=0', 'limit=x', 'limit=1001', 'offset=-1', 'limit=undefined'])(
    '%s is refused in words',
    async (query) => {
      const { sandbox } = await startAtNoon()
      const { status, body } = await asks(sandbox, 'guide')('GET', `/scenarios?${query}`)
      expect(status).toBe(400)
      expect(body).toEqual({ message: expect.stringContaining('must be a whole number') })
    },
  )
})

describe('one scenario', () => {
  test('carries its modules, branches too, and a blueprint that connects them', async () => {
    const { sandbox } = await startAtNoon()
    const scenario = sandbox.world.findScenario('Shopify orders → NetSuite sales orders')
    const { status, body } = await asks(sandbox, 'guide')('GET', `/scenarios/${scenario?.id}`)
    expect(status).toBe(200)
    expect(body.modules).toEqual([
      { id: 1, app: 'shopify', action: 'watchOrders', parameters: {} },
      { id: 2, app: 'netsuite', action: 'searchCustomers', parameters: {} },
      { id: 3, app: 'builtin', action: 'BasicRouter', parameters: {} },
      { id: 4, app: 'netsuite', action: 'createSalesOrder', parameters: {} },
      { id: 5, app: 'shopify', action: 'addOrderTag', parameters: {} },
      { id: 6, app: 'slack', action: 'createMessage', parameters: {} },
    ])
    expect(body.blueprint.connections).toEqual([
      { from: 1, to: 2 },
      { from: 2, to: 3 },
      { from: 3, to: 4 },
      { from: 4, to: 5 },
      { from: 3, to: 6 },
    ])
    expect(body).toMatchObject({ priority: 1, maxErrors: 3, autoCommit: true })
  })

  test('is not found for another organisation’s key, nor under an id that there isn’t', async () => {
    const { sandbox } = await startAtNoon()
    const [foreign] = sandbox.world.scenarios(teamOf(sandbox, 1))
    for (const id of [foreign?.id, 1, 'x', '9'.repeat(30)]) {
      for (const [method, path] of [
        ['GET', ''],
        ['PATCH', ''],
        ['DELETE', ''],
        ['POST', '/execute'],
        ['GET', '/executions'],
      ] as const) {
        const { status, body } = await asks(sandbox, 'guide')(
          method,
          `/scenarios/${id}${path}`,
          method === 'PATCH' ? { active: false } : undefined,
        )
        expect([status, body]).toEqual([404, { message: 'Scenario not found' }])
      }
    }
    expect(sandbox.world.scenario(foreign?.id ?? 0)).toBe(foreign)
    expect(sandbox.world.executions(foreign?.id ?? 0)).toEqual([])
  })

  test('is switched off and on by PATCH', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'guide')
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Switch' })
    const off = await ask('PATCH', `/scenarios/${id}`, { active: false })
    expect([off.status, off.body.active]).toEqual([200, false])
    expect(sandbox.world.scenario(id).isActive).toBe(false)
    const on = await ask('PATCH', `/scenarios/${id}`, { active: true })
    expect([on.status, on.body.active]).toEqual([200, true])
    expect((await ask('GET', `/scenarios/${id}`)).body.active).toBe(true)
  })

  test('is renamed, described and rescheduled by PATCH', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'guide')
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Old' })
    const schedule = { cronExpression: '0 7 * * 1-5', timezone: 'Asia/Seoul' }
    const { status, body } = await ask('PATCH', `/scenarios/${id}`, {
      name: 'New',
      description: 'Why',
      schedule,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ name: 'New', description: 'Why', schedule })
    expect(sandbox.world.scenario(id).nextRunAt).toBe(Date.parse('2026-03-18T22:00:00Z'))
  })

  test('keeps the settings that PATCH names, false and 0 too, and the others as they are', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'guide')
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Settings' })
    const { body } = await ask('PATCH', `/scenarios/${id}`, { priority: 0, autoCommit: false })
    expect(body).toMatchObject({ priority: 0, maxErrors: 3, autoCommit: false })
    await ask('PATCH', `/scenarios/${id}`, { maxErrors: 7 })
    expect((await ask('GET', `/scenarios/${id}`)).body).toMatchObject({
      priority: 0,
      maxErrors: 7,
      autoCommit: false,
    })
  })

  test('with errors can’t be activated, and then nothing else of the PATCH is done either', async () => {
    const { sandbox } = await startAtNoon()
    const broken = sandbox.world.scenarios(teamOf(sandbox)).find(({ isInvalid }) => isInvalid)
    const { status, body } = await asks(sandbox, 'guide')('PATCH', `/scenarios/${broken?.id}`, {
      active: true,
      name: 'Renamed',
    })
    expect(status).toBe(422)
    expect(body).toEqual({ message: 'The scenario has errors and must be corrected first' })
    expect(sandbox.world.scenario(broken?.id ?? 0)).toMatchObject({ isActive: false })
    expect(sandbox.world.scenario(broken?.id ?? 0).name).not.toBe('Renamed')
  })

  test.each([
    ['{"active": "yes"}', 'active must be true or false'],
    ['{"colour": 1}', "colour can't be changed"],
    ['{"name": ""}', 'name must be a text'],
    ['{"priority": "high"}', 'priority must be a whole number'],
    ['{"maxErrors": -1}', 'maxErrors must be a whole number'],
    ['{"autoCommit": 1}', 'autoCommit must be true or false'],
    ['{"schedule": {"cronExpression": "often"}}', 'schedule: '],
    ['{', 'The body is not valid JSON.'],
    ['[]', 'The body must be an object.'],
  ])('PATCH %s is refused: %s', async (body, message) => {
    const { sandbox } = await startAtNoon()
    const [scenario] = sandbox.world.scenarios(teamOf(sandbox))
    const before = structuredClone(scenario)
    const answer = await asks(sandbox, 'guide')('PATCH', `/scenarios/${scenario?.id}`, body)
    expect(answer.status).toBe(400)
    expect(answer.body.message).toContain(message)
    expect(scenario).toEqual(before)
  })

  test('is gone after DELETE', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'guide')
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Short-lived' })
    expect((await ask('DELETE', `/scenarios/${id}`)).status).toBe(204)
    expect((await ask('GET', `/scenarios/${id}`)).status).toBe(404)
  })
})

describe('executions', () => {
  test('a run is answered at once and then seen to go from running to success', async () => {
    const { sandbox, clock } = await startAtNoon()
    const ask = asks(sandbox, 'guide')
    const { id } = sandbox.world.addScenario({
      teamId: teamOf(sandbox),
      name: 'Three steps',
      modules: ['gateway:CustomWebHook', 'json:ParseJSON', 'slack:createMessage'],
    })
    sandbox.world.nextOutcome(id, 'success', { durationMs: 3000 })
    const run = await ask('POST', `/scenarios/${id}/execute`)
    expect(run.status).toBe(200)
    expect(run.body).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      status: 'running',
    })

    await clock.advance(1500)
    const half = await ask('GET', `/executions/${run.body.id}`)
    expect(half.body).toMatchObject({ status: 'running', duration: 1500, modulesExecuted: 1 })
    await clock.advance(1500)
    const { body } = await ask('GET', `/executions/${run.body.id}`)
    expect(body).toEqual({
      id: run.body.id,
      scenarioId: id,
      status: 'success',
      startedAt: '2026-03-18T12:00:00.000Z',
      duration: 3000,
      modulesExecuted: 3,
      operations: 3,
    })
    const row = await ask('GET', `/scenarios/${id}`)
    expect(row.body.lastRunDate).toBe('2026-03-18T12:00:00.000Z')
  })

  test('a failure says why; a warning counts as success', async () => {
    const { sandbox, clock } = await startAtNoon()
    const ask = asks(sandbox, 'guide')
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Fails' })
    sandbox.world.nextOutcome(id, 'error', { error: { name: 'DataError', message: 'No such SKU' } })
    sandbox.world.nextOutcome(id, 'warning')
    const failed = await ask('POST', `/scenarios/${id}/execute`, { sku: 'A-1' })
    const warned = await ask('POST', `/scenarios/${id}/execute`)
    await clock.advance(minute)
    expect((await ask('GET', `/executions/${failed.body.id}`)).body).toMatchObject({
      status: 'error',
      error: { message: 'No such SKU' },
    })
    const { body } = await ask('GET', `/executions/${warned.body.id}`)
    expect(body.status).toBe('success')
    expect(body).not.toHaveProperty('error')
  })

  test('an inactive scenario can be run by hand, one with errors can’t', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'guide')
    const { id } = sandbox.world.addScenario({
      teamId: teamOf(sandbox),
      name: 'Off',
      isActive: false,
    })
    expect((await ask('POST', `/scenarios/${id}/execute`)).status).toBe(200)
    const broken = sandbox.world.scenarios(teamOf(sandbox)).find(({ isInvalid }) => isInvalid)
    expect((await ask('POST', `/scenarios/${broken?.id}/execute`)).status).toBe(422)
  })

  test('a run is stopped by DELETE after the module at work, and only while it runs', async () => {
    const { sandbox, clock } = await startAtNoon()
    const ask = asks(sandbox, 'guide')
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Stopped' })
    const run = await ask('POST', `/scenarios/${id}/execute`)
    expect((await ask('DELETE', `/executions/${run.body.id}`)).status).toBe(204)
    await clock.advance(minute)
    const { body } = await ask('GET', `/executions/${run.body.id}`)
    expect(body).toMatchObject({ status: 'error', modulesExecuted: 1 })
    expect(body.error.message).toContain('stopped by the user')
    const again = await ask('DELETE', `/executions/${run.body.id}`)
    expect([again.status, again.body]).toEqual([409, { message: 'The execution is not running' }])
  })

  test('another organisation’s execution is not found, running or past', async () => {
    const { sandbox } = await startAtNoon()
    const foreign = sandbox.world.scenarios(teamOf(sandbox, 1)).find(({ isActive }) => isActive)
    const theirs = asks(sandbox, 'guide', 1)
    const run = await theirs('POST', `/scenarios/${foreign?.id}/execute`)
    const history = await theirs('GET', `/scenarios/${foreign?.id}/executions?limit=2`)
    const ids = [run.body.id, history.body.data[1].id, '0'.repeat(32), 'x']
    for (const id of ids) {
      for (const method of ['GET', 'DELETE']) {
        const { status, body } = await asks(sandbox, 'guide')(method, `/executions/${id}`)
        expect([status, body]).toEqual([404, { message: 'Execution not found' }])
      }
    }
    expect((await theirs('GET', `/executions/${ids[0]}`)).body.status).toBe('running')
    expect((await theirs('GET', `/executions/${ids[1]}`)).body).toEqual(history.body.data[1])
  })

  test('history comes newest first, and older pages by `to`', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'guide')
    const scenario = sandbox.world.findScenario('Exchange rates → PostgreSQL')
    const path = `/scenarios/${scenario?.id}/executions`
    const first = await ask('GET', path)
    expect(first.body.data).toHaveLength(50)
    const times = first.body.data.map(({ startedAt }: { startedAt: string }) => startedAt)
    expect(times).toEqual(times.toSorted().toReversed())
    const second = await ask('GET', `${path}?to=${times.at(-1)}&limit=3`)
    expect(second.body.data[0]).toEqual(first.body.data[49])
    expect(second.body.data[1].startedAt < times.at(-1)).toBe(true)
  })

  test('history keeps to from, to and status', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'guide')
    const scenario = sandbox.world.findScenario('Exchange rates → PostgreSQL')
    const path = `/scenarios/${scenario?.id}/executions`
    const from = new Date(noon - 6 * 60 * minute).toISOString()
    const to = new Date(noon - 5 * 60 * minute).toISOString()
    const hour = await ask('GET', `${path}?from=${from}&to=${to}`)
    expect(hour.body.data).toHaveLength(12)
    const failed = await ask('GET', `${path}?status=error&limit=1000`)
    expect(failed.body.data.every((row: { status: string }) => row.status === 'error')).toBe(true)
    sandbox.world.startScenario(scenario?.id ?? 0)
    const running = await ask('GET', `${path}?status=running`)
    expect(running.body.data).toHaveLength(1)
  })

  test.each(['status=warning', 'from=yesterday', 'to=5', 'limit=-1'])(
    'history refuses %s in words',
    async (query) => {
      const { sandbox } = await startAtNoon()
      const [scenario] = sandbox.world.scenarios(teamOf(sandbox))
      const { status, body } = await asks(sandbox, 'guide')(
        'GET',
        `/scenarios/${scenario?.id}/executions?${query}`,
      )
      expect(status).toBe(400)
      expect(body.message).toContain(query.split('=')[0])
    },
  )
})

describe('what is refused', () => {
  test('no key, a wrong key and another scheme: 401', async () => {
    const { sandbox } = await startAtNoon()
    for (const key of [undefined, 'nonsense', '00000000-0000-4000-8000-000000000000']) {
      const { status, body } = await askAs(sandbox, 'guide', key, 'GET', '/scenarios')
      expect([status, body]).toEqual([401, { message: 'Invalid or missing API key' }])
    }
    const response = await fetch(`${sandbox.url('guide')}/scenarios`, {
      headers: { Authorization: `Basic ${sandbox.organizations[0]?.apiKey}` },
    })
    expect(response.status).toBe(401)
  })

  test('an unknown path: 404; a method that a path lacks: 405 with those it has', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'guide')
    for (const path of ['/nowhere', '/', '']) {
      const { status, body } = await ask('GET', path)
      expect([status, body]).toEqual([404, { message: 'Not found' }])
    }
    const { status, body, headers } = await ask('DELETE', '/scenarios')
    expect([status, body]).toEqual([405, { message: 'Method not allowed' }])
    expect(headers.get('Allow')).toBe('GET, POST')
  })
})
