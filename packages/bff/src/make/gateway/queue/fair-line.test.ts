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

  it('refuses nobody, in a line of bounded length, who has no more than an equal share of it', () => {
    const viewers = { tenants: 3, ofTenant: 3 }
    // Some come often, some seldom.
    const often = fc.constant({ tenantId: 'acme', viewerId: 'ann' })
    const steps = fc.array(
      fc.oneof(
        { weight: 2, arbitrary: often },
        { weight: 3, arbitrary: waiters },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      { minLength: 60, maxLength: 150 },
    )
    fc.assert(
      fc.property(steps, fc.integer({ min: 9, max: 40 }), (all, most) => {
        const line = new FairLine<Waiter>()
        const share = Math.floor(Math.floor(most / viewers.tenants) / viewers.ofTenant)
        const countOf = (of: Partial<Waiter>) =>
          [...line].filter(
            (one) =>
              one.tenantId === of.tenantId &&
              (of.viewerId === undefined || one.viewerId === of.viewerId),
          ).length
        for (const step of all) {
          if (!step) {
            line.shift()
            continue
          }
          const newcomer = { ...step }
          const displaced = line.size < most ? undefined : line.displacedBy(newcomer)
          if (displaced === null) {
            expect(countOf(newcomer)).toBeGreaterThanOrEqual(share)
            continue
          }
          if (displaced) {
            const { tenantId } = displaced
            expect(countOf(displaced)).toBeGreaterThan(share)
            if (tenantId === newcomer.tenantId) {
              expect(countOf(displaced)).toBeGreaterThan(countOf(newcomer) + 1)
            } else {
              expect(countOf({ tenantId })).toBeGreaterThan(
                countOf({ tenantId: newcomer.tenantId }) + 1,
              )
            }
            // The newest goes: none of the same viewer is behind it.
            const ofViewer = [...line].filter(
              (one) => one.tenantId === tenantId && one.viewerId === displaced.viewerId,
            )
            expect(ofViewer.at(-1)).toBe(displaced)
            line.remove(displaced)
          }
          line.push(newcomer)
          expect(line.size).toBeLessThanOrEqual(most)
        }
      }),
    )
  })
})
