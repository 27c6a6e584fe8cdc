import type { Clock } from '../../core/clock.js'

/** A clock that stands still until it is turned. */
export interface VirtualClock extends Clock {
  /** Lets `ms` pass; whoever sleeps that long goes on in the order of waking. */
  advance(ms: number): Promise<void>
}

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** @param start its time, in ms since the epoch */
export function createVirtualClock(start = Date.parse('2026-11-23T08:00:00Z')): VirtualClock {
  let now = start
  const sleepers = new Set<Sleeper>()
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason as Error)
          return
        }
        const sleeper: Sleeper = { at: now + ms, wake: resolve }
        sleepers.add(sleeper)
        signal?.addEventListener(
          'abort',
          () => {
            sleepers.delete(sleeper)
            reject(signal.reason as Error)
          },
          { once: true },
        )
      }),
    async advance(ms) {
      const end = now + ms
      await settled()
      for (;;) {
        const [next] = [...sleepers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        now = Math.max(now, next.at)
        sleepers.delete(next)
        next.wake()
        await settled()
      }
      now = end
      await settled()
    },
  }
}
