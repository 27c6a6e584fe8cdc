import type { Execution } from '@inlaykit/shared'
import { describe, expect, test } from 'vitest'
import { findFailure } from './failures.js'
import { summarize } from './summary.js'

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 25, 12, minute)).toISOString()

function run(id: number, status: Execution['status'], more: Partial<Execution> = {}): Execution {
  return { id: `r${id}`, status, trigger: 'manual', startedAt: at(id), ...more }
}

const span = { from: Date.parse(at(0)), to: Date.parse(at(59)) }

describe('the summary of what is in view', () => {
  test('counts success among what has ended, and takes durations and operations of those that tell', () => {
    const runs = [
      run(5, 'running'),
      run(4, 'success', { durationMs: 400, operations: 2 }),
      run(3, 'error', { durationMs: 100, operations: 3 }),
      run(2, 'warning', { durationMs: 200 }),
      run(1, 'success', { durationMs: 300, operations: 0 }),
    ]
    expect(summarize(runs, span)).toEqual({
      runs: 5,
      successRate: 0.5,
      p50: 200,
      p95: 300,
      operations: 5,
      hasMoreOperations: true,
    })
  })

  test('leaves out what began outside, and runs without a start', () => {
    const runs = [run(50, 'success'), run(2, 'error'), run(1, 'success', { startedAt: null })]
    expect(summarize(runs, { from: Date.parse(at(1)), to: Date.parse(at(3)) })).toMatchObject({
      runs: 1,
      successRate: 0,
    })
  })

  test('invents nothing where nothing is told', () => {
    expect(summarize([run(1, 'running')], span)).toEqual({
      runs: 1,
      successRate: undefined,
      p50: undefined,
      p95: undefined,
      operations: undefined,
      hasMoreOperations: true,
    })
  })
})

describe('the next failed run', () => {
  const runs = [run(5, 'success'), run(4, 'error'), run(3, 'warning'), run(2, 'error')]

  test('is looked for from the newest on, then from where one is', () => {
    expect(findFailure(runs, undefined, 'earlier')?.id).toBe('r4')
    expect(findFailure(runs, 'r4', 'earlier')?.id).toBe('r2')
    expect(findFailure(runs, 'r2', 'earlier')).toBeUndefined()
    expect(findFailure(runs, 'r2', 'later')?.id).toBe('r4')
    expect(findFailure(runs, 'r4', 'later')).toBeUndefined()
    expect(findFailure(runs, undefined, 'later')).toBeUndefined()
  })
})
