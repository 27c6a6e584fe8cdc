import type { UpstreamRequest } from '../../port/call.js'

/** How often a request is sent at most. */
export const mostTries = 3

const baseMs = 200
const capMs = 2000

/** What became of a try: an answer with this status, or none. */
export type Outcome =
  | { readonly kind: 'answer'; readonly status: number }
  | { readonly kind: 'refused-by-limit' }
  | { readonly kind: 'no-answer'; readonly maybeSent: boolean }
  | { readonly kind: 'unreadable' }

/**
 * Whether sending a request again is safe and of use. What only reads may be sent again after a passing fault; what writes
 * only when the upstream surely hasn't done it: it never came there, or was refused for the limit. A request that says
 * `once` is never sent again.
 */
export function mayRetry(request: UpstreamRequest, outcome: Outcome): boolean {
  if (request.once || outcome.kind === 'unreadable') return false
  if (outcome.kind === 'refused-by-limit') return true
  if (outcome.kind === 'no-answer') return request.method === 'GET' || !outcome.maybeSent
  return request.method === 'GET' && [502, 503, 504].includes(outcome.status)
}

/**
 * The pause before a try, in ms: any up to a bound that doubles ("full jitter"), so that many who failed together don't
 * come back together.
 * @param tried how often it was tried already, from 1
 * @param random a number from 0 to 1
 */
export function pauseBefore(tried: number, random: number): number {
  return random * Math.min(capMs, baseMs * 2 ** tried)
}
