import type { Execution } from '@inlaykit/shared'
import { describe, expect, test } from 'vitest'
import { countByStatus, durationOf } from './figures.js'
import { buildTimeline, type TimelineOptions } from './timeline.js'

const now = Date.parse('2026-11-25T12:00:00Z')
const hour = 3_600_000
const axis: TimelineOptions = { from: now - hour, to: now, now, width: 600, timeZone: 'UTC' }

let count = 0
function run(minutesAgo: number | null, fields: Partial<Execution> = {}): Execution {
  count += 1
  return {
    id: `e${count}`,
    status: 'success',
    trigger: 'manual',
    startedAt: minutesAgo === null ? null : new Date(now - minutesAgo * 60_000).toISOString(),
    durationMs: 60_000,
    ...fields,
  }
}

describe('durationOf', () => {
  test('is what is told, else the time between start and end', () => {
    const finishedAt = new Date(now - 57 * 60_000).toISOString()
    expect(durationOf(run(60), now)).toBe(60_000)
    expect(durationOf(run(60, { durationMs: null, finishedAt }), now)).toBe(180_000)
    expect(durationOf(run(60, { durationMs: null }), now)).toBeUndefined()
  })

  test('grows while the run goes on, and is never negative', () => {
    const running = run(5, { status: 'running', durationMs: null })
    expect(durationOf(running, now)).toBe(300_000)
    expect(durationOf(running, now + 1_000)).toBe(301_000)
    expect(durationOf(running, now - hour)).toBe(0)
    expect(durationOf(running, undefined)).toBeUndefined()
  })
})

describe('buildTimeline', () => {
  test('is empty without runs, but for its axis', () => {
    const timeline = buildTimeline([], axis)
    expect(timeline).toMatchObject({ mode: 'runs', bars: [], columns: [], unplaced: 0, nowX: 600 })
    expect(timeline.ticks.length).toBeGreaterThan(2)
  })

  test('puts one run where its time is', () => {
    const { bars } = buildTimeline([run(30)], axis)
    expect(bars).toHaveLength(1)
    expect(bars[0]).toMatchObject({ x: 300, width: expect.closeTo(10, 5) as number, lane: 0 })
  })

  test('a run of a millisecond can still be seen and hit', () => {
    const { bars } = buildTimeline([run(30, { durationMs: 1 })], axis)
    expect(bars[0]?.width).toBe(4)
  })

  test('a running bar reaches to now and grows with it', () => {
    const running = run(10, { status: 'running', durationMs: null })
    expect(buildTimeline([running], axis).bars[0]).toMatchObject({ x: 500, width: 100 })
    const later = buildTimeline([running], { ...axis, now: now + 60_000, to: now + 60_000 })
    expect(later.bars[0]?.width).toBeCloseTo(600 * (11 / 61), 5)
  })

  test('a run without a duration is a point, one without a start stands at its end', () => {
    const finishedAt = new Date(now - 30 * 60_000).toISOString()
    const { bars } = buildTimeline(
      [run(45, { durationMs: null }), run(null, { finishedAt, durationMs: 600_000 })],
      axis,
    )
    expect(bars.map(({ x, width }) => [x, width])).toEqual([
      [150, 4],
      [200, 100],
    ])
  })

  test('counts the runs that tell no time', () => {
    const timeline = buildTimeline([run(null), run(30), run(null)], axis)
    expect(timeline.unplaced).toBe(2)
    expect(timeline.bars).toHaveLength(1)
  })

  test('cuts what began before the axis and leaves out what ended before it', () => {
    const { bars } = buildTimeline([run(90), run(70, { durationMs: 20 * 60_000 })], axis)
    expect(bars).toHaveLength(1)
    expect(bars[0]).toMatchObject({ x: 0, width: 100 })
  })

  test('the newest run is whole although it starts at the very edge', () => {
    const { bars } = buildTimeline([run(0, { durationMs: 5 })], axis)
    expect(bars[0]).toMatchObject({ x: 596, width: 4 })
  })

  test('runs that overlap lie above one another', () => {
    const { bars, lanes } = buildTimeline(
      [run(20), run(30, { durationMs: 20 * 60_000 }), run(25)],
      axis,
    )
    expect(lanes).toBe(2)
    expect(bars.map(({ lane }) => lane)).toEqual([0, 1, 1])
    for (const [index, bar] of bars.entries()) {
      for (const other of bars.slice(index + 1)) {
        if (bar.lane === other.lane) expect(other.x).toBeGreaterThan(bar.x + bar.width)
      }
    }
  })

  test('too many at once become columns that hold them all', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      run(30, { status: index < 3 ? 'error' : 'success' }),
    )
    const timeline = buildTimeline(many, axis)
    expect(timeline.mode).toBe('columns')
    expect(timeline.columns).toHaveLength(1)
    expect(timeline.columns[0]).toMatchObject({
      id: many.at(-1)?.id,
      total: 30,
      counts: [
        { status: 'error', count: 3 },
        { status: 'success', count: 27 },
      ],
    })
    expect(timeline.highest).toBe(30)
  })

  test('five thousand runs are few columns, and none is lost', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => run((index % 3_600) / 60))
    const timeline = buildTimeline(many, { ...axis, width: 900 })
    expect(timeline.columns.length).toBeLessThanOrEqual(900 / 8)
    expect(timeline.columns.reduce((sum, { total }) => sum + total, 0)).toBe(5_000)
    for (const { x, width } of timeline.columns) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(900)
    }
  })

  test('columns stay the same while the axis moves on', () => {
    const many = Array.from({ length: 200 }, (_, index) => run(10 + (index % 40)))
    const starts = (shift: number): number[] =>
      buildTimeline(many, {
        ...axis,
        now: now + shift,
        from: axis.from + shift,
        to: axis.to + shift,
      }).columns.map(({ from }) => from)
    expect(starts(30_000)).toEqual(starts(0))
  })
})

test('countByStatus counts every status, whatever list comes after another', () => {
  const runs = [run(1), run(2, { status: 'error' }), run(3, { status: 'error' })]
  expect(countByStatus(runs)).toEqual({ running: 0, success: 1, warning: 0, error: 2, stopped: 0 })
  const started = [run(0, { status: 'running' }), ...runs]
  expect(countByStatus(started)).toMatchObject({ running: 1, success: 1, error: 2 })
  const ended = [{ ...(started[0] as Execution), status: 'warning' as const }, ...runs]
  expect(countByStatus(ended)).toMatchObject({ running: 0, warning: 1, success: 1, error: 2 })
  expect(countByStatus(runs.slice(0, 2))).toMatchObject({ success: 1, error: 1 })
  expect(countByStatus([])).toEqual({ running: 0, success: 0, warning: 0, error: 0, stopped: 0 })
})
