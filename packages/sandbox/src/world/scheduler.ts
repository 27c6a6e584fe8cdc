import type { Clock, ClockTimer } from './clock.js'
import type { Scenario } from './model.js'
import { createRandom } from './random.js'

/** Starts scenarios when they are due. */
export interface Scheduler {
  /** Looks anew for what is due next: something was activated, deactivated, added or rescheduled. */
  wake(): void
  /** Starts nothing any more. */
  close(): void
}

/** What the scheduler needs to know of the world, and does to it. */
export interface SchedulerContext {
  readonly seed: number
  readonly clock: Clock
  readonly scenarios: () => Iterable<Scenario>
  /** Starts a scenario that is due, and sets its `nextRunAt`. */
  readonly start: (scenario: Scenario) => void
}

/** A timer never sleeps longer than this, that a clock set right is noticed. */
const longestNap = 60_000

const day = 86_400_000

/**
 * Starts scenarios by their schedules, and those that wait for webhooks at random moments, as often as they are used to:
 * a team at work is never still.
 */
export function createScheduler({ seed, clock, scenarios, start }: SchedulerContext): Scheduler {
  let timer: ClockTimer | undefined
  let closed = false
  const calls = new Map<number, { at: number; count: number }>()

  /** When the next webhook of a scenario comes in. */
  function nextCall(scenario: Scenario): number | null {
    const { isActive, isPaused, scheduling, habits } = scenario
    if (scheduling.type !== 'immediately' || habits.runsPerDay === 0) return null
    if (!isActive || isPaused) {
      calls.delete(scenario.id)
      return null
    }
    const known = calls.get(scenario.id)
    if (known && known.at > clock.now()) return known.at
    const count = (known?.count ?? 0) + 1
    const random = createRandom(seed, 'call', scenario.id, count)
    const gap = (-Math.log(1 - random.next()) * day) / habits.runsPerDay
    const at = Math.ceil((known?.at ?? clock.now()) + gap)
    calls.set(scenario.id, { at: Math.max(at, clock.now() + 1), count })
    return calls.get(scenario.id)?.at ?? null
  }

  function tick(): void {
    const now = clock.now()
    for (const scenario of scenarios()) {
      const call = calls.get(scenario.id)
      const isDue =
        (scenario.nextRunAt !== null && scenario.nextRunAt <= now) || (call && call.at <= now)
      if (isDue && scenario.isActive && !scenario.isPaused) start(scenario)
    }
    wake()
  }

  function wake(): void {
    timer?.clear()
    if (closed) return
    let due = clock.now() + longestNap
    for (const scenario of scenarios()) {
      for (const at of [scenario.nextRunAt, nextCall(scenario)]) {
        if (at !== null && at < due) due = at
      }
    }
    timer = clock.after(due - clock.now(), tick)
  }

  wake()
  return {
    wake,
    close() {
      closed = true
      timer?.clear()
    },
  }
}
