import type { Viewer } from '@inlaykit/shared'
import { DomainError } from '../../core/errors.js'

/**
 * Who waits for an upstream call: a person, a live update of something on screen, or nobody in particular.
 * The gateway spends the budget in this order.
 */
export type Priority = 'interactive' | 'live' | 'background'

/** How one call of the port is to be made. */
export interface MakeCall {
  readonly priority: Priority
  /** The person who waits: within a tenant they take turns at what is left of the limit. */
  readonly viewerId?: string | undefined
  /** Aborts the wait and the request; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /**
   * Told before the call ends, unless the caller has gone, which of its connection's requests it ended by, counted as they
   * are sent: a read that joined an equal one ends by that one. A call that nothing was sent for is counted when it ends.
   */
  readonly onEnd?: (order: number) => void
}

/** The call of a viewer who waits for its outcome. */
export function callFor(viewer: Pick<Viewer, 'userId'>, signal: AbortSignal): MakeCall {
  return { priority: 'interactive', viewerId: viewer.userId, signal }
}

/** One upstream request, as a dialect states it; the gateway adds address, credential, budget and time limit. */
export interface UpstreamRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Below the dialect's base URL, each segment already encoded by {@link pathOf}. */
  readonly path: string
  /** Unset (`undefined`) values are not sent; arrays are sent as repeated `name[]`. */
  readonly query?: Readonly<
    Record<string, string | number | boolean | readonly string[] | undefined>
  >
  /** Sent as JSON; no body and no content type when absent. */
  readonly body?: unknown
  /** Overrides the time limit of a call, in ms. */
  readonly timeoutMs?: number
  /** Never sent a second time, whatever comes of the first: for a run, which would run twice. */
  readonly once?: true
  /** Doesn't count against the upstream's limit, so it neither waits for the budget nor spends it. */
  readonly unmetered?: true
}

/** An upstream answer with a 2xx status. `body` is parsed JSON, `undefined` when there was none (204 or empty). */
export interface UpstreamAnswer {
  readonly status: number
  readonly body: unknown
}

/**
 * What a dialect sends its requests through.
 *
 * Answers only 2xx; everything else rejects with a `DomainError` (core/errors.ts): 404 `not-found`, 401 `reconnect-required`
 * (403 too, where the dialect's code says that the credential is refused), 429 `rate-limited`, other 4xx `upstream-rejected`
 * with the upstream's own message cleaned, 5xx, refused or reset connections, redirects, bodies that are not JSON or too
 * large `upstream-unavailable`, no answer in time `upstream-timeout`.
 */
export interface Upstream {
  request(request: UpstreamRequest, call: MakeCall): Promise<UpstreamAnswer>
}

/**
 * Joins path segments, each encoded so that no value can alter the path.
 * @throws `not-found` for a segment that can't stand in a path (empty, `.`, `..`, half a character): nothing has that id
 */
export function pathOf(...segments: readonly (string | number)[]): string {
  return `/${segments.map((segment) => encodeSegment(String(segment))).join('/')}`
}

function encodeSegment(segment: string): string {
  // Dots stay dots however they are encoded: readers of URLs take `%2e%2e` for `..` too.
  if (/^\.{0,2}$/.test(segment)) throw nothingThere()
  try {
    return encodeURIComponent(segment)
  } catch {
    throw nothingThere()
  }
}

function nothingThere(): DomainError {
  return new DomainError('not-found', 'Make has nothing of that id.')
}
