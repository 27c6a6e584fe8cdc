import type { Execution } from '@inlaykit/shared'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countUnplaced, stretchesWithin } from './run-blocks.js'
import { numbersOf } from './run-numbers.js'
import { failedWithin } from './summary.js'

const second = (at: number): string => new Date(at * 1_000).toISOString()

const runs = fc.record({
  id: fc.uuid(),
  status: fc.constantFrom('running', 'success', 'error'),
  trigger: fc.constant('manual'),
  startedAt: fc.option(fc.nat(10_000).map(second)),
  finishedAt: fc.option(fc.nat(10_000).map(second)),
  durationMs: fc.option(fc.nat(1_000_000)),
}) satisfies fc.Arbitrary<Execution>

/** More than two blocks, out of a few runs: what a block is told of is not how long a list is. */
const lists = fc
  .tuple(fc.array(runs, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 700 }))
  .map(([some, count]) => Array.from({ length: count }, (_, at) => some[at % some.length]!))

const spans = fc
  .tuple(fc.nat(11_000), fc.nat(3_000))
  .map(([from, length]) => ({ from: from * 1_000, to: (from + length) * 1_000 }))

/** Where in a list its runs lie that touch a stretch of time, found by looking at each. */
function placesWithin(list: readonly Execution[], { from, to }: { from: number; to: number }) {
  const numbers = numbersOf(list)
  return list.flatMap((_, index) => {
    const [begin = NaN, end = NaN] = [numbers.from[index], numbers.to[index]]
    return begin <= to && Math.max(begin, end) >= from ? [index] : []
  })
}

test('no run that touches the stretch of time is left out, whatever list came before', () => {
  fc.assert(
    fc.property(lists, lists, spans, fc.nat(700), (first, come, span, gone) => {
      stretchesWithin(first, span)
      const list = [...come, ...first.slice(gone)]
      const stretches = stretchesWithin(list, span)
      const covered = (at: number) => stretches.some(({ start, end }) => at >= start && at < end)
      expect(placesWithin(list, span).every(covered)).toBe(true)
      expect(stretches).toEqual(stretchesWithin(structuredClone(list), span))
      expect(countUnplaced(list)).toBe(numbersOf(list).from.filter(Number.isNaN).length)
    }),
  )
})

test('most of a long list is passed over for a short stretch of time', () => {
  const list = Array.from({ length: 10_000 }, (_, at) => ({
    id: `r${at}`,
    status: at % 2 === 0 ? ('error' as const) : ('success' as const),
    trigger: 'scheduled' as const,
    startedAt: second(10_000 - at),
    durationMs: 0,
  }))
  const span = { from: 5_000_000, to: 5_010_000 }
  const looked = stretchesWithin(list, span).reduce((sum, { start, end }) => sum + end - start, 0)
  expect(looked).toBeLessThanOrEqual(512)
  expect(failedWithin(list, span).map(({ id }) => id)).toEqual([
    'r4990',
    'r4992',
    'r4994',
    'r4996',
    'r4998',
    'r5000',
  ])
})
