import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameJson } from './same-json.js'

/** The same in another order of keys, at each depth. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  )
}

describe('whether two values say the same as JSON', () => {
  it.each([
    [
      { a: 1, b: { c: [1, 2] } },
      { b: { c: [1, 2] }, a: 1 },
    ],
    [{ a: 1, b: null }, { a: 1 }],
    [{ a: undefined }, {}],
    [null, undefined],
    [[{ a: 1 }], [{ a: 1, b: null }]],
  ])('%j says what %j says', (a, b) => {
    expect(sameJson(a, b)).toBe(true)
    expect(sameJson(b, a)).toBe(true)
  })

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: 0 }],
    [{ a: '1' }, { a: 1 }],
    [
      [1, 2],
      [2, 1],
    ],
    [[], {}],
    [[1], [1, 1]],
    [null, false],
    [{ toString: 1 }, {}],
  ])('%j does not say what %j says', (a, b) => {
    expect(sameJson(a, b)).toBe(false)
    expect(sameJson(b, a)).toBe(false)
  })

  it('sees through the order of keys, whatever the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(sameJson(value, reversed(value))).toBe(true)
      }),
    )
  })
})
