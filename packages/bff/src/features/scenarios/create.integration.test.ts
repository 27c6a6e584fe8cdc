import type { Sandbox } from '@inlaykit/sandbox'
import type { CreateScenarioInput } from '@inlaykit/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testStages } from '../../testing/databases.js'
import { blueprintOf, guideBlueprint, liveBlueprint } from '../../testing/example-blueprints.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

const cron = { kind: 'cron', expression: '*/15 * * * *', timeZone: 'UTC' } as const

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ scenariosPerTeam: 3 })
})
afterAll(() => sandbox.close())

describe.each(testStages)('creating a scenario in $name', ({ dialect, database, name: stage }) => {
  const blueprint = blueprintOf[dialect]
  let test: TestBff

  beforeAll(async () => {
    test = await createTestBff({ dialect, database: await database.create(), sandbox })
    await test.me.call('listScenarios', {})
  })
  afterAll(() => test.close())

  const nameOf = (name: string) => `${name} in ${stage}`
  const create = (body: CreateScenarioInput) => test.me.call('createScenario', { body })
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    test.me.request('/scenarios', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const writes = () => sandbox.requests().filter(({ method }) => method !== 'GET')
  const named = (name: string) => sandbox.world.scenarios().filter((one) => one.name === name)

  it('answers the scenario whole, which lists and whoever listens know at once', async () => {
    const name = nameOf('Orders')
    const events = await test.me.events()
    sandbox.clearRequests()
    const made = await create({ name, blueprint })
    expect(writes()).toHaveLength(1)
    expect(made).toMatchObject({
      name,
      status: 'inactive',
      schedule: { kind: 'on-demand' },
      modules: [
        { id: '1', app: 'gateway', action: 'CustomWebHook' },
        { id: '2', app: 'http', action: 'ActionSendData' },
        ...(dialect === 'live' ? [{ id: '3', app: 'builtin', action: 'Ignore' }] : []),
      ],
      maxErrors: dialect === 'guide' ? 3 : 9,
      autoCommit: true,
    })
    expect(made.warnings).toBeUndefined()
    const { items } = await test.me.call('listScenarios', { query: { search: name } })
    expect(items).toMatchObject([{ id: made.id, name }])
    await events.next((event) => event.scenarioId === made.id)
    await events.leave()
    const { warnings: _, ...told } = made
    const read = await test.me.call('getScenario', { params: { scenarioId: made.id } })
    for (const [key, value] of Object.entries(told)) {
      if (value !== null)
        expect({ [key]: read[key as keyof typeof read] }).toEqual({ [key]: value })
    }
    expect(named(name)).toMatchObject([{ id: Number(made.id), isActive: false }])
  })

  it('does all that is asked for with it, and keeps false and 0', async () => {
    const name = nameOf('With everything')
    const made = await create({
      name,
      blueprint,
      description: 'Why it is there',
      schedule: cron,
      maxErrors: 0,
      autoCommit: false,
      active: true,
      ...(dialect === 'guide' && { priority: 0 }),
    })
    expect(made.warnings).toBeUndefined()
    expect(made).toMatchObject({
      name,
      description: 'Why it is there',
      status: 'active',
      maxErrors: 0,
      autoCommit: false,
    })
    const [there] = named(name)
    expect(there).toMatchObject({
      isActive: true,
      description: 'Why it is there',
      settings: { maxErrors: 0, autoCommit: false, ...(dialect === 'guide' && { priority: 0 }) },
      scheduling:
        dialect === 'guide'
          ? { type: 'cron', expression: cron.expression, timeZone: 'UTC' }
          : { type: 'indefinitely', interval: 900 },
    })
    const { schedule } = await test.me.call('getScenario', { params: { scenarioId: made.id } })
    expect(schedule).toEqual(dialect === 'guide' ? cron : { kind: 'interval', seconds: 900 })
  })

  it('hands the blueprint on as it is, but for the name and what it is set to', async () => {
    const name = nameOf('As it is')
    const { id } = await create({ name, blueprint, maxErrors: 4 })
    const read = await test.me.call('getScenarioBlueprint', { params: { scenarioId: id } })
    expect(read.blueprint).toEqual(
      dialect === 'guide'
        ? guideBlueprint
        : {
            ...liveBlueprint,
            name,
            metadata: { version: 1, scenario: { maxErrors: 4, autoCommit: true, dlq: true } },
          },
    )
  })

  it.runIf(dialect === 'live')(
    'puts it into a folder of the team, and into none other',
    async () => {
      const [folder] = (await test.me.call('listFolders')).items
      const name = nameOf('In a folder')
      expect(await create({ name, blueprint, folderId: folder!.id })).toMatchObject({
        folderId: folder!.id,
      })
      expect(String(named(name)[0]!.folderId)).toBe(folder!.id)
      sandbox.clearRequests()
      const body = { name: nameOf('Nowhere'), blueprint, folderId: '999999' }
      const problem = await expectProblem(await post(body), 'validation')
      expect(problem.errors).toMatchObject([{ path: 'body.folderId' }])
      expect(writes()).toEqual([])
    },
  )

  it('is a scenario with warnings where Make refuses what comes after, each with its cure', async () => {
    const name = nameOf('Half done')
    sandbox.fail('PATCH /scenarios/:id', { status: 422, body: { message: 'Not now.' }, times: 1 })
    sandbox.clearRequests()
    const response = await post({
      name,
      blueprint,
      description: 'Why',
      active: true,
      ...(dialect === 'guide' && { schedule: cron }),
    })
    sandbox.clearFaults()
    expect(response.status).toBe(201)
    const made = (await response.json()) as Awaited<ReturnType<typeof create>>
    const left = dialect === 'guide' ? 'schedule' : 'description'
    expect(made).toMatchObject({ name, warnings: [{ path: `body.${left}` }] })
    expect(made.warnings![0]!.message).toContain('Not now.')
    expect(made.warnings![0]!.message).toContain(`PATCH /scenarios/${made.id}`)
    // The rest was done all the same, and nothing twice.
    expect(named(name)).toMatchObject([{ isActive: true }])
    await test.me.call('updateScenario', {
      params: { scenarioId: made.id },
      body: { description: 'Why', ...(dialect === 'guide' && { schedule: cron }) },
    })
    expect(named(name)[0]).toMatchObject({ description: 'Why' })
  })

  it('E4: is never sent again when the answer was lost, and is found in the list', async () => {
    const name = nameOf('Lost')
    for (const fault of [
      { reset: true, processed: true },
      { truncated: true },
      { status: 502, processed: true },
      { wrongShape: true },
    ]) {
      const own = `${name} ${JSON.stringify(fault)}`
      sandbox.fail('POST /scenarios', { ...fault, times: 1 })
      sandbox.clearRequests()
      await expectProblem(await post({ name: own, blueprint }), 'upstream-unavailable')
      sandbox.clearFaults()
      expect(writes()).toHaveLength(1)
      expect(named(own)).toHaveLength(1)
      await expect
        .poll(async () => {
          const { items } = await test.me.call('listScenarios', { query: { search: own } })
          return items.length
        })
        .toBe(1)
    }
  })

  it('is found in the list at once, though whoever asked has gone', async () => {
    const name = nameOf('Left')
    sandbox.fail('POST /scenarios', { delayMs: 300, processed: true, times: 1 })
    sandbox.clearRequests()
    const leaving = new AbortController()
    const response = test.me.request('/scenarios', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name, blueprint }),
      signal: leaving.signal,
    })
    // Make has been asked, and has not answered.
    await expect.poll(() => writes().length).toBe(1)
    leaving.abort()
    expect((await response).status).toBe(499)
    await expect
      .poll(async () => {
        const { items } = await test.me.call('listScenarios', { query: { search: name } })
        return items.length
      })
      .toBe(1)
    sandbox.clearFaults()
  })

  it('E4: is created once for one key, also when it is asked for again', async () => {
    const name = nameOf('Once')
    const send = () =>
      post({ name, blueprint }, { 'Idempotency-Key': `create-${stage.replaceAll(' ', '-')}` })
    const [first, second] = [await send(), await send()]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(await second.json()).toEqual(await first.json())
    expect(named(name)).toHaveLength(1)
  })

  it('waits where Make refuses for its limit, and creates one then', async () => {
    const name = nameOf('Later')
    sandbox.fail('POST /scenarios', { status: 429, headers: { 'Retry-After': '1' }, times: 1 })
    expect((await create({ name, blueprint })).name).toBe(name)
    sandbox.clearFaults()
    expect(named(name)).toHaveLength(1)
  })

  it('is for who may build scenarios alone', async () => {
    const body = JSON.stringify({ name: nameOf('Not mine'), blueprint })
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }
    await expectProblem(await test.as('viewer').request('/scenarios', init), 'forbidden')
    expect((await test.as('builder').request('/scenarios', init)).status).toBe(201)
    expect(test.logs.join('\n')).not.toContain('https://example.test')
  })
})
