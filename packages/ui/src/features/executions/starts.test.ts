import type { Execution } from '@inlaykit/shared'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startTime } from './filter.js'
import { commonEnd, startsOf } from './starts.js'

let count = 0
function run(second: number | null): Execution {
  count += 1
  const startedAt = second === null ? null : new Date(second * 1_000).toISOString()
  return { id: `e${count}`, status: 'success', trigger: 'manual', startedAt }
}

test('the common end counts the same objects from the last on', () => {
  const [a, b, c] = [run(1), run(2), run(3)]
  expect(commonEnd([a, b, c], [b, c])).toBe(2)
  expect(commonEnd([a, b], [a, b])).toBe(2)
  expect(commonEnd([a, b], [a, { ...b }])).toBe(0)
  expect(commonEnd([], [a])).toBe(0)
})

test('whatever list comes after another, each run has its own start', () => {
  const second = fc.option(fc.nat(1_000_000))
  const step = fc.record({
    at: fc.nat(30),
    gone: fc.nat(4),
    come: fc.array(second, { maxLength: 4 }),
  })
  fc.assert(
    fc.property(fc.array(second, { maxLength: 30 }), fc.array(step), (first, steps) => {
      let runs = first.map(run)
      expect([...startsOf(runs)]).toEqual(runs.map(startTime))
      for (const { at, gone, come } of steps) {
        runs = runs.toSpliced(at, gone, ...come.map(run))
        expect([...startsOf(runs)]).toEqual(runs.map(startTime))
      }
    }),
  )
})
