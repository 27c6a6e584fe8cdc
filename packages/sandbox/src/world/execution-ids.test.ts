import { expect, test } from 'vitest'
import { createExecutionIds, type ExecutionPlace } from './execution-ids.js'

const places: ExecutionPlace[] = [
  { scenarioId: 1_600_000, day: 20_530, index: 0 },
  { scenarioId: 1_600_000, day: 20_530, index: 1 },
  { scenarioId: 9_999_999, day: 65_535, index: 65_535 },
]

test('an id leads back to the place of its run', () => {
  const ids = createExecutionIds(42)
  for (const place of places) {
    const id = ids.encode(place)
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(ids.decode(id)).toEqual(place)
  }
})

test('ids of different runs, and of different seeds, differ', () => {
  const encoded = places.flatMap((place) => [
    createExecutionIds(42).encode(place),
    createExecutionIds(43).encode(place),
  ])
  expect(new Set(encoded).size).toBe(encoded.length)
})

test('a made-up id, one with a digit changed, and one of another seed lead nowhere', () => {
  const ids = createExecutionIds(42)
  const [place] = places
  if (!place) throw new Error('There is a place.')
  const id = ids.encode(place)
  const changed = (id.startsWith('0') ? '1' : '0') + id.slice(1)
  for (const wrong of ['', 'x', '../..', '0'.repeat(32), changed, id.toUpperCase(), `${id}0`]) {
    if (wrong !== id) expect(ids.decode(wrong)).toBeUndefined()
  }
  expect(createExecutionIds(43).decode(id)).toBeUndefined()
})
