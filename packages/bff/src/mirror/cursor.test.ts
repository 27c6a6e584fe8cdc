import { describe, expect, it } from 'vitest'
import { queryMark, readCursor, writeCursor } from './cursor.js'

const mark = queryMark({ sort: 'name' })

/** A cursor as anybody may write one. */
function forge(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

describe('a cursor', () => {
  it.each([
    ['text', 'billing 2', '7'],
    ['number', 1_700_000_000_000, '7'],
    ['number', null, '7'],
  ] as const)('comes back as it was written (%s)', (kind, value, id) => {
    expect(readCursor(mark, writeCursor(mark, { value, id }), kind)).toEqual({ value, id })
  })

  it('is good for its own query alone', () => {
    const other = writeCursor(queryMark({ sort: '-name' }), { value: 'a', id: '1' })
    expect(() => readCursor(mark, other, 'text')).toThrow(/another query/)
  })

  it.each<[string, string]>([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['another shape', forge({ a: 1 })],
    ['too few parts', forge([mark, 'a'])],
    ['a number where text is sorted', forge([mark, 5, '1'])],
    ['a character that no database holds', forge([mark, 'a\0', '1'])],
    ['an id that no database holds', forge([mark, 'a', '\0'])],
    ['an endless text', forge([mark, 'a'.repeat(1001), '1'])],
  ])('is refused with %s', (_, cursor) => {
    expect(() => readCursor(mark, cursor, 'text')).toThrow(/query\.cursor/)
  })

  it.each<[string, unknown]>([
    ['a text', 'a'],
    ['a fraction', 1.5],
    ['a time beyond the calendar', 9e15],
    ['a negative', -1],
  ])('is refused with %s where numbers are sorted', (_, value) => {
    expect(() => readCursor(mark, forge([mark, value, '1']), 'number')).toThrow(/query\.cursor/)
  })
})
