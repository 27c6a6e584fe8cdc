/**
 * How the cache answered a request: fresh (`hit`), old while it is read again (`stale`), not at all (`miss`), or it was not
 * asked (`none`).
 */
export type CacheOutcome = 'hit' | 'stale' | 'miss' | 'none'

/** How long a request of a viewer waits for its turns at Make at most, in ms, all together. */
export const requestPatienceMs = 20_000
/** The part of a request's time that it may spend on waiting for its turns; the rest is for Make to answer. */
const patienceShare = 2 / 3

/**
 * What is known of one request of a viewer on its way: the time that all its upstream calls have together, and what is
 * counted for its log line and its span.
 */
export class RequestRecord {
  /** By when its calls must have had their turns, in ms since the epoch. */
  readonly turnBy: number
  /** When its time is over, in ms since the epoch. */
  readonly endsAt: number
  /** Requests that were sent to Make for it, those that were tried again among them. */
  upstreamCalls = 0
  /** How many of them were further tries. */
  retries = 0
  /** How long its calls waited for the budget of their organisation, in ms, all together. */
  queueWaitMs = 0
  cache: CacheOutcome = 'none'

  /**
   * @param startedAt when the request came, in ms since the epoch
   * @param requestMs how long it may take, in ms
   */
  constructor(startedAt: number, requestMs: number) {
    this.turnBy = startedAt + Math.min(requestPatienceMs, requestMs * patienceShare)
    this.endsAt = startedAt + requestMs
  }
}

/** Weak, so that a record goes with its request. */
const records = new WeakMap<AbortSignal, RequestRecord>()

/**
 * Makes a request's signal its name. The signal is handed to whatever works for the request anyway, so nothing more has to
 * be; `AsyncLocalStorage` would cost each request of the process, those from the cache too (docs/decisions.md).
 */
export function nameRecord(signal: AbortSignal, record: RequestRecord): void {
  records.set(signal, record)
}

/** The record of the request that `signal` belongs to; `undefined` for work that nobody asked for. */
export function recordOf(signal: AbortSignal | undefined): RequestRecord | undefined {
  return signal && records.get(signal)
}

/** Lets work under a signal of its own count for the request of `from`, and answers the record. */
export function shareRecord(
  from: AbortSignal | undefined,
  to: AbortSignal,
): RequestRecord | undefined {
  const record = recordOf(from)
  if (record) records.set(to, record)
  return record
}
