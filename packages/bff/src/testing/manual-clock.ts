import type { Clock } from '../core/clock.js'

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /** Goes on by `ms` and wakes, in their order, all whose time has come, and those who fall asleep again on the way. */
  advance(ms: number): Promise<void>
  /** How many sleep now. */
  readonly sleepers: number
  /** When the first of them wakes, in ms since the epoch; `null`: nobody sleeps. */
  readonly nextAt: number | null
}

/** Lets everything that is ready to go on do so. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

/** @param start where it begins, in ms since the epoch */
export function createManualClock(start = Date.parse('2026-11-23T08:00:00Z')): ManualClock {
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
        const onAbort = () => {
          sleepers.delete(sleeper)
          reject(signal?.reason as Error)
        }
        const sleeper: Sleeper = {
          at: now + ms,
          wake: () => {
            sleepers.delete(sleeper)
            signal?.removeEventListener('abort', onAbort)
            resolve()
          },
        }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', onAbort, { once: true })
      }),
    after: (ms, act) => {
      const sleeper: Sleeper = {
        at: now + ms,
        wake: () => {
          sleepers.delete(sleeper)
          act()
        },
      }
      sleepers.add(sleeper)
      return { clear: () => sleepers.delete(sleeper) }
    },
    async advance(ms) {
      const end = now + ms
      await settle()
      for (;;) {
        const [next] = [...sleepers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        now = Math.max(now, next.at)
        next.wake()
        await settle()
      }
      now = end
      await settle()
    },
    get sleepers() {
      return sleepers.size
    },
    get nextAt() {
      let first: number | null = null
      for (const { at } of sleepers) if (first === null || at < first) first = at
      return first
    },
  }
}
