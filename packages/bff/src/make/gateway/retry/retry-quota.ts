/** What a connection may spend on retries before its upstream answers again; the figures are those of AWS's clients. */
const capacity = 500
const retryCost = 5
const timeoutCost = 10

/**
 * Stops retry storms: retries of a connection cost tokens, and only answers bring tokens back. While most requests fail,
 * each is soon sent once only, whatever is asked of us.
 */
export class RetryQuota {
  #tokens = capacity

  /** Pays for a retry. @returns what it cost, to be given back when it succeeds; `null`: there is not enough left */
  spend(after: 'timeout' | 'other'): number | null {
    const cost = after === 'timeout' ? timeoutCost : retryCost
    if (cost > this.#tokens) return null
    this.#tokens -= cost
    return cost
  }

  /** A request was answered as it should be. @param cost of its last retry; 0 when it was the first try */
  succeed(cost: number): void {
    this.#tokens = Math.min(capacity, this.#tokens + Math.max(1, cost))
  }
}
