/** A bucket of `burst` requests that fills up by `perMinute`. */
export interface BucketAllowance {
  readonly kind: 'bucket'
  readonly perMinute: number
  readonly burst: number
}

/** At most `perMinute` requests in any rolling 60 s. */
export interface WindowAllowance {
  readonly kind: 'window'
  readonly perMinute: number
}

/** How a limit is counted. */
export type Allowance = BucketAllowance | WindowAllowance

/** A request that is under way, as its budget knows it. */
export interface Ticket {
  /** When it was sent, in ms since the epoch. */
  readonly sentAt: number
  /** Counts the tickets of a budget. */
  readonly number: number
}

/** What the upstream's headers say of the limit; whatever they don't say is absent. */
export interface ToldLimit {
  /** Requests a minute. */
  readonly limit?: number | undefined
  /** Requests that were left when it answered. */
  readonly remaining?: number | undefined
  /** Milliseconds until its own reset. */
  readonly resetMs?: number | undefined
}

/** How a budget stands. */
export interface BudgetState {
  /** Requests a minute. */
  readonly limit: number
  /** Requests that may be made at once. */
  readonly remaining: number
  /** When all of it is there again, in ms since the epoch; `null`: it is now. */
  readonly resetAt: number | null
}

/**
 * The requests that an organisation may still make, by our own count. Times are passed in, in ms since the epoch.
 *
 * Between sending and answer nobody knows when the upstream counts a request, so a ticket weighs from its sending, and
 * begins to be forgotten only when it is settled. That way our count is never below the upstream's, however long requests
 * travel; one request is kept back besides, for clocks that run at different speeds.
 */
export interface RequestBudget<A extends Allowance = Allowance> {
  /** The plan has become another; what is used stays used. */
  allow(allowance: A): void
  /** How many requests may be made at once; below one: none. */
  available(now: number): number
  /** The least time in ms until `count` requests may be made; more passes while others are under way. */
  waitFor(count: number, now: number): number
  /** Counts a request that is sent now. Asks nothing: see {@link RequestBudget.available}. */
  take(now: number): Ticket
  /** The request has been answered, or has failed. `counted: false`: the upstream can't have counted it. */
  settle(ticket: Ticket, now: number, outcome: { readonly counted: boolean }): void
  /** Learns from the headers of the answer to `ticket`, which must be settled: somebody else may use the organisation too. */
  learn(ticket: Ticket, told: ToldLimit, now: number): void
  /** The upstream has refused `ticket` for its limit: nothing may be made for `waitMs`. */
  refuse(ticket: Ticket, waitMs: number, now: number): void
  state(now: number): BudgetState
}

/** The requests that every budget keeps back. */
export const keptBack = 1
