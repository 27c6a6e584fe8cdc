import type { Priority } from '../../port/call.js'

/** A bucket of `burst` requests that fills up by `perMinute`: never more than `burst + perMinute × t` in any time t. */
export interface BucketAllowance {
  readonly kind: 'bucket'
  readonly perMinute: number
  readonly burst: number
  /** Whether somebody said so; what is merely assumed gives way to what the upstream tells, upwards too. */
  readonly known: boolean
}

/** At most `perMinute` requests in any rolling 60 s. */
export interface WindowAllowance {
  readonly kind: 'window'
  readonly perMinute: number
  /** Whether somebody said so; what is merely assumed grows until the upstream refuses. */
  readonly known: boolean
}

/** How a limit is counted. */
export type Allowance = BucketAllowance | WindowAllowance

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

/** How many calls of each priority. */
export type ByPriority = Readonly<Record<Priority, number>>

/** The requests that every budget keeps back, for clocks that run at different speeds. */
export const keptBack = 1

/** From so many requests left a warning is due, and background work stops (the guide). */
export const lowAt = 10

/** Who comes first, and who last. */
export const priorities = [
  'interactive',
  'live',
  'background',
] as const satisfies readonly Priority[]

/** None of any priority. */
export const nothing: ByPriority = { interactive: 0, live: 0, background: 0 }

/** How many in all. */
export function sumOf({ interactive, live, background }: ByPriority): number {
  return interactive + live + background
}

/** That many of each priority. */
export function byPriority(count: (priority: Priority) => number): ByPriority {
  return {
    interactive: count('interactive'),
    live: count('live'),
    background: count('background'),
  }
}
