/** What a limiter says to a request. */
export interface Verdict {
  readonly allowed: boolean
  /** Requests a minute, as the dialect counts them. */
  readonly limit: number
  /** Requests that could follow at once. */
  readonly remaining: number
  /** In how many ms the limiter has forgotten enough: for a bucket, until it is full; for a window, until a place is free. */
  readonly resetMs: number
}

/** Lets requests pass, or doesn't. */
export interface Limiter {
  /** Counts a request, unless it is refused. */
  take(now: number): Verdict
}

/**
 * A bucket of tokens: never more than `burst + perMinute × t` requests in any time t. The guide's limit.
 */
export function createTokenBucket(perMinute: number, burst: number): Limiter {
  let tokens = burst
  let at: number | undefined
  return {
    take(now) {
      tokens = Math.min(burst, tokens + ((now - (at ?? now)) * perMinute) / 60_000)
      at = now
      const allowed = tokens >= 1
      if (allowed) tokens -= 1
      return {
        allowed,
        limit: perMinute,
        remaining: Math.floor(tokens),
        resetMs: ((burst - tokens) * 60_000) / perMinute,
      }
    },
  }
}

const windowMs = 60_000

/** A rolling window: never more than `perMinute` requests in any 60 s. The live API's limit. */
export function createRollingWindow(perMinute: number): Limiter {
  const taken: number[] = []
  return {
    take(now) {
      while (taken[0] !== undefined && taken[0] <= now - windowMs) taken.shift()
      const allowed = taken.length < perMinute
      if (allowed) taken.push(now)
      const oldest = taken[0] ?? now
      return {
        allowed,
        limit: perMinute,
        remaining: perMinute - taken.length,
        resetMs: oldest + windowMs - now,
      }
    },
  }
}
