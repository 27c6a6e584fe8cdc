import type { ExecutionDetail, ExecutionStep } from '@inlaykit/shared'
import { describe, expect, test } from 'vitest'
import { buildWaterfall } from './steps.js'

const start = Date.parse('2026-11-25T12:00:00Z')
const step = (seconds: number | null, fields: Partial<ExecutionStep> = {}): ExecutionStep => ({
  module: 'request',
  status: 'success',
  startedAt: seconds === null ? null : new Date(start + seconds * 1000).toISOString(),
  durationMs: 2_000,
  ...fields,
})
const run = (steps: ExecutionStep[], fields: Partial<ExecutionDetail> = {}): ExecutionDetail => ({
  id: 'e1',
  status: 'success',
  trigger: 'manual',
  startedAt: new Date(start).toISOString(),
  durationMs: 10_000,
  steps,
  ...fields,
})
const places = (execution: ExecutionDetail, now = 0) =>
  buildWaterfall(execution, now, false).bars.map(({ start: from, extent }) => [from, extent])

describe('the waterfall of a run', () => {
  test('places each step on the time of the run', () => {
    expect(places(run([step(0), step(5), step(8)]))).toEqual([
      [0, 20],
      [50, 20],
      [80, 20],
    ])
  })

  test('a step of nothing is still seen, at the very end too', () => {
    const [, last] = places(run([step(0), step(10, { durationMs: 0 })]))
    expect(last).toEqual([99.2, 0.8])
  })

  test('a step under way grows and fills the run', () => {
    const running = run([step(0), step(2, { status: 'running', durationMs: null })], {
      status: 'running',
      durationMs: null,
    })
    expect(places(running, start + 4_000)).toEqual([
      [0, 50],
      [50, 50],
    ])
    expect(places(running, start + 8_000)[1]).toEqual([25, 75])
  })

  test('a step that tells no time has no place, and disturbs none', () => {
    expect(places(run([step(null), step(5)]))).toEqual([
      [undefined, undefined],
      [50, 20],
    ])
  })

  test('no steps, no bars', () => {
    expect(places(run([]))).toEqual([])
    expect(places({ ...run([]), steps: null })).toEqual([])
  })

  test('a long time without a step is told, and drawn short when that is wished', () => {
    const waiting = run([step(0), step(2), step(96)], { durationMs: 98_000 })
    const plain = buildWaterfall(waiting, 0, false)
    expect(plain.gaps.map(({ durationMs }) => durationMs)).toEqual([92_000])
    expect(plain.bars[2]?.start).toBeCloseTo(97.96, 1)
    const short = buildWaterfall(waiting, 0, true)
    expect(short.gaps[0]?.start).toBeCloseTo(64)
    expect(short.gaps[0]?.extent).toBeCloseTo(4)
    expect(short.bars.map(({ extent }) => Math.round(extent ?? 0))).toEqual([32, 32, 32])
    expect(short.bars[2]?.start).toBeCloseTo(68)
  })

  test('steps that follow one another, or overlap, leave nothing to compress', () => {
    expect(buildWaterfall(run([step(0), step(1), step(3)]), 0, true).gaps).toEqual([])
  })
})
