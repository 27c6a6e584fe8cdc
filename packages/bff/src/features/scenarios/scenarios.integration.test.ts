import { Execution, type Page, type Scenario } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testStages } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

const patiently = { timeout: 20_000, interval: 50 }

/** Scenarios of known names, there before anybody reads the list. */
const known = [
  'Run me',
  'Poll me',
  'Wait for me',
  'Too long',
  'Switch me',
  'Asleep',
  'Delete me',
  'Deleted before',
  'Lost answer',
  'Qx batch 10',
  'qx batch 2',
  'Qx Batch 1',
  'Qx batch 2b',
]

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
  const teamId = sandbox.organizations[0]!.teams[0]!.id
  for (const { dialect, database } of testStages) {
    for (const name of known) {
      sandbox.world.addScenario({
        teamId,
        name: `${name} ${dialect} ${database.name}`,
        isActive: name !== 'Asleep',
        ...(name === 'Switch me'
          ? { scheduling: { type: 'indefinitely' as const, interval: 3600 } }
          : {}),
      })
    }
  }
})
afterAll(() => sandbox.close())

describe.each(testStages)('scenarios in $name', ({ dialect, database }) => {
  let test: TestBff
  const suffix = `${dialect} ${database.name}`
  const scenarioNamed = (name: string) => sandbox.world.findScenario(`${name} ${suffix}`)!
  const team = () => sandbox.organizations[0]!.teams[0]!.id

  /** What Make holds for the connection: the guide knows organisations alone, the live API teams. */
  const upstream = () =>
    dialect === 'live'
      ? sandbox.world.scenarios(team())
      : sandbox.world
          .scenarios()
          .filter((one) => String(one.organizationId) === sandbox.organizations[0]!.id)

  async function readAll(query: Parameters<typeof test.me.call<'listScenarios'>>[1]) {
    const items: Scenario[] = []
    let cursor: string | undefined
    do {
      const page: Page<Scenario> = await test.me.call('listScenarios', {
        query: { ...query?.query, cursor },
      })
      items.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    return items
  }

  beforeAll(async () => {
    test = await createTestBff({ dialect, database: await database.create(), sandbox })
  })
  afterAll(() => test.close())

  it('lists every scenario once, page by page, and counts them', async () => {
    const expected = upstream()
      .map(({ id }) => String(id))
      .sort()
    const all = await readAll({ query: { limit: 30 } })
    expect(all.map(({ id }) => id).sort()).toEqual(expected)
    expect(expected.length).toBeGreaterThan(120)
    const page = await test.me.call('listScenarios', { query: { limit: 1 } })
    expect(page.total).toBe(expected.length)
    expect(page.items).toHaveLength(1)
    expect(Date.parse(page.asOf!)).toBeLessThanOrEqual(Date.now())
  })

  it('answers 50 when no limit is given', async () => {
    expect((await test.me.call('listScenarios')).items).toHaveLength(50)
  })

  it.each(['lastRunAt', 'nextRunAt', 'operations'] as const)(
    'sorts by %s both ways, with what has none at the end',
    async (key) => {
      for (const direction of [1, -1] as const) {
        const sort = direction === 1 ? key : (`-${key}` as const)
        const values = (await readAll({ query: { sort, limit: 100 } })).map(
          (row) => row[key] ?? null,
        )
        const known = values.filter((value) => value !== null)
        expect(values.slice(0, known.length)).toEqual(known)
        const sorted = known.toSorted((a, b) => (a < b ? -direction : a > b ? direction : 0))
        expect(known).toEqual(sorted)
      }
    },
  )

  it('filters by status', async () => {
    const all = await readAll({ query: { limit: 100 } })
    for (const status of ['active', 'inactive'] as const) {
      const expected = all.filter((row) => row.status === status).map(({ id }) => id)
      const found = await readAll({ query: { status: [status], limit: 100 } })
      expect(found.map(({ id }) => id)).toEqual(expected)
      expect(expected.length).toBeGreaterThan(0)
    }
    const both = await readAll({ query: { status: ['active', 'inactive'], limit: 100 } })
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set(['active', 'inactive']))
  })

  it('lists the folders with their counts, and the scenarios of one', async () => {
    const folders = await test.me.call('listFolders')
    expect(folders.items.length).toBeGreaterThan(1)
    expect(folders.total).toBe(folders.items.length)
    for (const folder of folders.items.slice(0, 2)) {
      const expected = upstream().filter((one) => String(one.folderId) === folder.id)
      const found = await readAll({ query: { folder: folder.id, limit: 100 } })
      expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => String(id)).sort())
      expect(folder.scenarioCount).toBe(expected.length)
    }
  })

  it('finds by a part of the name, whatever the case', async () => {
    const name = upstream()[3]!.name
    const found = await readAll({ query: { search: name.slice(1, 12).toUpperCase() } })
    expect(found.map((row) => row.name)).toContain(name)
    for (const row of found) {
      const text = [row.name, row.description, ...(row.apps ?? [])].join('\n').toLowerCase()
      expect(text).toContain(name.slice(1, 12).toLowerCase())
    }
  })

  it.each(['%', '_', '\\', "'; drop table x; --"])(
    'takes %s in a search as a letter',
    async (search) => {
      const page = await test.me.call('listScenarios', { query: { search, limit: 100 } })
      for (const row of page.items) {
        expect([row.name, row.description, ...(row.apps ?? [])].join('\n')).toContain(search)
      }
    },
  )

  it('sends the same list again only when it has changed', async () => {
    const first = await test.me.request('/folders')
    const etag = first.headers.get('etag')!
    expect(etag).toMatch(/^W\/"/)
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    expect(first.headers.get('vary')).toContain('Cookie')
    for (const tag of [etag, `"other", ${etag}`, etag.slice(2), '*']) {
      const again = await test.me.request('/folders', { headers: { 'If-None-Match': tag } })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
      expect(again.headers.get('inlaykit-as-of')).not.toBeNull()
      expect(again.headers.get('etag')).toBe(etag)
    }
    const other = await test.me.request('/folders', { headers: { 'If-None-Match': 'W/"other"' } })
    expect(other.status).toBe(200)
  })

  it('answers one scenario with its modules', async () => {
    const wanted = upstream().find((one) => one.flow.length > 2)!
    const found = await test.me.call('getScenario', { params: { scenarioId: String(wanted.id) } })
    expect(found.name).toBe(wanted.name)
    expect(found.modules!.length).toBeGreaterThanOrEqual(wanted.flow.length)
    for (const { app, action } of found.modules!) expect(app + action).not.toContain(':')
  })

  it('runs a scenario, tells each change, and shows its end in every list', async () => {
    const { id } = scenarioNamed('Run me')
    const scenarioId = String(id)
    const events = await test.me.events()
    sandbox.world.nextOutcome(id, 'error', {
      durationMs: 1500,
      error: { name: 'DataError', message: 'The order has no lines.' },
    })
    const run = await test.me.call('runScenario', { params: { scenarioId }, body: {} })
    expect(run).toMatchObject({ scenarioId, scenarioName: `Run me ${suffix}`, status: 'running' })
    const ofRun =
      (status: string) => (event: { executionId: string | null; status: string | null }) =>
        event.executionId === run.id && event.status === status
    await events.next(ofRun('running'))
    const list = await test.me.call('listScenarios', { query: { search: `run me ${suffix}` } })
    expect(list.items[0]).toMatchObject({ lastRunStatus: 'running', lastExecutionId: run.id })

    await events.next(ofRun('error'))
    const ended = await test.me.call('getExecution', { params: { executionId: run.id } })
    expect(ended).toMatchObject({ status: 'error', error: { message: 'The order has no lines.' } })
    const after = await test.me.call('listScenarios', { query: { search: `run me ${suffix}` } })
    expect(after.items[0]).toMatchObject({ lastRunStatus: 'error', lastExecutionId: run.id })
    await events.leave()
  })

  it('tells the end of a run to whoever polls', async () => {
    const { id } = scenarioNamed('Poll me')
    const params = { scenarioId: String(id) }
    sandbox.world.nextOutcome(id, 'success', { durationMs: 300 })
    const { id: executionId } = await test.me.call('runScenario', { params, body: {} })
    await vi.waitFor(async () => {
      const run = await test.me.call('getExecution', { params: { executionId } })
      expect(run.status).toBe('success')
    }, patiently)
  })

  it('waits for the end of a run when asked to', async () => {
    const { id } = scenarioNamed('Wait for me')
    sandbox.world.nextOutcome(id, 'success', { durationMs: 300 })
    const response = await test.me.request(`/scenarios/${id}/run`, {
      method: 'POST',
      body: JSON.stringify({ wait: true }),
      headers: { 'Content-Type': 'application/json' },
    })
    expect(response.status).toBe(201)
    expect(Execution.parse(await response.json()).status).toBe('success')
  })

  it('does not wait beyond the time of a request', async () => {
    const hasty = await createTestBff({
      dialect,
      database: await database.create(),
      sandbox,
      options: { limits: { requestMs: 10_000 } },
    })
    try {
      const { id } = scenarioNamed('Too long')
      sandbox.world.nextOutcome(id, 'success', { durationMs: 60_000 })
      const params = { scenarioId: String(id) }
      const run = await hasty.me.call('runScenario', { params, body: { wait: true } })
      expect(run.status).toBe('running')
    } finally {
      await hasty.close()
    }
  })

  it('deactivates and activates, upstream and in the list, and tells it', async () => {
    const { id } = scenarioNamed('Switch me')
    const params = { scenarioId: String(id) }
    const events = await test.me.events()
    for (const [name, status, isActive] of [
      ['deactivateScenario', 'inactive', false],
      ['activateScenario', 'active', true],
    ] as const) {
      expect((await test.me.call(name, { params })).status).toBe(status)
      expect(sandbox.world.scenario(id).isActive).toBe(isActive)
      const { items } = await test.me.call('listScenarios', {
        query: { search: `switch me ${suffix}` },
      })
      expect(items[0]?.status).toBe(status)
      await events.next((event) => event.scenarioId === params.scenarioId)
    }
    await events.leave()
  })

  describe('that is deleted', () => {
    const deleteIt = (scenarioId: string | number, init: RequestInit = {}) =>
      test.me.request(`/scenarios/${scenarioId}`, { method: 'DELETE', ...init })
    const deletions = () => sandbox.requests().filter(({ method }) => method === 'DELETE')
    const isListed = async (name: string) => {
      const { items } = await test.me.call('listScenarios', {
        query: { search: `${name} ${suffix}` },
      })
      return items.length > 0
    }

    it('is gone at Make and from every list at once, and others are told', async () => {
      const { id } = scenarioNamed('Delete me')
      expect(await isListed('delete me')).toBe(true)
      const events = await test.me.events()
      const response = await deleteIt(id)
      expect([response.status, await response.text()]).toEqual([204, ''])
      expect(scenarioNamed('Delete me')).toBeUndefined()
      expect(await isListed('delete me')).toBe(false)
      await events.next(
        ({ type, scenarioId }) => type === 'scenario.removed' && scenarioId === String(id),
      )
      await events.leave()
      for (const init of [{}, { method: 'DELETE' }]) {
        await expectProblem(await test.me.request(`/scenarios/${id}`, init), 'not-found')
      }
    })

    it('may have been deleted before by somebody else', async () => {
      const { id } = scenarioNamed('Deleted before')
      sandbox.world.removeScenario(id)
      expect((await deleteIt(id)).status).toBe(204)
      expect(await isListed('deleted before')).toBe(false)
    })

    it('is deleted again by the same key when the answer was lost, and that is no fault', async () => {
      const { id } = scenarioNamed('Lost answer')
      const headers = { 'Idempotency-Key': `lost-${id}` }
      sandbox.clearRequests()
      sandbox.fail('DELETE /scenarios/:id', { reset: true, processed: true, times: 1 })
      await expectProblem(await deleteIt(id, { headers }), 'upstream-unavailable')
      expect(scenarioNamed('Lost answer')).toBeUndefined()
      const [again, ...others] = await Promise.all(
        Array.from({ length: 4 }, () => deleteIt(id, { headers })),
      )
      for (const { status } of [again!, ...others]) expect([204, 409]).toContain(status)
      expect((await deleteIt(id, { headers })).status).toBe(204)
      expect(deletions()).toHaveLength(2)
    })
  })

  it.runIf(dialect === 'live')(
    'says what Make says when it refuses to run an inactive scenario',
    async () => {
      const { id } = scenarioNamed('Asleep')
      const response = await test.me.request(`/scenarios/${id}/run`, { method: 'POST' })
      const problem = await expectProblem(response, 'upstream-rejected', 'conflict')
      expect(problem.detail.length).toBeGreaterThan(10)
    },
  )

  it('sorts names with numbers by their value', async () => {
    const read = async (sort: 'name' | '-name') =>
      (await readAll({ query: { search: 'qx batch', sort } }))
        .map(({ name }) => name)
        .filter((name) => name.endsWith(suffix))
    const names = ['Qx Batch 1', 'qx batch 2', 'Qx batch 2b', 'Qx batch 10']
    const expected = names.map((name) => `${name} ${suffix}`)
    expect(await read('name')).toEqual(expected)
    expect(await read('-name')).toEqual(expected.toReversed())
  })

  it('neither skips nor doubles a row when others come and go between two pages', async () => {
    const query = { limit: 20 } as const
    const whole = await readAll({ query })
    const first = await test.me.call('listScenarios', { query })
    const moved = whole[45]!
    const removed = whole[25]!
    const originalName = moved.name
    sandbox.world.renameScenario(moved.id, `!! ${originalName}`)
    sandbox.world.removeScenario(removed.id)
    await vi.waitFor(async () => {
      const row = await test.me.call('getScenario', { params: { scenarioId: moved.id } })
      expect(row.name).toMatch(/^!!/)
      // It is mirrored behind that answer.
      const { items } = await test.me.call('listScenarios', { query: { search: '!!', limit: 1 } })
      expect(items).toMatchObject([{ id: moved.id }])
    }, patiently)
    await expectProblem(await test.me.request(`/scenarios/${removed.id}`), 'not-found')

    const rest: Scenario[] = []
    let cursor = first.nextCursor
    while (cursor !== null) {
      const page: Page<Scenario> = await test.me.call('listScenarios', {
        query: { ...query, cursor },
      })
      rest.push(...page.items)
      cursor = page.nextCursor
    }
    const seen = [...first.items, ...rest].map(({ id }) => id)
    expect(seen).toEqual(
      whole.map(({ id }) => id).filter((id) => id !== moved.id && id !== removed.id),
    )
    sandbox.world.renameScenario(moved.id, originalName)
  })

  it('refuses the cursor of another query', async () => {
    const { nextCursor } = await test.me.call('listScenarios', { query: { limit: 5 } })
    const response = await test.me.request(`/scenarios?limit=5&sort=-name&cursor=${nextCursor}`)
    const problem = await expectProblem(response, 'validation')
    expect(problem.errors).toMatchObject([{ path: 'query.cursor' }])
  })

  it("refuses another tenant's cursor", async () => {
    const { nextCursor } = await test.me.call('listScenarios', { query: { limit: 5 } })
    const response = await test
      .as('admin', 'brightside')
      .request(`/scenarios?limit=5&cursor=${nextCursor}`)
    await expectProblem(response, 'validation')
  })
})
