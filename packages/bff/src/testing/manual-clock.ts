import type { Clock } from '../core/clock.js'

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
  /** Who wakes when. Thousands sleep until few moments, so the moments are looked through, not the sleepers. */
  const moments = new Map<number, Set<() => void>>()

  function add(at: number, wake: () => void): () => void {
    const sleepers = moments.get(at) ?? new Set()
    moments.set(at, sleepers)
    sleepers.add(wake)
    return () => {
      sleepers.delete(wake)
      if (sleepers.size === 0 && moments.get(at) === sleepers) moments.delete(at)
    }
  }

  function nextAt(): number | null {
    let first: number | null = null
    for (const at of moments.keys()) if (first === null || at < first) first = at
    return first
  }

  const after = (ms: number, act: () => void) => {
    const clear = add(now + ms, () => {
      clear()
      act()
    })
    return { clear }
  }
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason as Error)
          return
        }
        const onAbort = () => {
          timer.clear()
          reject(signal?.reason as Error)
        }
        const timer = after(ms, () => {
          signal?.removeEventListener('abort', onAbort)
          resolve()
        })
        signal?.addEventListener('abort', onAbort, { once: true })
      }),
    after,
    async advance(ms) {
      const end = now + ms
      await settle()
      for (;;) {
        const at = nextAt()
        if (at === null || at > end) break
        now = Math.max(now, at)
        const [wake] = moments.get(at) ?? []
        wake?.()
        await settle()
      }
      now = end
      await settle()
    },
    get sleepers() {
      let count = 0
      for (const { size } of moments.values()) count += size
      return count
    },
    get nextAt() {
      return nextAt()
    },
  }
}
