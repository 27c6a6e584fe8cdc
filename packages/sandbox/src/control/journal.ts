import type { Dialect } from '../http/environment.js'
import type { OAuthCall } from '../oauth/request.js'
import { createTally, type RequestCount } from './tally.js'

/** One request that the sandbox was asked. Never holds a credential. */
export interface JournalEntry {
  /** Counts up from 1. */
  readonly id: number
  /** The request line as it came, for example `GET /api/v2/scenarios?teamId=33010 HTTP/1.1`. */
  readonly line: string
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly dialect: Dialect
  /** To whom the credential belongs; `null`: to nobody. */
  readonly organizationId: string | null
  /** ISO 8601, by the sandbox's clock. */
  readonly time: string
  /** `null`: not answered, or not yet. */
  readonly status: number | null
  /** How long the answer took, in ms of the clock; `null`: not answered, or not yet. */
  readonly durationMs: number | null
  /** The fault that struck it, in a word. */
  readonly fault: string | null
  /** What a call of an OAuth endpoint was about; `null`: a call of an API. */
  readonly oauth: OAuthCall | null
}

/** What of an entry is learnt later. */
type JournalNote = Partial<Pick<JournalEntry, 'status' | 'durationMs' | 'fault' | 'oauth'>>

/** The requests, in the order in which they came. */
export interface Journal {
  add(entry: Omit<JournalEntry, 'id' | 'status' | 'durationMs' | 'fault'>): number
  note(id: number, note: JournalNote): void
  entries(): readonly JournalEntry[]
  counts(): readonly RequestCount[]
  clear(): void
}

/** So many requests are remembered; then the oldest are forgotten. They stay counted. */
const most = 20_000

/** An empty journal. */
export function createJournal(): Journal {
  const tally = createTally()
  let entries: JournalEntry[] = []
  let counter = 0
  return {
    add(entry) {
      const id = ++counter
      entries.push({ id, ...entry, status: null, durationMs: null, fault: null })
      // Cut now and then, not each time: cutting copies what stays.
      if (entries.length >= 2 * most) entries = entries.slice(-most)
      if (!entry.oauth) tally.count(entry.dialect, entry.organizationId, Date.parse(entry.time))
      return id
    },
    note(id, note) {
      // Ids have no gaps.
      const at = id - (counter - entries.length) - 1
      const entry = entries[at]
      if (!entry) return
      entries[at] = { ...entry, ...note }
      if (note.status === 429 && !entry.oauth) {
        tally.countRefusal(entry.dialect, entry.organizationId)
      }
    },
    entries: () => entries.slice(-most),
    counts: () => tally.counts(),
    clear() {
      entries = []
      tally.clear()
    },
  }
}
