import type { Execution } from '@inlaykit/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupByDay, type RunRow, type RunRows } from './days.js'
import { startOfDay } from './time-zone.js'

const run = (id: string, startedAt: string | null): Execution => ({
  id,
  status: 'success',
  trigger: 'manual',
  startedAt,
})

function linesOf(rows: RunRows): RunRow[] {
  return Array.from({ length: rows.length }, (_, index) => rows.at(index)).filter(
    (row) => row !== undefined,
  )
}

const outline = (executions: Execution[], timeZone: string): string[] =>
  linesOf(groupByDay(executions, timeZone)).map((row) =>
    row.kind === 'day'
      ? `${row.start === undefined ? '?' : new Date(row.start).toISOString()} (${row.count})`
      : `${row.key} ${row.place}/${row.count}`,
  )

describe('groupByDay', () => {
  test('is empty without runs', () => {
    const rows = groupByDay([], 'UTC')
    expect(rows.length).toBe(0)
    expect(rows.at(0)).toBeUndefined()
    expect(rows.headingsFrom(0)).toBe(0)
  })

  test('divides by the days of the reader, not of UTC', () => {
    const runs = [run('b', '2026-11-24T15:30:00Z'), run('a', '2026-11-24T14:30:00Z')]
    expect(outline(runs, 'UTC')).toEqual(['2026-11-24T00:00:00.000Z (2)', 'b 1/2', 'a 2/2'])
    expect(outline(runs, 'Asia/Seoul')).toEqual([
      '2026-11-24T15:00:00.000Z (1)',
      'b 1/1',
      '2026-11-23T15:00:00.000Z (1)',
      'a 1/1',
    ])
  })

  test('keeps a day of 25 hours together', () => {
    const runs = [run('late', '2026-10-25T22:30:00Z'), run('early', '2026-10-24T22:30:00Z')]
    expect(outline(runs, 'Europe/Berlin')).toEqual([
      '2026-10-24T22:00:00.000Z (2)',
      'late 1/2',
      'early 2/2',
    ])
  })

  test('runs without a start stand together at the end', () => {
    const runs = [run('a', '2026-11-24T14:30:00Z'), run('x', null), run('y', 'not a time')]
    expect(outline(runs, 'UTC').slice(2)).toEqual(['? (2)', 'x 1/2', 'y 2/2'])
  })

  test('no heading comes twice, even where rows are out of order', () => {
    const runs = [
      run('a', '2026-11-24T14:30:00Z'),
      run('b', '2026-11-23T14:30:00Z'),
      run('c', '2026-11-24T10:00:00Z'),
    ]
    const keys = linesOf(groupByDay(runs, 'UTC')).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter((key) => !key.startsWith('day'))).toEqual(['a', 'b', 'c'])
  })

  test('finds the line of a run and the heading of a line', () => {
    const runs = [
      run('a', '2026-11-24T14:30:00Z'),
      run('b', '2026-11-24T10:00:00Z'),
      run('c', '2026-11-22T10:00:00Z'),
      run('x', null),
    ]
    const rows = groupByDay(runs, 'UTC')
    expect(rows.length).toBe(7)
    expect(runs.map(({ id }) => rows.indexOf(id))).toEqual([1, 2, 4, 6])
    expect(rows.indexOf('nobody')).toBe(-1)
    expect([0, 1, 2, 3, 4, 5, 6].map((index) => rows.headingOf(index))).toEqual([
      0, 0, 0, 3, 3, 5, 5,
    ])
    expect([0, 1, 3, 4, 5, 6].map((index) => rows.headingsFrom(index))).toEqual([3, 2, 2, 1, 1, 0])
    expect(rows.at(7)).toBeUndefined()
  })

  test('many runs are divided as if each was looked at', () => {
    const time = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => minutes * 60_000)
    const first = Date.parse('2026-10-01T00:00:00Z')
    fc.assert(
      fc.property(fc.array(time, { maxLength: 200 }), (times) => {
        const starts = times.toSorted((a, b) => b - a).map((each) => first + each)
        const runs = starts.map((start, at) => run(`e${at}`, new Date(start).toISOString()))
        const days = new Map<number, number[]>()
        for (const start of starts) {
          const day = startOfDay(start, 'Europe/Berlin')
          days.set(day, [...(days.get(day) ?? []), start])
        }
        const expected = [...days].flatMap(([day, of]) =>
          [`${new Date(day).toISOString()} (${of.length})`, ...of].map((line, at) =>
            at === 0 ? line : at,
          ),
        )
        const told = outline(runs, 'Europe/Berlin')
        expect(told.map((line) => Number(/ (\d+)\//.exec(line)?.[1]) || line)).toEqual(expected)
      }),
    )
  })
})
