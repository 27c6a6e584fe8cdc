import type { Sandbox } from '@inlaykit/sandbox'
import type { UpdateScenarioInput } from '@inlaykit/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testStages } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

const newYork = 'America/New_York'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe.each(testStages)('changing a scenario in $name', ({ dialect, database }) => {
  let test: TestBff
  let id: number

  const patch = (body: unknown, scenarioId: number | string = id) =>
    test.me.request(`/scenarios/${scenarioId}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  const update = (body: UpdateScenarioInput) =>
    test.me.call('updateScenario', { params: { scenarioId: String(id) }, body })
  const writes = () => sandbox.requests().filter(({ method }) => method !== 'GET')

  beforeAll(async () => {
    const name = `Change me ${dialect} ${database.name}`
    const teamId = sandbox.organizations[0]!.teams[0]!.id
    ;({ id } = sandbox.world.addScenario({ teamId, name }))
    test = await createTestBff({ dialect, database: await database.create(), sandbox })
  })
  afterAll(() => test.close())

  it('sends what is named alone, and shows it in the answer, in lists and to whoever listens', async () => {
    const events = await test.me.events()
    sandbox.clearRequests()
    const name = `Renamed ${dialect} ${database.name}`
    expect(await update({ name, description: 'Why it is there' })).toMatchObject({
      id: String(id),
      name,
      description: 'Why it is there',
    })
    expect(writes()).toHaveLength(1)
    expect(sandbox.world.scenario(id)).toMatchObject({ name, description: 'Why it is there' })
    const { items } = await test.me.call('listScenarios', { query: { search: name } })
    expect(items).toMatchObject([{ id: String(id), name, description: 'Why it is there' }])
    await events.next((event) => event.scenarioId === String(id))
    await events.leave()
    expect((await update({ description: '' })).description ?? null).toBeNull()
    expect(sandbox.world.scenario(id).description).toBe('')
  })

  it('keeps false and 0', async () => {
    const body = { maxErrors: 0, autoCommit: false, ...(dialect === 'guide' && { priority: 0 }) }
    expect(await update(body)).toMatchObject(body)
    expect(sandbox.world.scenario(id).settings).toMatchObject(body)
    expect(await update({ autoCommit: true })).toMatchObject({ maxErrors: 0, autoCommit: true })
  })

  it.runIf(dialect === 'guide')(
    'reschedules by one request, and takes the schedule away',
    async () => {
      sandbox.clearRequests()
      const schedule = { kind: 'cron', expression: '0 */6 * * *', timeZone: newYork } as const
      expect((await update({ schedule })).schedule).toEqual(schedule)
      expect(writes()).toHaveLength(1)
      expect(sandbox.world.scenario(id).scheduling).toEqual({
        type: 'cron',
        expression: '0 */6 * * *',
        timeZone: newYork,
      })
      expect((await update({ schedule: { kind: 'on-demand' } })).schedule).toEqual({
        kind: 'on-demand',
      })
    },
  )

  it.runIf(dialect === 'live')('takes every kind of schedule that Make has', async () => {
    const between = { from: '2036-01-01T00:00:00.000Z', to: '2037-01-01T00:00:00.000Z' }
    const restrict = [{ days: [1, 5], time: { from: '08:00', to: '18:00' } }]
    for (const schedule of [
      { kind: 'interval', seconds: 900, between, restrict },
      { kind: 'once', at: '2036-05-01T10:00:00.000Z' },
      { kind: 'daily', time: '09:30', restrict },
      { kind: 'weekly', days: [1], time: '09:30' },
      { kind: 'monthly', days: [1, 31], time: '00:00' },
      { kind: 'yearly', months: [2], days: [29], time: '23:59' },
      { kind: 'immediately', maxRunsPerMinute: 7 },
      { kind: 'on-demand' },
    ] as const) {
      const body = structuredClone(schedule) as NonNullable<UpdateScenarioInput['schedule']>
      expect((await update({ schedule: body })).schedule).toEqual(schedule)
    }
  })

  it.runIf(dialect === 'live')(
    'translates cron where Make has the same, in the zone of the organisation',
    async () => {
      const cron = (expression: string, timeZone: string) =>
        ({ kind: 'cron', expression, timeZone }) as const
      expect((await update({ schedule: cron('*/15 * * * *', newYork) })).schedule).toEqual({
        kind: 'interval',
        seconds: 900,
      })
      expect((await update({ schedule: cron('0 9 * * 1', 'Europe/Berlin') })).schedule).toEqual({
        kind: 'weekly',
        days: [1],
        time: '09:00',
      })
      sandbox.clearRequests()
      for (const [schedule, why] of [
        [cron('0 */6 * * *', newYork), /interval/],
        [cron('0 9 * * *', newYork), /Europe\/Berlin/],
      ] as const) {
        const problem = await expectProblem(await patch({ schedule }), 'unsupported')
        expect(problem.errors).toMatchObject([{ path: 'body.schedule' }])
        expect(problem.detail).toMatch(why)
      }
      expect(writes()).toEqual([])
      expect(sandbox.world.scenario(id).scheduling).toMatchObject({ type: 'weekly' })
    },
  )

  const blueprintOf = (app: string, more: object = {}) =>
    dialect === 'guide'
      ? { modules: [{ id: 7, app, action: 'Do', parameters: { to: 0 } }], connections: [], ...more }
      : {
          flow: [{ id: 7, module: `${app}:Do`, version: 1, mapper: { to: 0 } }],
          metadata: {},
          ...more,
        }

  it('puts another blueprint in the place of the present one, which mends what was invalid', async () => {
    sandbox.world.updateScenario(id, { isInvalid: true, isActive: false })
    sandbox.clearRequests()
    const made = await update({ blueprint: blueprintOf('never-seen'), maxErrors: 5 })
    expect(writes()).toHaveLength(1)
    expect(made).toMatchObject({
      status: 'inactive',
      modules: [{ id: '7', app: 'never-seen', action: 'Do' }],
      maxErrors: 5,
    })
    expect(sandbox.world.scenario(id)).toMatchObject({
      isInvalid: false,
      flow: [{ id: 7, module: 'never-seen:Do', mapper: { to: 0 } }],
      settings: { maxErrors: 5 },
    })
    expect((await update({ active: true })).status).toBe('active')
  })

  it('refuses what is no blueprint of the dialect, and Make hears nothing', async () => {
    const foreign =
      dialect === 'guide' ? { flow: [], metadata: {} } : { modules: [], connections: [] }
    const hidden = JSON.parse('{"a":{"prototype":{}}}') as object
    sandbox.clearRequests()
    await expectProblem(await patch({ blueprint: foreign }), 'unsupported')
    for (const [blueprint, path] of [
      [{}, /^body\.blueprint\.(modules|flow)$/],
      ['{}', /^body\.blueprint$/],
      [blueprintOf('http', hidden), /^body\.blueprint\.a$/],
      [blueprintOf(''), /^body\.blueprint\.(modules\.0\.app|flow\.0\.module)$/],
    ] as const) {
      const { errors } = await expectProblem(await patch({ blueprint }), 'validation')
      expect(errors![0]!.path).toMatch(path)
    }
    expect(sandbox.requests()).toEqual([])
  })

  it('takes changes of one scenario in turn, so that none undoes another', async () => {
    await update({ maxErrors: 1, autoCommit: true })
    const together = [
      update({ maxErrors: 6 }),
      update({ autoCommit: false }),
      update({ description: 'In turn' }),
    ]
    await Promise.all(together)
    expect(sandbox.world.scenario(id)).toMatchObject({
      settings: { maxErrors: 6, autoCommit: false },
      description: 'In turn',
    })
  })

  it.runIf(dialect === 'live')(
    'never writes settings over a blueprint that was edited while it was read',
    async () => {
      sandbox.clearRequests()
      sandbox.fail('GET /scenarios/:id/blueprint', { delayMs: 400, processed: true, times: 1 })
      const response = patch({ maxErrors: 8 })
      await expect
        .poll(() => sandbox.requests().some(({ path }) => path.endsWith('/blueprint')), {
          interval: 5,
        })
        .toBe(true)
      sandbox.world.updateScenario(id, { description: 'Edited at Make' })
      sandbox.clearRequests()
      const problem = await expectProblem(await response, 'conflict')
      expect(problem.detail).toMatch(/edited/)
      expect(writes()).toEqual([])
      sandbox.clearFaults()
      expect(await update({ maxErrors: 8 })).toMatchObject({ maxErrors: 8 })
    },
  )

  it('switches a scenario off and on with the rest', async () => {
    expect((await update({ active: false, description: 'Off' })).status).toBe('inactive')
    expect(sandbox.world.scenario(id)).toMatchObject({ isActive: false, description: 'Off' })
    expect((await update({ active: true })).status).toBe('active')
  })

  it.runIf(dialect === 'live')(
    'moves a scenario to a folder and out of it, and to none that is not there',
    async () => {
      const [folder] = (await test.me.call('listFolders')).items
      expect((await update({ folderId: folder!.id })).folderId).toBe(folder!.id)
      expect(String(sandbox.world.scenario(id).folderId)).toBe(folder!.id)
      sandbox.clearRequests()
      const problem = await expectProblem(await patch({ folderId: '999999' }), 'validation')
      expect(problem.errors).toMatchObject([{ path: 'body.folderId' }])
      expect(writes()).toEqual([])
      expect((await update({ folderId: null })).folderId).toBeNull()
      expect(sandbox.world.scenario(id).folderId).toBeNull()
    },
  )

  it('says what the dialect does not have, and does nothing then', async () => {
    const { capabilities } = await test.me.call('getSession')
    sandbox.clearRequests()
    const lacking = [
      ['scenarioFolder', { folderId: null }],
      ['scenarioPriority', { priority: 1 }],
      ['scheduleCron', { schedule: { kind: 'cron', expression: '7 */6 * * *', timeZone: 'UTC' } }],
      ['scheduleKinds', { schedule: { kind: 'immediately' } }],
    ] as const
    const refused = lacking.filter(([name]) => capabilities?.[name] === false)
    expect(refused.length).toBe(2)
    for (const [, body] of refused) {
      await expectProblem(await patch({ name: 'Never', ...body }), 'unsupported')
    }
    expect(writes()).toEqual([])
  })

  it.each<[unknown, string]>([
    [{}, 'body'],
    [{ name: ' ' }, 'body.name'],
    [{ name: 'a\r\nb' }, 'body.name'],
    [{ folderId: '../users' }, 'body.folderId'],
    [{ maxErrors: -1 }, 'body.maxErrors'],
    [
      { schedule: { kind: 'cron', expression: '0 0 30 2 *', timeZone: newYork } },
      'body.schedule.expression',
    ],
    [{ schedule: { kind: 'once', at: '2020-01-01T00:00:00Z' } }, 'body.schedule.at'],
  ])('I4: %j is refused at %s, and Make hears nothing', async (body, path) => {
    sandbox.clearRequests()
    const problem = await expectProblem(await patch(body), 'validation')
    expect(problem.errors).toMatchObject([{ path }])
    expect(writes()).toEqual([])
  })

  it('is read again when Make refused it, and says why', async () => {
    sandbox.fail('PATCH /scenarios/:id', {
      status: 422,
      times: 1,
      body: { message: 'No more of it.' },
    })
    const response = await patch({ description: 'Refused' })
    await expectProblem(response, 'upstream-rejected')
    const shown = await test.me.call('getScenario', { params: { scenarioId: String(id) } })
    expect(shown.description).not.toBe('Refused')
  })
})
