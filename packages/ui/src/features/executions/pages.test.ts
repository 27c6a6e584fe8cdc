import type { Execution } from '@inlaykit/shared'
import { describe, expect, test } from 'vitest'
import { normalizeFilter } from './filter.js'
import { matchesFilter } from './matches-filter.js'
import { mergeRun, removeRun, type ExecutionPages } from './pages.js'

const run = (id: string, minute: number, fields: Partial<Execution> = {}): Execution => ({
  id,
  status: 'success',
  trigger: 'manual',
  startedAt: `2026-11-25T12:${String(minute).padStart(2, '0')}:00Z`,
  ...fields,
})

const page = (items: Execution[], nextCursor: string | null) => ({
  items,
  nextCursor,
  asOf: '2026-11-25T13:00:00Z',
  total: 4,
})

/** Runs of minutes 50 and 40, then 30 and 20; more follow unless the last page is whole. */
function pages(isWhole = false): ExecutionPages {
  return {
    pages: [
      page([run('e50', 50), run('e40', 40)], 'c1'),
      page([run('e30', 30), run('e20', 20)], isWhole ? null : 'c2'),
    ],
    pageParams: [undefined, 'c1'],
  }
}

const ids = (data: ExecutionPages): string[] =>
  data.pages.flatMap(({ items }) => items).map(({ id }) => id)

describe('mergeRun', () => {
  test('puts a new run on top and counts it', () => {
    const merged = mergeRun(pages(), run('e55', 55, { status: 'running' }), {})
    expect(ids(merged)).toEqual(['e55', 'e50', 'e40', 'e30', 'e20'])
    expect(merged.pages[0]?.total).toBe(5)
    expect(merged.pages[1]).toEqual(pages().pages[1])
  })

  test('changes a known run in its place and leaves the others as they were', () => {
    const before = pages()
    const merged = mergeRun(before, run('e30', 30, { status: 'error' }), {})
    expect(ids(merged)).toEqual(ids(before))
    expect(merged.pages[1]?.items[0]?.status).toBe('error')
    expect(merged.pages[0]).toBe(before.pages[0])
  })

  test('changes nothing when the run is as it was', () => {
    const before = pages()
    expect(mergeRun(before, run('e30', 30), {})).toBe(before)
  })

  test('puts a run between those that started before and after it', () => {
    expect(ids(mergeRun(pages(), run('e35', 35), {}))).toEqual(['e50', 'e40', 'e35', 'e30', 'e20'])
  })

  test('leaves a run older than what was read to its own page', () => {
    const before = pages()
    expect(mergeRun(before, run('e10', 10), {})).toBe(before)
    expect(ids(mergeRun(pages(true), run('e10', 10), {})).at(-1)).toBe('e10')
  })

  test('puts a run where it belongs once it is told when it began', () => {
    const waiting = mergeRun(pages(true), { ...run('e60', 0), startedAt: null }, {})
    expect(ids(waiting)).toEqual(['e50', 'e40', 'e30', 'e20', 'e60'])
    const begun = mergeRun(waiting, run('e60', 59), {})
    expect(ids(begun)).toEqual(['e60', 'e50', 'e40', 'e30', 'e20'])
    expect(begun.pages[0]?.total).toBe(5)
  })

  test('takes a run out that does not match any more', () => {
    const filter = { status: ['success'] as const }
    const merged = mergeRun(pages(), run('e40', 40, { status: 'stopped' }), filter)
    expect(ids(merged)).toEqual(['e50', 'e30', 'e20'])
    expect(merged.pages[0]?.total).toBe(3)
  })

  test('ignores a new run that does not match', () => {
    const before = pages()
    expect(mergeRun(before, run('e55', 55), { scenarioId: '7' })).toBe(before)
  })
})

test('removing what is not there changes nothing', () => {
  const data = pages()
  expect(removeRun(data, 'e99')).toBe(data)
})

describe('filters', () => {
  test('equal questions are spelled alike', () => {
    expect(normalizeFilter({ status: ['error', 'running'], trigger: [], from: undefined })).toEqual(
      normalizeFilter({ status: ['running', 'error', 'error'] }),
    )
  })

  test('a run without a start lies in no range', () => {
    const timeless = run('x', 0, { startedAt: null })
    expect(matchesFilter(timeless, {})).toBe(true)
    expect(matchesFilter(timeless, { from: '2026-11-25T00:00:00Z' })).toBe(false)
    expect(matchesFilter(timeless, { to: '2026-11-26T00:00:00Z' })).toBe(false)
  })

  test('both ends of a range belong to it', () => {
    const range = { from: '2026-11-25T12:10:00Z', to: '2026-11-25T12:20:00Z' }
    expect([9, 10, 20, 21].map((minute) => matchesFilter(run('x', minute), range))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})
