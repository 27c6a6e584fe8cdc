import type { Execution } from '@inlaykit/shared'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numbersOf, type RunNumbers } from './run-numbers.js'

const second = (at: number): string => new Date(at * 1_000).toISOString()

const runs = fc.record({
  id: fc.uuid(),
  status: fc.constantFrom('running', 'success', 'warning', 'error', 'stopped'),
  trigger: fc.constant('manual'),
  startedAt: fc.option(fc.nat(1_000_000).map(second)),
  finishedAt: fc.option(fc.nat(1_000_000).map(second)),
  durationMs: fc.option(fc.nat(100_000)),
  operations: fc.option(fc.nat(1_000)),
}) satisfies fc.Arbitrary<Execution>

const plain = (numbers: RunNumbers) =>
  Object.fromEntries(Object.entries(numbers).map(([name, values]) => [name, [...values]]))

test('whatever list comes after another, each run has its own numbers', () => {
  const step = fc.record({
    at: fc.nat(30),
    gone: fc.nat(4),
    come: fc.array(runs, { maxLength: 4 }),
  })
  fc.assert(
    fc.property(fc.array(runs, { maxLength: 30 }), fc.array(step), (first, steps) => {
      let list: Execution[] = first
      for (const { at, gone, come } of [{ at: 0, gone: 0, come: [] }, ...steps]) {
        list = list.toSpliced(at, gone, ...come)
        // Other objects are read anew.
        expect(plain(numbersOf(list))).toEqual(plain(numbersOf(structuredClone(list))))
      }
    }),
  )
})

test('a run without a start stands where its end is, one that goes on has none, one that tells neither no place', () => {
  const of = (run: Partial<Execution>) =>
    plain(numbersOf([{ id: 'r', status: 'success', trigger: 'manual', ...run }]))
  expect(of({ finishedAt: second(10), durationMs: 3_000 })).toMatchObject({
    starts: [-Infinity],
    from: [7_000],
    to: [10_000],
  })
  expect(of({ status: 'running', startedAt: second(10), durationMs: 3_000 })).toMatchObject({
    from: [10_000],
    to: [Infinity],
    durations: [NaN],
  })
  expect(of({ durationMs: 3_000 })).toMatchObject({ from: [NaN], durations: [3_000] })
})
