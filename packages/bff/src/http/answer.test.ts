import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeAnswer } from './answer.js'

const time = '2026-11-23T08:00:00Z'
const text = (body: unknown) => new TextDecoder().decode(encodeAnswer(body).bytes)

describe('an encoded answer', () => {
  it('says what the handler answered, whatever it holds', () => {
    const anyAsOf = fc.option(fc.constantFrom(null, time), { nil: undefined })
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()),
        anyAsOf,
        (rest, asOf) => {
          const body = asOf === undefined ? rest : { ...rest, asOf }
          expect(JSON.parse(text(body))).toEqual(JSON.parse(JSON.stringify(body)))
        },
      ),
    )
  })

  it.each([
    ['an empty one', {}, '{}'],
    ['nothing but its freshness', { asOf: time }, `{"asOf":"${time}"}`],
    ['one that was never read', { asOf: null, items: [] }, '{"items":[],"asOf":null}'],
    [
      'one with letters of several bytes',
      { asOf: time, name: 'grüße 😀' },
      `{"name":"grüße 😀","asOf":"${time}"}`,
    ],
    ['one without', { id: 'a', asOf: undefined }, '{"id":"a"}'],
  ])('keeps its freshness at the end: %s', (_, body, expected) => {
    expect(text(body)).toBe(expected)
  })

  it('is the same by its tag however fresh it is, and another with any other change', () => {
    const items = [{ id: 'a', name: 'grüße', asOf: time }]
    const { etag, asOf } = encodeAnswer({ items, total: 1, asOf: time })
    expect(asOf).toBe(time)
    expect(etag).toMatch(/^W\/"[\w-]{27}"$/)
    expect(encodeAnswer({ items, total: 1, asOf: null }).etag).toBe(etag)
    expect(encodeAnswer({ items, total: 1 }).etag).toBe(etag)
    for (const other of [
      { items, total: 2, asOf: time },
      { items: [{ ...items[0], asOf: null }], total: 1, asOf: time },
      { items: [], total: 1, asOf: time },
    ]) {
      expect(encodeAnswer(other).etag).not.toBe(etag)
    }
  })

  it('tags all of its bytes but the freshness', () => {
    const digest = createHash('sha256').update('{"items":["ü"]').digest('base64url').slice(0, 27)
    expect(encodeAnswer({ asOf: time, items: ['ü'] }).etag).toBe(`W/"${digest}"`)
  })
})
