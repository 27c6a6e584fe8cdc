/** A timer that has been set and may be cleared. */
export interface ClockTimer {
  /** Forgets the timer; harmless once it has fired. */
  clear(): void
}

/** Where the sandbox takes its time from, so that tests needn't wait. */
export interface Clock {
  /** The time in ms since the epoch. */
  now(): number
  /** Calls `run` once, `ms` from now. */
  after(ms: number, run: () => void): ClockTimer
}

/** A clock that stands still until it is told to go on. */
export interface VirtualClock extends Clock {
  /**
   * Goes `ms` forward: everything that falls due on the way happens in its order, each at its own time, and what it
   * sets in motion is let come to rest before the next.
   */
  advance(ms: number): Promise<void>
}

/** Timers of the engine take at most this many ms. */
const longestTimer = 2 ** 31 - 1

/** The time of the machine. Its timers don't keep a process alive. */
export function createRealClock(): Clock {
  return {
    now: () => Date.now(),
    after(ms, run) {
      const timer = setTimeout(run, Math.min(Math.max(0, ms), longestTimer))
      timer.unref()
      return { clear: () => clearTimeout(timer) }
    },
  }
}

/** @param startsAt the time it shows at first, in ms since the epoch */
export function createVirtualClock(startsAt: number): VirtualClock {
  let time = startsAt
  let counter = 0
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>()

  function nextDue(until: number): number | undefined {
    let found: number | undefined
    let earliest = until
    for (const [id, { at }] of timers) {
      // Of two due at the same time the one that was set first goes first: ids grow, and the map keeps their order.
      if (at < earliest || (at === earliest && found === undefined)) {
        earliest = at
        found = id
      }
    }
    return found
  }

  return {
    now: () => time,
    after(ms, run) {
      const id = counter++
      timers.set(id, { at: time + Math.max(0, ms), run })
      return { clear: () => void timers.delete(id) }
    },
    async advance(ms) {
      const until = time + ms
      for (let id = nextDue(until); id !== undefined; id = nextDue(until)) {
        const timer = timers.get(id)
        timers.delete(id)
        if (!timer) continue
        time = timer.at
        timer.run()
        await settle()
      }
      time = until
      await settle()
    },
  }
}

/** Lets promises that are already resolved run their course. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Whether the clock can be advanced by hand. */
export function isVirtualClock(clock: Clock): clock is VirtualClock {
  return 'advance' in clock
}
