import type { Dialect } from '@inlaykit/shared'
import type { ToldLimit } from './budget.js'

/** Reads one header of an answer; names are in lower case. */
export type ReadHeader = (name: string) => string | undefined

/** No upstream is believed that asks for a longer wait. */
const longestMs = 10 * 60_000

function readCount(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined
}

function bounded(ms: number): number {
  return Math.min(Math.max(0, ms), longestMs)
}

/** `Retry-After` in ms: seconds or a date (RFC 9110). */
export function readRetryAfter(header: ReadHeader, now: number): number | undefined {
  const text = header('retry-after')?.trim()
  if (text === undefined) return undefined
  if (/^\d{1,9}(\.\d{1,3})?$/.test(text)) return bounded(Number(text) * 1000)
  const at = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : bounded(at - now)
}

/**
 * `X-RateLimit-…`, used when present and never required. `Reset` counts seconds in the guide; in the live dialect, where
 * the headers are undocumented, it was seen as seconds since the epoch.
 */
export function readToldLimit(dialect: Dialect, header: ReadHeader, now: number): ToldLimit {
  const reset = header('x-ratelimit-reset')?.trim()
  const seconds =
    reset !== undefined && /^\d{1,12}(\.\d{1,3})?$/.test(reset) ? Number(reset) : undefined
  return {
    limit: readCount(header('x-ratelimit-limit')),
    remaining: readCount(header('x-ratelimit-remaining')),
    resetMs:
      seconds === undefined
        ? undefined
        : bounded(dialect === 'guide' ? seconds * 1000 : seconds * 1000 - now),
  }
}
