import type { Dialect } from '../http/environment.js'

/** How often an API was asked in the name of one organisation, since the journal was cleared. */
export interface RequestCount {
  readonly dialect: Dialect
  /** `null`: by credentials that belong to nobody. */
  readonly organizationId: string | null
  /** All requests, those too that no rate limit counts. Calls of the OAuth endpoints are not among them. */
  readonly requests: number
  /** Those answered 429. */
  readonly refused: number
  /** The most that came in any 60 s, from any moment on. */
  readonly mostInAMinute: number
  /** Requests by minute of the clock, oldest first; minutes without any are missing, and so are those over a day ago. */
  readonly perMinute: readonly {
    /** When it began, ISO 8601. */
    readonly from: string
    readonly requests: number
  }[]
}

/** Counts requests. */
export interface Tally {
  /** @param at in ms since the epoch, never less than before */
  count(dialect: Dialect, organizationId: string | null, at: number): void
  countRefusal(dialect: Dialect, organizationId: string | null): void
  counts(): readonly RequestCount[]
  clear(): void
}

const minuteMs = 60_000
const mostMinutes = 24 * 60

interface Row {
  readonly dialect: Dialect
  readonly organizationId: string | null
  requests: number
  refused: number
  mostInAMinute: number
  /** When the requests of the last 60 s came; those before `first` are older. */
  recent: number[]
  first: number
  readonly minutes: Map<number, number>
}

/** Nothing counted yet. */
export function createTally(): Tally {
  const rows = new Map<string, Row>()

  function rowOf(dialect: Dialect, organizationId: string | null): Row {
    const key = `${dialect} ${organizationId ?? ''}`
    let row = rows.get(key)
    if (!row) {
      const none = { requests: 0, refused: 0, mostInAMinute: 0, recent: [], first: 0 }
      row = { dialect, organizationId, ...none, minutes: new Map() }
      rows.set(key, row)
    }
    return row
  }

  return {
    count(dialect, organizationId, at) {
      const row = rowOf(dialect, organizationId)
      row.requests++
      row.recent.push(at)
      while ((row.recent[row.first] ?? at) <= at - minuteMs) row.first++
      row.mostInAMinute = Math.max(row.mostInAMinute, row.recent.length - row.first)
      // Cut now and then, not each time: cutting copies what stays.
      if (row.first > 1000 && row.first * 2 > row.recent.length) {
        row.recent = row.recent.slice(row.first)
        row.first = 0
      }
      const minute = Math.floor(at / minuteMs)
      row.minutes.set(minute, (row.minutes.get(minute) ?? 0) + 1)
      if (row.minutes.size > mostMinutes) {
        const [oldest] = row.minutes.keys()
        if (oldest !== undefined) row.minutes.delete(oldest)
      }
    },
    countRefusal(dialect, organizationId) {
      rowOf(dialect, organizationId).refused++
    },
    counts: () =>
      [...rows.values()].map(
        ({ dialect, organizationId, requests, refused, mostInAMinute, minutes }) => ({
          dialect,
          organizationId,
          requests,
          refused,
          mostInAMinute,
          perMinute: [...minutes].map(([minute, count]) => ({
            from: new Date(minute * minuteMs).toISOString(),
            requests: count,
          })),
        }),
      ),
    clear: () => rows.clear(),
  }
}
