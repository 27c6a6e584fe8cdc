/** Where the time comes from: passed in, so that tests turn it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves after `ms`; rejects with the signal's reason when aborted before. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Calls `act` once, after `ms`: what most timers need, which end long before their time, at less than a sleep costs. */
  after(ms: number, act: () => void): Timer
}

/** A timer that is set. */
export interface Timer {
  /** Ends it; nothing happens any more. */
  clear(): void
}

/** A timer of Node fires at once when it is to wait for longer than this. */
const longestMs = 2 ** 31 - 1

/** The machine's own clock. Its timers don't keep a process alive. Nobody sleeps longer than the 24 days that a timer can. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason as Error)
        return
      }
      const onAbort = () => {
        clearTimeout(timer)
        reject(signal?.reason as Error)
      }
      const timer = setTimeout(
        () => {
          signal?.removeEventListener('abort', onAbort)
          resolve()
        },
        Math.min(ms, longestMs),
      )
      timer.unref()
      signal?.addEventListener('abort', onAbort, { once: true })
    }),
  after: (ms, act) => {
    const timer = setTimeout(act, Math.min(ms, longestMs))
    timer.unref()
    return { clear: () => clearTimeout(timer) }
  },
}

/** A time as the contract writes it. */
export function toTime(ms: number): string {
  return new Date(ms).toISOString()
}
