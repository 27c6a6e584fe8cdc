import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { askAs, asks, noon, startAtNoon, startSandbox, teamOf } from '../testing/ask.js'

const minute = 60_000

interface LogRow {
  readonly id: string
  readonly imtId: string
  readonly status?: number
  readonly timestamp: string
}

describe('POST /run', () => {
  test('answers the id at once; RUNNING is then seen to become SUCCESS, with outputs', async () => {
    const { sandbox, clock } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const scenario = sandbox.world.findScenario('Price update for one product')
    const path = `/scenarios/${scenario?.id}`
    sandbox.world.updateScenario(scenario?.id ?? 0, { isActive: true })
    sandbox.world.nextOutcome(scenario?.id ?? 0, 'success', {
      durationMs: 4000,
      outputs: { updated: 3 },
    })
    const run = await ask('POST', `${path}/run`, { data: { sku: 'A-1', price: 12 } })
    expect([run.status, run.body]).toEqual([
      200,
      { executionId: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ])
    const detail = `${path}/executions/${run.body.executionId}`
    expect((await ask('GET', detail)).body).toEqual({ status: 'RUNNING' })
    const running = await ask('GET', `${path}/logs?pg[limit]=1`)
    expect(running.body.scenarioLogs[0]).toMatchObject({ id: run.body.executionId, status: 0 })

    await clock.advance(4000)
    expect((await ask('GET', detail)).body).toEqual({ status: 'SUCCESS', outputs: { updated: 3 } })
    const { body } = await ask('GET', `${path}/logs/${run.body.executionId}`)
    expect(body.scenarioLog).toEqual({
      imtId: `${noon}_scenario.${scenario?.id}.manual.${run.body.executionId}`,
      duration: 4000,
      operations: expect.any(Number),
      transfer: expect.any(Number),
      centicredits: body.scenarioLog.operations * 100,
      organizationId: scenario?.organizationId,
      teamId: scenario?.teamId,
      id: run.body.executionId,
      type: 'manual',
      authorId: expect.any(Number),
      instant: true,
      timestamp: '2026-03-18T12:00:00.000Z',
      status: 1,
    })
  })

  test('a failure names its kind, its message and the module', async () => {
    const { sandbox, clock } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const { id } = sandbox.world.addScenario({
      teamId: teamOf(sandbox),
      name: 'Fails',
      modules: ['shopify:searchProducts'],
    })
    sandbox.world.nextOutcome(id, 'error', { error: { name: 'DataError', message: 'No such SKU' } })
    sandbox.world.nextOutcome(id, 'warning')
    const failed = await ask('POST', `/scenarios/${id}/run`)
    const warned = await ask('POST', `/scenarios/${id}/run`)
    await clock.advance(minute)
    expect(
      (await ask('GET', `/scenarios/${id}/executions/${failed.body.executionId}`)).body,
    ).toEqual({
      status: 'ERROR',
      error: {
        name: 'DataError',
        message: 'No such SKU',
        causeModule: { name: 'searchProducts', appName: 'shopify' },
      },
    })
    expect(
      (await ask('GET', `/scenarios/${id}/executions/${warned.body.executionId}`)).body,
    ).toEqual({ status: 'WARNING' })
    const { body } = await ask('GET', `/scenarios/${id}/logs`)
    expect(body.scenarioLogs.map(({ status }: LogRow) => status).toSorted()).toEqual([2, 3])
  })

  test('is refused while the scenario is inactive, paused or invalid; nothing starts', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Off' })
    const states = [
      [{ isActive: false }, 'The scenario is not active. Activate it before you run it.'],
      [{ isActive: true, isPaused: true }, 'The scenario is paused because of your subscription.'],
      [
        { isActive: false, isPaused: false, isInvalid: true },
        'The scenario is invalid. Correct its errors before you start it.',
      ],
    ] as const
    for (const [state, detail] of states) {
      sandbox.world.updateScenario(id, state)
      const { status, body } = await ask('POST', `/scenarios/${id}/run`, {})
      expect([status, body]).toEqual([400, { detail, message: 'Bad Request', code: 'IM003' }])
    }
    expect(sandbox.world.executions(id)).toEqual([])
  })

  test.each([
    ['{', 'The body is not valid JSON.'],
    ['{"data": 5}', "Invalid value of 'data'"],
    ['{"responsive": "yes"}', "Invalid value of 'responsive'"],
    ['{"callbackUrl": "ftp://127.0.0.1/x"}', "Invalid value of 'callbackUrl'"],
    ['{"data": {"price": 3}}', "Missing value of required parameter 'sku'."],
    ['{"data": {"sku": "A", "price": "dear"}}', "Invalid number in parameter 'price'."],
    ['{"data": {"sku": "A", "price": 1, "dryRun": {}}}', "Invalid boolean in parameter 'dryRun'."],
    [`{"data": {"sku": "${'x'.repeat(2_200_000)}", "price": 1}}`, 'larger than 2 MB'],
  ])('%.60s is refused: %s', async (body, message) => {
    const { sandbox } = await startAtNoon()
    const scenario = sandbox.world.findScenario('Price update for one product')
    const answer = await asks(sandbox, 'live')('POST', `/scenarios/${scenario?.id}/run`, body)
    const required = answer.body.suberrors.map((one: { message: string }) => one.message).join('\n')
    expect(answer.status).toBe(400)
    expect(answer.body.code).toBe('SC400')
    expect(required).toContain(message)
    expect(sandbox.world.executions(scenario?.id ?? 0)).toEqual([])
  })

  test('a responsive run answers when it has ended, with its status as text', async () => {
    const sandbox = await startSandbox()
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Quick' })
    for (const [outcome, status] of [
      ['success', '1'],
      ['warning', '2'],
      ['error', '3'],
    ] as const) {
      sandbox.world.nextOutcome(id, outcome, { durationMs: 20, outputs: { found: true } })
      const { body } = await asks(sandbox, 'live')('POST', `/scenarios/${id}/run`, {
        responsive: true,
      })
      expect(body).toEqual({
        executionId: expect.any(String),
        status,
        ...(outcome !== 'error' && { outputs: { found: true } }),
      })
    }
  })

  test('a responsive run that takes longer than 40 s answers its id alone and goes on', async () => {
    const { sandbox, clock } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Slow' })
    sandbox.world.nextOutcome(id, 'success', { durationMs: minute })
    const waiting = ask('POST', `/scenarios/${id}/run`, { responsive: true })
    await expect.poll(() => sandbox.world.executions(id).length, { timeout: 10_000 }).toBe(1)
    await clock.advance(40_000)
    const { body } = await waiting
    expect(body).toEqual({ executionId: sandbox.world.executions(id)[0]?.id })
    expect(sandbox.world.executions(id)[0]?.status).toBe('running')
    await clock.advance(20_000)
    expect(sandbox.world.executions(id)[0]?.status).toBe('success')
  })

  test('calls back when the run has ended, with an address that answers its state', async () => {
    const sandbox = await startSandbox()
    const received: { body: string; type: string | undefined }[] = []
    const receiver = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => (body += String(chunk)))
      request.on('end', () => {
        received.push({ body, type: request.headers['content-type'] })
        response.writeHead(204).end()
      })
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void receiver.close())
    const { port } = receiver.address() as AddressInfo

    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Calls back' })
    sandbox.world.nextOutcome(id, 'success', { durationMs: 30 })
    const run = await asks(sandbox, 'live')('POST', `/scenarios/${id}/run`, {
      callbackUrl: `http://127.0.0.1:${port}/done?token=1`,
    })
    await expect.poll(() => received.length, { timeout: 10_000 }).toBe(1)
    expect(received[0]?.type).toBe('application/json')
    const message = JSON.parse(received[0]?.body ?? '') as Record<string, string>
    const statusUrl = `${sandbox.url('live')}/scenarios/${id}/executions/${run.body.executionId}`
    expect(message).toEqual({ executionId: run.body.executionId, statusUrl })
    const key = sandbox.organizations[0]?.apiKey
    const path = statusUrl.slice(sandbox.url('live').length)
    expect((await askAs(sandbox, 'live', key, 'GET', path)).body).toEqual({ status: 'SUCCESS' })
  })
})

describe('GET /logs', () => {
  test('pages by pg[last] from the newest to the very first without gap or overlap', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const scenario = sandbox.world
      .scenarios(teamOf(sandbox))
      .find(({ name }) => name === 'Shopify orders → NetSuite sales orders')
    sandbox.world.startScenario(scenario?.id ?? 0)
    const path = `/scenarios/${scenario?.id}/logs`
    const whole = await ask('GET', `${path}?pg[limit]=10000`)
    const paged: LogRow[] = []
    let last: string | undefined
    for (;;) {
      const query = last === undefined ? '' : `&pg[last]=${encodeURIComponent(last)}`
      const { body } = await ask('GET', `${path}?pg[limit]=97${query}`)
      if (body.scenarioLogs.length === 0) break
      paged.push(...body.scenarioLogs)
      expect(body.pg).toMatchObject({ sortBy: 'imtId', sortDir: 'desc', limit: 97 })
      expect(body.pg.last).toBe(paged.at(-1)?.imtId)
      last = body.pg.last
    }
    expect(paged.length).toBeGreaterThan(300)
    expect(paged).toEqual(whole.body.scenarioLogs)
    const times = paged.map(({ timestamp }) => timestamp)
    expect(times).toEqual(times.toSorted().toReversed())
    expect(new Set(paged.map(({ imtId }) => imtId)).size).toBe(paged.length)
  })

  test('gives 50 rows unless asked otherwise, and the last one again by showLast', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const scenario = sandbox.world.findScenario('Exchange rates → PostgreSQL')
    const path = `/scenarios/${scenario?.id}/logs`
    const { body } = await ask('GET', path)
    expect(body.scenarioLogs).toHaveLength(50)
    const again = await ask(
      'GET',
      `${path}?pg[limit]=2&pg[showLast]=true&pg[last]=${body.scenarioLogs[9].imtId}`,
    )
    expect(again.body.scenarioLogs).toEqual(body.scenarioLogs.slice(9, 11))
  })

  test('keeps to status, from, to, and ranges of duration and operations', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const scenario = sandbox.world.findScenario('Exchange rates → PostgreSQL')
    const path = `/scenarios/${scenario?.id}/logs`
    const rows = async (query: string) =>
      (await ask('GET', `${path}?pg[limit]=10000&${query}`)).body.scenarioLogs
    const [from, to] = [noon - 60 * minute, noon - 30 * minute]
    const between: LogRow[] = await rows(`from=${from}&to=${to}`)
    expect(between).toHaveLength(6)
    expect(
      between.every(
        ({ timestamp }) => Date.parse(timestamp) >= from && Date.parse(timestamp) <= to,
      ),
    ).toBe(true)
    const warned: LogRow[] = await rows('status=1')
    expect(new Set(warned.map(({ status }) => status))).toEqual(new Set([1]))
    const long = await rows('durationFrom=3000&operationsFrom=5&operationsTo=9')
    expect(long.length).toBeGreaterThan(10)
    for (const row of long) {
      expect(row.duration).toBeGreaterThanOrEqual(3000)
      expect(row.operations).toBeGreaterThanOrEqual(5)
      expect(row.operations).toBeLessThanOrEqual(9)
    }
  })

  test.each([
    'status=0',
    'status=4',
    'from=2026-01-01',
    'pg[limit]=x',
    'pg[last]=x',
    'pg[sortDir]=asc',
  ])('refuses %s', async (query) => {
    const { sandbox } = await startAtNoon()
    const [scenario] = sandbox.world.scenarios(teamOf(sandbox))
    const { status, body } = await asks(sandbox, 'live')(
      'GET',
      `/scenarios/${scenario?.id}/logs?${query}`,
    )
    expect([status, body.code]).toEqual([400, 'SC400'])
  })

  test('a run of the past is found by its id in its own scenario alone', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const scenario = sandbox.world.findScenario('Exchange rates → PostgreSQL')
    const other = sandbox.world.findScenario('Chargeback evidence')
    const { body } = await ask('GET', `/scenarios/${scenario?.id}/logs?status=1&pg[limit]=1`)
    const [row] = body.scenarioLogs as LogRow[]
    const found = await ask('GET', `/scenarios/${scenario?.id}/logs/${row?.id}`)
    expect(found.body.scenarioLog).toEqual(row)
    for (const path of [
      `/scenarios/${other?.id}/logs/${row?.id}`,
      `/scenarios/${other?.id}/executions/${row?.id}`,
      `/scenarios/${scenario?.id}/logs/${'0'.repeat(32)}`,
    ]) {
      const { status, body } = await ask('GET', path)
      expect([status, body.code]).toEqual([404, 'IM005'])
    }
  })
})

describe('stopping an execution', () => {
  test('lets the module at work end, and answers an empty object', async () => {
    const { sandbox, clock } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Stopped' })
    sandbox.world.nextOutcome(id, 'success', { durationMs: 2000 })
    const run = await ask('POST', `/scenarios/${id}/run`)
    const path = `/scenarios/${id}/executions/${run.body.executionId}`
    const stopped = await ask('POST', `${path}/stop`, { force: false })
    expect([stopped.status, stopped.body]).toEqual([200, {}])
    expect((await ask('GET', path)).body.status).toBe('RUNNING')
    await clock.advance(1000)
    expect((await ask('GET', path)).body).toMatchObject({
      status: 'ERROR',
      error: { name: 'ExecutionInterruptedError' },
    })
    expect((await ask('POST', `${path}/stop`)).status).toBe(404)
  })

  test('with force ends it at once; anything but a boolean is refused', async () => {
    const { sandbox } = await startAtNoon()
    const ask = asks(sandbox, 'live')
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Killed' })
    const run = await ask('POST', `/scenarios/${id}/run`)
    const path = `/scenarios/${id}/executions/${run.body.executionId}`
    expect((await ask('POST', `${path}/stop`, { force: 'very' })).status).toBe(400)
    expect((await ask('GET', path)).body.status).toBe('RUNNING')
    expect((await ask('POST', `${path}/stop`, { force: true })).status).toBe(200)
    expect((await ask('GET', path)).body.status).toBe('ERROR')
  })
})

test('outputs larger than maxBytes are answered with 413', async () => {
  const { sandbox, clock } = await startAtNoon()
  const ask = asks(sandbox, 'live')
  const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Talkative' })
  sandbox.world.nextOutcome(id, 'success', { outputs: { text: 'x'.repeat(500) } })
  const run = await ask('POST', `/scenarios/${id}/run`)
  await clock.advance(minute)
  const path = `/scenarios/${id}/executions/${run.body.executionId}`
  expect((await ask('GET', `${path}?maxBytes=100`)).status).toBe(413)
  expect((await ask('GET', `${path}?maxBytes=1000`)).status).toBe(200)
  expect((await ask('GET', `${path}?maxBytes=0`)).status).toBe(400)
})

test('a replay runs once more what one id names, and says no more than that it was taken', async () => {
  const { sandbox, clock } = await startAtNoon()
  const ask = asks(sandbox, 'live')
  const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Once more' })
  sandbox.world.nextOutcome(id, 'error', { durationMs: 1000 })
  const { body } = await ask('POST', `/scenarios/${id}/run`)
  const replay = (executionIds: unknown) => ask('POST', `/scenarios/${id}/replay`, { executionIds })
  expect((await replay([body.executionId])).status).toBe(400)
  await clock.advance(1000)
  for (const wrong of [undefined, [], 'one', [1], [body.executionId, body.executionId]]) {
    expect((await replay(wrong)).status).toBe(400)
  }
  expect((await replay(['0'.repeat(32)])).status).toBe(404)
  expect(sandbox.world.executions(id)).toHaveLength(1)
  const taken = await replay([body.executionId])
  expect([taken.status, taken.body]).toEqual([202, {}])
  expect(sandbox.world.executions(id)).toHaveLength(2)
})
