import { createAbortController } from '../core/abort.js'
import type { Clock } from '../core/clock.js'
import { DomainError } from '../core/errors.js'

/** The caller went away before the answer: nobody reads what we would say. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone'
}

/** The status in the log when nobody waited for the answer. */
export const callerGoneStatus = 499

/** Calls `act` when the caller goes, at once where they have gone; what it returns stops that. */
export type WhenGone = (act: () => void) => () => void

/** A caller who goes when `signal` aborts. */
export function whenAborted(signal: AbortSignal): WhenGone {
  return (act) => {
    if (signal.aborted) act()
    else signal.addEventListener('abort', act, { once: true })
    return () => signal.removeEventListener('abort', act)
  }
}

/** Work that is done to its end, whoever goes. */
export const nobodyGoes: WhenGone = () => () => undefined

/** Bounds a request: by its time and by the caller's presence. */
export interface Deadline {
  /** Aborts when the time is over or the caller goes; handlers get it. */
  readonly signal: AbortSignal
  /**
   * Waits for `work`, but not beyond the deadline. Work that is left behind keeps its owner: its late failure is dropped.
   * @param late what to say when the time is over
   * @throws CallerGone when the caller went away
   */
  race<T>(work: Promise<T>, late: () => DomainError): Promise<T>
  /** Stops the timer and lets go of the caller. */
  end(): void
}

/**
 * @param whenGone who asks
 * @param ms how long it may take
 */
export function createDeadline(whenGone: WhenGone, ms: number, clock: Clock): Deadline {
  const bound = createAbortController()
  const stay = whenGone(() => bound.abort(new CallerGone('The caller went away.')))
  let isLate = false
  const timer = clock.after(ms, () => {
    isLate = !bound.signal.aborted
    bound.abort(new DomainError('upstream-timeout', 'Make did not answer in time. Try again.'))
  })

  return {
    signal: bound.signal,
    race: (work, late) =>
      new Promise((resolve, reject) => {
        const onAbort = () => {
          reject(isLate ? late() : (bound.signal.reason as Error))
        }
        if (bound.signal.aborted) {
          work.catch(() => undefined)
          onAbort()
          return
        }
        bound.signal.addEventListener('abort', onAbort, { once: true })
        work.then(
          (value) => {
            bound.signal.removeEventListener('abort', onAbort)
            resolve(value)
          },
          (error: unknown) => {
            bound.signal.removeEventListener('abort', onAbort)
            reject(error)
          },
        )
      }),
    end() {
      timer.clear()
      stay()
    },
  }
}
