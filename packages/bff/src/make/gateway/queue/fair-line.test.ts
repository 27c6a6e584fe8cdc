import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FairLine, type Waiter } from './fair-line.js'

const waiters = fc.record({
  tenantId: fc.constantFrom('acme', 'brightside', 'cobalt'),
  viewerId: fc.constantFrom('ann', 'ben', null),
})

describe('FairLine', () => {
  it('knows how many have their turn before each who waits, and before one who would come', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof({ weight: 3, arbitrary: waiters }, { arbitrary: fc.constant(null), weight: 1 }),
          {
            maxLength: 40,
          },
        ),
        waiters,
        (steps, newcomer) => {
          const line = new FairLine<Waiter>()
          // Takes some out again on the way, so that the turns begin anywhere.
          for (const step of steps) {
            if (step) line.push({ ...step })
            else line.shift()
          }
          const late = { ...newcomer }
          const before = line.ahead(late)
          line.push(late)
          expect(line.ahead(late)).toBe(before)
          const told = new Map([...line].map((one) => [one, line.ahead(one)]))
          const turns = Array.from({ length: line.size }, () => line.shift())
          expect(turns.map((one) => one && told.get(one))).toEqual(turns.map((_, turn) => turn))
        },
      ),
    )
  })
})
