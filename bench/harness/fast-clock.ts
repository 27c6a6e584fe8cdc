import { systemClock, type Clock } from '../../packages/bff/src/core/clock.js'

/** Time that passes faster than life, for the kit and for the sandbox alike. */
export interface FastClock extends Clock {
  /** Calls `run` once, `ms` from now by this clock. */
  after(ms: number, run: () => void): { clear(): void }
}

/** @param speed how many times faster than life */
export function createFastClock(speed: number): FastClock {
  const begun = systemClock.now()
  return {
    now: () => begun + (systemClock.now() - begun) * speed,
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
    after: (ms, run) => {
      const timer = setTimeout(run, Math.min(2 ** 31 - 1, Math.max(0, ms / speed)))
      timer.unref()
      return { clear: () => clearTimeout(timer) }
    },
  }
}
