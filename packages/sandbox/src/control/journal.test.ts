import { expect, test } from 'vitest'
import { createJournal } from './journal.js'

const asked = {
  line: 'GET /live/api/v2/scenarios HTTP/1.1',
  method: 'GET',
  path: '/live/api/v2/scenarios',
  dialect: 'live',
  organizationId: '1',
  time: '2026-03-18T12:00:00.000Z',
  oauth: null,
} as const

test('remembers the last 20,000 requests in their order, and counts all', () => {
  const journal = createJournal()
  const ids = Array.from({ length: 45_000 }, () => journal.add(asked))
  expect(ids.slice(0, 2)).toEqual([1, 2])
  const entries = journal.entries()
  expect([entries.length, entries[0]?.id, entries.at(-1)?.id]).toEqual([20_000, 25_001, 45_000])
  expect(journal.counts()).toMatchObject([{ requests: 45_000, refused: 0 }])

  journal.note(44_999, { status: 429, durationMs: 3 })
  journal.note(1, { status: 200 })
  expect(journal.entries().at(-2)).toMatchObject({ id: 44_999, status: 429, durationMs: 3 })
  expect(journal.entries().filter(({ status }) => status !== null)).toHaveLength(1)
  expect(journal.counts()).toMatchObject([{ requests: 45_000, refused: 1 }])

  journal.clear()
  expect([journal.entries(), journal.counts()]).toEqual([[], []])
  journal.note(45_000, { status: 200 })
  journal.note(journal.add(asked), { status: 204 })
  expect(journal.entries()).toEqual([
    { id: 45_001, ...asked, status: 204, durationMs: null, fault: null },
  ])
})
