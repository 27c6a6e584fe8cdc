import { expect, test } from 'vitest'
import { createRandom } from './random.js'

function draw(...key: (string | number)[]): number[] {
  const random = createRandom(...key)
  return Array.from({ length: 20 }, () => random.int(0, 1_000_000))
}

test('the same key gives the same numbers, another key others', () => {
  expect(draw(42, 'a')).toEqual(draw(42, 'a'))
  expect(draw(42, 'a')).not.toEqual(draw(43, 'a'))
  expect(draw(4, '2a')).not.toEqual(draw(42, 'a'))
})

test('whole numbers stay within their bounds and reach both', () => {
  const random = createRandom('bounds')
  const drawn = new Set(Array.from({ length: 500 }, () => random.int(3, 6)))
  expect([...drawn].sort((a, b) => a - b)).toEqual([3, 4, 5, 6])
})

test('chances come true about as often as they say', () => {
  const random = createRandom('chance')
  const hits = Array.from({ length: 10_000 }, () => random.chance(0.2)).filter(Boolean).length
  expect(hits).toBeGreaterThan(1800)
  expect(hits).toBeLessThan(2200)
})

test('UUIDs are of version 4, as Make’s tokens are', () => {
  const random = createRandom('uuid')
  for (let at = 0; at < 50; at++) {
    expect(random.uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  }
})

test('picking from nothing is refused', () => {
  expect(() => createRandom('none').pick([])).toThrow('nothing to pick from')
})
