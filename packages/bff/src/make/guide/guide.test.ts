import { describe, expect, it } from 'vitest'
import type { Upstream, UpstreamRequest } from '../port/call.js'
import type { MakeExecution } from '../port/executions.js'
import { createGuideApi } from './index.js'

const call = { priority: 'interactive' } as const

/** An upstream that answers each request by a function. */
function createApi(answer: (request: UpstreamRequest) => unknown) {
  const requests: UpstreamRequest[] = []
  const upstream: Upstream = {
    request: async (request) => {
      requests.push(request)
      return { status: 200, body: answer(request) }
    },
  }
  return {
    api: createGuideApi(upstream, { organizationId: '1', teamId: null, editorOrigin: null }),
    requests,
  }
}

describe('scenarios of the guide dialect', () => {
  it('changes what is named alone, by one request, byte for byte as the guide says', async () => {
    const { api, requests } = createApi(() => undefined)
    const schedule = {
      kind: 'cron',
      expression: '0 */6 * * *',
      timeZone: 'America/New_York',
    } as const
    await api.scenarios.update('7', { schedule }, call)
    await api.scenarios.update('7', { autoCommit: false, priority: 0, active: false }, call)
    await api.scenarios.update('7', { schedule: { kind: 'on-demand' } }, call)
    expect(requests.map(({ body, ...request }) => [request, JSON.stringify(body)])).toEqual(
      [
        '{"schedule":{"cronExpression":"0 */6 * * *","timezone":"America/New_York"}}',
        '{"autoCommit":false,"priority":0,"active":false}',
        '{"schedule":{"cronExpression":null}}',
      ].map((body) => [{ method: 'PATCH', path: '/scenarios/7' }, body]),
    )
    await expect(
      api.scenarios.update('7', { name: 'B', folderId: null }, call),
    ).rejects.toMatchObject({ problem: 'unsupported' })
    expect(requests).toHaveLength(3)
  })

  it('reads rows with all that the guide allows, and with the least', async () => {
    const { api } = createApi(() => ({
      data: [
        {
          id: 7,
          name: 'Orders',
          active: true,
          lastRunDate: '2026-11-22T10:00:00',
          folder: 3,
          description: '',
          schedule: { cronExpression: '0 9 * * 1-5' },
          operations: 12,
        },
        { id: 'b-2', name: '', active: false },
      ],
    }))
    const { items, next } = await api.scenarios.list({ next: null }, call)
    expect(items).toMatchObject([
      {
        id: '7',
        status: 'active',
        lastRunAt: '2026-11-22T10:00:00.000Z',
        folderId: '3',
        description: null,
        schedule: { kind: 'cron', expression: '0 9 * * 1-5', timeZone: 'UTC' },
        operations: 12,
      },
      { id: 'b-2', status: 'inactive', lastRunAt: null, schedule: { kind: 'on-demand' } },
    ])
    expect(next).toBeNull()
  })

  it('says nothing of schedules where no row carries one', async () => {
    const { api } = createApi(() => ({ data: [{ id: 1, name: 'A', active: true }] }))
    const { items } = await api.scenarios.list({ next: null }, call)
    expect(items[0]?.schedule).toBeNull()
  })

  it('reads on, even when the upstream gives smaller pages than asked for', async () => {
    const all = Array.from({ length: 130 }, (_, id) => ({ id, name: `S${id}`, active: true }))
    const { api } = createApi(({ query }) => {
      const offset = Number(query?.['offset'])
      return { data: all.slice(offset, offset + 50) }
    })
    const ids: string[] = []
    let next: string | null = null
    do {
      const page = await api.scenarios.list({ next }, call)
      ids.push(...page.items.map(({ id }) => id))
      next = page.next
    } while (next !== null)
    expect(ids).toEqual(all.map(({ id }) => String(id)))
  })

  it('reads one scenario whose answer does not repeat its id', async () => {
    const { api } = createApi(() => ({
      name: 'Orders',
      active: true,
      modules: [{ id: 1, app: 'shopify', action: 'watchOrders', parameters: {} }],
      priority: 0,
      autoCommit: false,
    }))
    expect(await api.scenarios.get('7', call)).toMatchObject({
      id: '7',
      schedule: { kind: 'on-demand' },
      modules: [{ id: '1', app: 'shopify', action: 'watchOrders' }],
      priority: 0,
      autoCommit: false,
      maxErrors: null,
    })
  })

  it('sends no body with a run without input, and never sends a run twice', async () => {
    const { api, requests } = createApi(() => ({ id: 99 }))
    expect(await api.scenarios.run('7', undefined, call)).toEqual({ executionId: '99' })
    await api.scenarios.run('7', { n: 0 }, call)
    expect(requests[0]).toEqual({ method: 'POST', path: '/scenarios/7/execute', once: true })
    expect(requests[1]).toMatchObject({ body: { n: 0 }, once: true })
  })

  it.each([[undefined], [{}], [{ id: '../x' }]])(
    'is unavailable when a run answers %j',
    async (body) => {
      const { api, requests } = createApi(() => body)
      await expect(api.scenarios.run('7', undefined, call)).rejects.toMatchObject({
        problem: 'upstream-unavailable',
      })
      expect(requests).toHaveLength(1)
    },
  )
})

describe('runs of the guide dialect', () => {
  const start = Date.parse('2026-11-23T08:00:00.000Z')

  it('reads a history to its end by time, each run once, several of one moment too', async () => {
    const history = Array.from({ length: 420 }, (_, index) => ({
      id: `e${index}`,
      status: 'success',
      // Threes and, in the middle, 150 runs share a moment.
      startedAt: new Date(
        start - Math.floor((index < 120 ? index : index < 270 ? 120 : index) / 3) * 1000,
      ).toISOString(),
    }))
    const { api, requests } = createApi(({ query }) => {
      const to = query?.['to'] === undefined ? Infinity : Date.parse(String(query['to']))
      const rows = history.filter((row) => Date.parse(row.startedAt) <= to)
      return { data: rows.slice(0, Number(query?.['limit'])) }
    })
    const runs: MakeExecution[] = []
    let next: string | null = null
    do {
      const page = await api.executions.list('7', { next }, call)
      runs.push(...page.items)
      next = page.next
    } while (next !== null && requests.length < 50)
    expect(runs.map(({ id }) => id)).toEqual(history.map(({ id }) => id))
  })

  it('leaves out a run that cannot be read, not the others', async () => {
    const { api } = createApi(() => ({
      data: [
        { id: 1, status: 'success' },
        { id: 2, status: 'dreaming' },
        null,
        { status: 'error' },
      ],
    }))
    const { items, next } = await api.executions.list('7', { next: null }, call)
    expect(items).toMatchObject([
      { id: '1', status: 'success', startedAt: null, trigger: 'unknown' },
    ])
    expect(next).toBeNull()
  })

  it('cannot read a history of which nothing can be read', async () => {
    const { api } = createApi(() => ({ data: [{ a: 1 }, { b: 2 }] }))
    await expect(api.executions.list('7', { next: null }, call)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
    })
  })

  it('tells a duration and an end only of runs that have ended', async () => {
    const { api } = createApi(() => ({
      status: 'running',
      startedAt: '2026-11-23T08:00:00Z',
      duration: 1200,
      modulesExecuted: 3,
    }))
    expect(await api.executions.get('e1', call)).toMatchObject({
      id: 'e1',
      scenarioId: null,
      status: 'running',
      durationMs: null,
      finishedAt: null,
      modulesExecuted: 3,
    })
  })
})
