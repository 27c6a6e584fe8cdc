import type { Clock, Timer } from '../../core/clock.js'

/** In how many steps a limit is counted. */
const steps = 10

/**
 * Calls `act` once somebody has had `ms` to answer while this process was awake. A process that stood still, because its
 * host computed, its machine was overloaded or asleep, runs its timers before it looks for the answer that has come
 * meanwhile. So the time is counted in tenths, and one that took longer counts as a tenth.
 */
export function afterAwake(clock: Clock, ms: number, act: () => void): Timer {
  let left = steps
  const next = (): Timer =>
    clock.after(ms / steps, () => {
      left -= 1
      if (left === 0) act()
      else timer = next()
    })
  let timer = next()
  return { clear: () => timer.clear() }
}
