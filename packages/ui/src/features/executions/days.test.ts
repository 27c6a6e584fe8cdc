import type { Execution } from '@inlaykit/shared'
import { describe, expect, test } from 'vitest'
import { groupByDay } from './days.js'

const run = (id: string, startedAt: string | null): Execution => ({
  id,
  status: 'success',
  trigger: 'manual',
  startedAt,
})

const outline = (executions: Execution[], timeZone: string): string[] =>
  groupByDay(executions, timeZone).map((row) =>
    row.kind === 'day'
      ? `${row.start === undefined ? '?' : new Date(row.start).toISOString()} (${row.count})`
      : `${row.key} ${row.place}/${row.count}`,
  )

describe('groupByDay', () => {
  test('is empty without runs', () => {
    expect(groupByDay([], 'UTC')).toEqual([])
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
    const keys = groupByDay(runs, 'UTC').map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toHaveLength(5)
  })
})
