import { describe, expect, it } from 'vitest'
import { expectWithinBucket } from '../../../testing/gateway-sharing.js'
import { atDistance, createInstances } from '../../../testing/instances.js'
import { createMemoryBudgets } from './store.js'

const allowance = { kind: 'bucket', perMinute: 60, burst: 30, known: true } as const
const person = { priority: 'interactive', tripMs: 50, counts: 0.5 } as const

/** Instances that all know of each other, each with a request under way; then their store goes down. */
async function createOutage(count: number) {
  let isDown = false
  const stage = createInstances({
    count,
    allowance,
    store: (clock) => {
      const shared = atDistance(createMemoryBudgets(clock), clock, 2)
      return {
        isShared: true,
        draw: async (organization, draw) => {
          if (isDown) throw new Error('the database is down')
          return shared.draw(organization, draw)
        },
      }
    },
  })
  const { clock, instances } = stage
  for (const tripMs of [10_000, 50]) {
    for (const instance of instances) void instance.call({ ...person, tripMs })
    await clock.advance(200)
  }
  // Unused rights are gone by then.
  await clock.advance(6000)
  isDown = true
  return {
    ...stage,
    downAt: clock.now(),
    recover() {
      isDown = false
    },
  }
}

describe.each([1, 2])('while the shared store is down, each of %i instances', (count) => {
  it('sends half of its share, one by one, for people, and reports it afterwards', async () => {
    const { clock, instances, sent, downAt, recover } = await createOutage(count)
    for (const instance of instances) {
      for (let click = 0; click < 40; click += 1) void instance.call(person)
      void instance.call({ ...person, priority: 'live' })
      void instance.call({ ...person, priority: 'background' })
    }
    await clock.advance(60_000)
    const meanwhile = sent.filter(({ startedAt }) => startedAt >= downAt)
    const others = meanwhile.filter(({ priority }) => priority !== 'interactive')
    // Only what has aged goes between them, as if a person had made it.
    expect(others.every(({ madeAt, startedAt }) => startedAt - madeAt >= 10_000)).toBe(true)
    expect(others.length).toBeLessThanOrEqual(meanwhile.length / 5)
    // One a second is the rate: half of each one's share of it.
    const everyMs = 2000 * count
    instances.forEach((_, instance) => {
      const starts = meanwhile.filter((one) => one.instance === instance)
      const gaps = starts
        .slice(1)
        .map(({ startedAt }, index) => startedAt - starts[index]!.startedAt)
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(everyMs)
      expect(starts.length).toBeGreaterThanOrEqual(60_000 / everyMs - 2)
    })
    recover()
    await clock.advance(120_000)
    expect(sent).toHaveLength(count * (2 + 42))
    expectWithinBucket(
      sent.map(({ countedAt }) => countedAt).sort((a, b) => a - b),
      allowance,
    )
  })
})
