/** After so many failures without a success between them nothing is sent. */
const failuresAtMost = 8
/** How long nothing is sent, in ms; it doubles as long as nothing else comes of trying. */
const firstOpenMs = 2000
const longestOpenMs = 30_000

/** `open`: nothing is sent · `half-open`: one request is sent to see, the others are refused. */
export type BreakerState = 'closed' | 'open' | 'half-open'

/** What a request told of its upstream: that it works (whatever it answered), or that it doesn't. */
export type Verdict = 'up' | 'down' | 'unknown'

/**
 * Keeps a connection from asking an upstream that is down: people hear so at once instead of waiting for each time limit,
 * and the upstream is not held down by us. Times are in ms since the epoch.
 */
export class CircuitBreaker {
  readonly #onTurn: (state: BreakerState) => void
  #state: BreakerState = 'closed'
  #failures = 0
  #openMs = firstOpenMs
  #until = 0

  /** @param onTurn is told each new state */
  constructor(onTurn: (state: BreakerState) => void) {
    this.#onTurn = onTurn
  }

  /** Whether the one request is under way that is to see. */
  get isProbing(): boolean {
    return this.#state === 'half-open'
  }

  /**
   * Whether a request may be sent; if so, {@link CircuitBreaker.judge} must be told what came of it.
   * @returns 0, or how long nothing will be sent, in ms
   */
  enter(now: number): number {
    if (this.#state === 'closed') return 0
    if (this.#state === 'half-open') return Math.max(1, this.#openMs)
    if (now < this.#until) return this.#until - now
    this.#turn('half-open')
    return 0
  }

  /** What came of a request that was let through. */
  judge(verdict: Verdict, now: number): void {
    if (verdict === 'up') {
      this.#failures = 0
      this.#openMs = firstOpenMs
      this.#turn('closed')
      return
    }
    if (verdict === 'down') this.#failures += 1
    if (this.#state === 'half-open') {
      // Who asked may have gone before anything was learnt: then the next one is to see.
      if (verdict === 'down') this.#openMs = Math.min(longestOpenMs, this.#openMs * 2)
      this.#open(verdict === 'down' ? now + this.#openMs : now)
    } else if (this.#state === 'closed' && this.#failures >= failuresAtMost) {
      this.#open(now + this.#openMs)
    }
  }

  #open(until: number): void {
    this.#until = until
    this.#turn('open')
  }

  #turn(state: BreakerState): void {
    if (state === this.#state) return
    this.#state = state
    this.#onTurn(state)
  }
}
