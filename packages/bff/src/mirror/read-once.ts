import { SingleFlight } from '../core/single-flight.js'
import type { MakeCall } from '../make/port/call.js'
import { keyOf, type MirroredConnection } from './mirrored-connection.js'

/** No upstream is followed for more pages than this: 100,000 scenarios at 100 a page. */
export const maxPages = 1000

/** Reads each part of a connection once at a time, however many ask. */
export class ReadOnce {
  readonly #flights = new SingleFlight()

  /**
   * Joins equal reads of the same priority. A person never joins a read of the background: it may wait long for its share
   * of the budget, and they would wait with it.
   */
  run<T>(
    connection: MirroredConnection,
    what: string,
    call: MakeCall,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return this.#flights.run(keyOf(connection, `${call.priority} ${what}`), call.signal, work)
  }

  /** Ends when nothing is read any more. */
  idle(): Promise<void> {
    return this.#flights.idle()
  }
}
