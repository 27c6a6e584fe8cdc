import { createAbortController } from './abort.js'
import { recordOf, shareRecord, type RequestRecord } from './request-record.js'

type Work<T> = (signal: AbortSignal, abort: (reason: Error) => void) => Promise<T>

interface Flight {
  readonly promise: Promise<unknown>
  readonly controller: AbortController
  /** The request that started it. */
  readonly starter: RequestRecord | undefined
  waiting: number
}

/**
 * Runs equal work once at a time, however many ask for it. Each may give up waiting by its own signal; the work itself is
 * aborted only when nobody waits any more. What it costs counts for the request that started it, whose time it has too. Who
 * would have to go while such work may still wait for its turn at Make starts it anew, and so hears in time why there is no
 * answer.
 */
export class SingleFlight {
  readonly #flights = new Map<string, Flight>()

  /** Whether work is under way under `key`. */
  has(key: string): boolean {
    return this.#flights.has(key)
  }

  /**
   * Joins the work under `key` if it can be waited for, or starts it.
   * @param signal ends this caller's wait
   * @param work gets the signal that aborts when all have gone, and what aborts it for a reason of its own
   */
  run<T>(key: string, signal: AbortSignal | undefined, work: Work<T>): Promise<T> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error)
    const present = this.#flights.get(key)
    const flight = present && isInTime(present, signal) ? present : this.#start(key, signal, work)
    flight.waiting += 1
    const promise = flight.promise as Promise<T>
    if (!signal) return promise
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        flight.waiting -= 1
        if (flight.waiting === 0) flight.controller.abort(signal.reason)
        reject(signal.reason as Error)
      }
      signal.addEventListener('abort', leave, { once: true })
      promise.then(
        (value) => {
          signal.removeEventListener('abort', leave)
          resolve(value)
        },
        (error: unknown) => {
          signal.removeEventListener('abort', leave)
          reject(error)
        },
      )
    })
  }

  #start<T>(key: string, starter: AbortSignal | undefined, work: Work<T>): Flight {
    const controller = createAbortController()
    const record = shareRecord(starter, controller.signal)
    const promise = work(controller.signal, (reason) => controller.abort(reason))
    const flight: Flight = { promise, controller, starter: record, waiting: 0 }
    const land = () => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key)
    }
    // Whoever waits hears of a failure; when all have gone nobody needs to.
    promise.then(land, land)
    controller.signal.addEventListener('abort', land)
    this.#flights.set(key, flight)
    return flight
  }

  /** Ends when no work is under way. */
  async idle(): Promise<void> {
    while (this.#flights.size > 0) {
      await Promise.allSettled([...this.#flights.values()].map((flight) => flight.promise))
    }
  }
}

/** Whether whoever waits by `signal` is still there when the work can't wait for its turn any longer. */
function isInTime({ starter }: Flight, signal: AbortSignal | undefined): boolean {
  const joining = recordOf(signal)
  return !starter || !joining || starter.turnBy < joining.endsAt
}
