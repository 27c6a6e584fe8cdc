import { systemClock, type Clock } from '../../packages/bff/src/core/clock.js'

/**
 * Time that passes faster than life, for the kit and for the sandbox alike.
 * @param speed how many times faster than life
 */
export function createFastClock(speed: number): Clock {
  const begun = systemClock.now()
  return {
    now: () => begun + (systemClock.now() - begun) * speed,
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
    after: (ms, act) => systemClock.after(ms / speed, act),
  }
}
