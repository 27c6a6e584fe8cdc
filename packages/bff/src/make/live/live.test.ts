import { describe, expect, it } from 'vitest'
import { parseAnswer } from '../parse.js'
import { isDomainError } from '../../core/errors.js'
import { createRecorded } from '../../testing/recorded-live.js'
import { readBlueprint } from './blueprint.js'
import { z } from 'zod'

const call = { priority: 'interactive' } as const
describe('readBlueprint', () => {
  it('lists the steps behind routers and error handlers too, in order', () => {
    const told = readBlueprint({
      flow: [
        { id: 1, module: 'gateway:CustomWebHook', metadata: { designer: { name: 'Orders' } } },
        {
          id: 2,
          module: 'builtin:BasicRouter',
          routes: [
            {
              flow: [
                {
                  id: 3,
                  module: 'app#klaviyo:addProfile',
                  onerror: [{ id: 5, module: 'builtin:Resume' }],
                },
              ],
            },
            { flow: [{ id: 4, module: 'slack:CreateMessage' }] },
          ],
        },
        'not a module',
      ],
      metadata: { scenario: { maxErrors: 0, autoCommit: false } },
    })
    expect(told).toEqual({
      modules: [
        { id: '1', app: 'gateway', action: 'CustomWebHook', label: 'Orders' },
        { id: '2', app: 'builtin', action: 'BasicRouter', label: null },
        { id: '3', app: 'klaviyo', action: 'addProfile', label: null },
        { id: '5', app: 'builtin', action: 'Resume', label: null },
        { id: '4', app: 'slack', action: 'CreateMessage', label: null },
      ],
      settings: { maxErrors: 0, autoCommit: false },
    })
  })

  it('is nothing for what is no blueprint', () => {
    expect(readBlueprint({ flow: 'x' })).toBeNull()
    expect(readBlueprint(undefined)).toBeNull()
  })

  it('does not follow a flow for ever', () => {
    let flow: unknown[] = []
    for (let depth = 0; depth < 5000; depth += 1) {
      flow = [{ id: depth, module: 'a:b', routes: [{ flow }] }]
    }
    expect(readBlueprint({ flow })?.modules.length).toBeLessThan(100)
  })
})

describe('scenarios of the live dialect', () => {
  it.each([
    [{ isActive: true, isPaused: true, isinvalid: true }, 'invalid'],
    [{ isActive: true, isPaused: true, isinvalid: false }, 'paused'],
    [{ isActive: true, isPaused: false, isinvalid: false }, 'active'],
    [{ isActive: false }, 'inactive'],
    [{}, 'inactive'],
  ])('%j is %s', async (state, status) => {
    const { api } = createRecorded({
      'GET /scenarios': { scenarios: [{ id: 1, name: 'A', ...state }] },
    })
    const { items } = await api.scenarios.list({ next: null }, call)
    expect(items[0]?.status).toBe(status)
  })

  it('shows a row with nothing but id and name, and one with nonsense in the rest', async () => {
    const { api } = createRecorded({
      'GET /scenarios': {
        scenarios: [
          { id: 1, name: 'Bare' },
          {
            id: '2',
            name: 'Odd',
            usedPackages: 7,
            nextExec: 'soon',
            operations: -1,
            dlqCount: '3',
          },
        ],
      },
    })
    const { items, next } = await api.scenarios.list({ next: null }, call)
    expect(items).toMatchObject([
      { id: '1', apps: null, nextRunAt: null, operations: null, schedule: null, editorUrl: null },
      { id: '2', apps: null, nextRunAt: null, operations: null, incompleteCount: 3 },
    ])
    expect(next).toBeNull()
  })

  it('tells apps once and without prefix', async () => {
    const { api } = createRecorded({
      'GET /scenarios': {
        scenarios: [{ id: 1, name: 'A', teamId: 22, usedPackages: ['http', 'app#own', 'http'] }],
      },
    })
    const { items } = await api.scenarios.list({ next: null }, call)
    expect(items[0]).toMatchObject({
      apps: ['http', 'own'],
      editorUrl: 'https://eu1.make.com/22/scenarios/1/edit',
    })
  })

  it.each([[{ scenarios: [{ name: 'no id' }] }], [{ scenarios: [{ id: 1 }] }], [{}], [undefined]])(
    'cannot read %j: a row left out would look like a scenario deleted',
    async (body) => {
      const { api } = createRecorded({ 'GET /scenarios': body })
      await expect(api.scenarios.list({ next: null }, call)).rejects.toMatchObject({
        problem: 'upstream-unavailable',
      })
    },
  )

  it('goes on to the next page by what the upstream says a page is', async () => {
    const scenarios = [1, 2].map((id) => ({ id, name: `S${id}` }))
    const { api, requests } = createRecorded({
      'GET /scenarios': { scenarios, pg: { limit: 2 } },
    })
    const { next } = await api.scenarios.list({ next: null }, call)
    expect(next).toBe('2')
    await api.scenarios.list({ next }, call)
    expect(requests[1]?.query).toMatchObject({ teamId: '22', 'pg[offset]': 2 })
    expect(requests[1]?.query).not.toHaveProperty('organizationId')
  })

  it('sends the input of a run as data, once and unmetered', async () => {
    const { api, requests } = createRecorded({
      'POST /scenarios/1/run': { executionId: 'abc' },
    })
    expect(await api.scenarios.run('1', { n: 0 }, call)).toEqual({ executionId: '1~abc' })
    expect(requests[0]).toMatchObject({ body: { data: { n: 0 } }, once: true, unmetered: true })
  })

  it('is unavailable when a run has no id in its answer', async () => {
    const { api, requests } = createRecorded({ 'POST /scenarios/1/run': {} })
    await expect(api.scenarios.run('1', undefined, call)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
    })
    expect(requests).toHaveLength(1)
  })
})

describe('runs of the live dialect', () => {
  const log = {
    imtId: 'x1',
    id: 'e1',
    status: 1,
    type: 'auto',
    instant: false,
    timestamp: '2026-11-23T08:00:00Z',
    duration: 1500,
    operations: 4,
    centicredits: 250,
    transfer: 900,
  }

  it('shows runs, not changes, and says how they began', async () => {
    const { status: _status, duration: _duration, ...change } = log
    const { api } = createRecorded({
      'GET /scenarios/1/logs': {
        scenarioLogs: [
          log,
          { ...change, id: 'c1', type: 'modify' },
          { ...log, id: 'e2', instant: true },
          { ...log, id: 'e3', type: 'manual', instant: true, status: 0 },
          { ...log, id: 'e4', status: 9 },
        ],
        pg: { last: 'x1' },
      },
    })
    const { items, next } = await api.executions.list('1', { next: null }, call)
    expect(items.map(({ id, status, trigger }) => [id, status, trigger])).toEqual([
      ['1~e1', 'success', 'scheduled'],
      ['1~e2', 'success', 'webhook'],
      ['1~e3', 'running', 'manual'],
    ])
    expect(items[0]).toMatchObject({
      scenarioId: '1',
      finishedAt: '2026-11-23T08:00:01.500Z',
      credits: 2.5,
      transferBytes: 900,
    })
    expect(items[2]).toMatchObject({ finishedAt: null, durationMs: null })
    expect(next).toBeNull()
  })

  it('joins what the log and the execution tell of one run', async () => {
    const { api } = createRecorded({
      'GET /scenarios/1/logs/e1': { scenarioLogs: { ...log, status: 3 } },
      'GET /scenarios/1/executions/e1': {
        status: 'ERROR',
        error: { name: 'DataError', message: 'No.', causeModule: { name: 'Add a row' } },
      },
    })
    expect(await api.executions.get('1~e1', call)).toMatchObject({
      id: '1~e1',
      status: 'error',
      durationMs: 1500,
      error: { name: 'DataError', message: 'No.', module: 'Add a row' },
      steps: null,
      outputs: null,
    })
  })

  it('asks for no larger outputs than are read, and says so of a run that has them', async () => {
    const { api, requests } = createRecorded(
      { 'GET /scenarios/1/logs/e1': { scenarioLog: log } },
      { 'GET /scenarios/1/executions/e1': 413 },
    )
    for (const priority of ['interactive', 'live'] as const) {
      expect(await api.executions.get('1~e1', { priority })).toMatchObject({
        id: '1~e1',
        status: 'success',
        durationMs: 1500,
        outputs: null,
        outputsTooLarge: true,
      })
    }
    expect(requests[0]?.query).toEqual({ maxBytes: 8 * 1024 * 1024 })
  })

  it('does not take a run with large outputs for one that is not there, while its log is not', async () => {
    const { api } = createRecorded(
      {},
      { 'GET /scenarios/1/executions/e1': 413, 'GET /scenarios/1/logs/e1': 404 },
    )
    await expect(api.executions.get('1~e1', call)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
    })
  })

  it('asks once where a run is only followed', async () => {
    const { api, requests } = createRecorded({
      'GET /scenarios/1/executions/e1': { status: 'RUNNING' },
    })
    const run = await api.executions.get('1~e1', { priority: 'live' })
    expect(run).toMatchObject({ status: 'running', scenarioId: '1' })
    expect(requests).toHaveLength(1)
  })

  it.each(['e1', '~e1', '1~', ''])('has no run of the id %j, and asks nobody', async (id) => {
    const { api, requests } = createRecorded({})
    expect(api.executions.scenarioOf(id)).toBeNull()
    await expect(api.executions.get(id, call)).rejects.toMatchObject({ problem: 'not-found' })
    expect(requests).toEqual([])
  })
})

describe('parseAnswer', () => {
  it('names places but never values in its cause', () => {
    try {
      parseAnswer(z.object({ id: z.number() }), { id: 'secret-value' }, 'thing')
      expect.unreachable()
    } catch (error) {
      expect(isDomainError(error, 'upstream-unavailable')).toBe(true)
      expect(String((error as Error).cause)).toContain('id')
      expect(String((error as Error).cause)).not.toContain('secret-value')
    }
  })
})
