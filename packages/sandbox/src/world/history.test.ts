import { describe, expect, test } from 'vitest'
import { noon } from '../testing/ask.js'
import { createExecutionIds } from './execution-ids.js'
import { createHistory } from './history.js'
import { allModules, type Execution, type Scenario } from './model.js'
import { seedWorld } from './seed.js'

const day = 86_400_000

function past(now = noon) {
  const { scenarios, organizations } = seedWorld({ seed: 42, plan: 'core', historyDays: 90, now })
  const zones = new Map(organizations.map(({ id, timeZone }) => [id, timeZone]))
  const history = createHistory(
    42,
    createExecutionIds(42),
    ({ organizationId }) => zones.get(organizationId) ?? 'UTC',
  )
  const runs = (scenario: Scenario): Execution[] => [...history.newestFirst(scenario)]
  return { scenarios, history, runs }
}

describe('the past', { timeout: 30_000 }, () => {
  const { scenarios, history, runs } = past()
  const all = new Map(scenarios.slice(0, 45).map((scenario) => [scenario, runs(scenario)]))

  test('lies within the last 90 days, and every run of it has ended before the sandbox starts', () => {
    for (const [scenario, list] of all) {
      const wrong = list.filter(
        ({ startedAt, finishedAt, status }) =>
          startedAt < Math.max(noon - 91 * day, scenario.createdAt) ||
          (finishedAt ?? Infinity) >= (scenario.past?.until ?? 0) ||
          status === 'running',
      )
      expect(wrong).toEqual([])
    }
  })

  test('is told newest first, and from any moment back', () => {
    for (const [scenario, list] of all) {
      const times = list.map(({ startedAt }) => startedAt)
      expect(times).toEqual(times.toSorted((a, b) => b - a))
      const middle = list[Math.floor(list.length / 2)]
      if (!middle) continue
      const back = [...history.newestFirst(scenario, middle.startedAt)]
      expect(back).toEqual(list.filter(({ startedAt }) => startedAt <= middle.startedAt))
    }
  })

  test('holds thousands of runs of a frequent scenario', () => {
    expect(Math.max(...[...all.values()].map(({ length }) => length))).toBeGreaterThan(5000)
  })

  test('succeeds mostly, warns and fails now and then', () => {
    const list = [...all.values()].flat()
    const share = (status: string) =>
      list.filter((run) => run.status === status).length / list.length
    expect(share('success')).toBeGreaterThan(0.9)
    expect(share('warning')).toBeGreaterThan(0.002)
    expect(share('error')).toBeGreaterThan(0.002)
    expect(share('error')).toBeLessThan(0.06)
  })

  test('names the module and the reason of every failure, and none where all went well', () => {
    for (const [scenario, list] of all) {
      const modules = new Set(allModules(scenario.flow).map(({ module }) => module))
      const wrong = list.filter(({ status, error }) =>
        status === 'success'
          ? error !== null
          : !error?.message || !modules.has(`${error.module.app}:${error.module.action}`),
      )
      expect(wrong).toEqual([])
    }
  })

  test('is the same when asked again, and when the sandbox starts an hour later', () => {
    const again = past()
    const later = past(noon + 3_600_000)
    for (const [index, [, list]] of [...all].slice(0, 20).entries()) {
      const same = again.scenarios[index]
      const grown = later.scenarios[index]
      if (!same || !grown) throw new Error('Both worlds have the scenario.')
      expect(JSON.stringify(again.runs(same))).toBe(JSON.stringify(list))
      const ids = new Set(later.runs(grown).map(({ id }) => id))
      expect(list.filter(({ id }) => !ids.has(id))).toEqual([])
    }
  })

  test('sums up to exactly what its runs used', () => {
    const from = noon - 17 * day
    for (const [scenario, list] of all) {
      const since = list.filter(({ startedAt }) => startedAt >= from)
      const sum = (of: 'operations' | 'transfer' | 'centicredits') =>
        since.reduce((total, run) => total + run[of], 0)
      expect(history.consumption(scenario, from)).toEqual({
        operations: sum('operations'),
        transfer: sum('transfer'),
        centicredits: sum('centicredits'),
      })
    }
  })
})
