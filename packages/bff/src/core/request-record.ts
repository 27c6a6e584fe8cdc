/**
 * How the cache answered a request: fresh (`hit`), old while it is read again (`stale`), not at all (`miss`), or it was not
 * asked (`none`).
 */
export type CacheOutcome = 'hit' | 'stale' | 'miss' | 'none'

/** What is counted for one request of a viewer on its way, for its log line and its span. */
export class RequestRecord {
  /** Requests that were sent to Make for it, those that were tried again among them. */
  upstreamCalls = 0
  /** How many of them were further tries. */
  retries = 0
  /** How long its calls waited for the budget of their organisation, in ms, all together. */
  queueWaitMs = 0
  cache: CacheOutcome = 'none'
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

/** Lets work under a signal of its own count for the request of `from`. */
export function shareRecord(from: AbortSignal | undefined, to: AbortSignal): void {
  const record = recordOf(from)
  if (record) records.set(to, record)
}
