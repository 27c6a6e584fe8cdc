import { sql } from 'drizzle-orm'
import type { Clock } from '../core/clock.js'
import type { Logger } from '../core/logger.js'
import type { Database } from '../store/database.js'
import { mirrorExecutions } from '../store/tables.js'

/** Runs older than this are forgotten: 90 days. */
export const keptMs = 90 * 24 * 60 * 60_000
/** So many runs of one connection are kept at most, the newest. */
export const keptPerConnection = 100_000

const everyMs = 60 * 60_000
/** Rows that one statement removes: short locks, and a short log. */
const batch = 5000

/**
 * Forgets mirrored runs that are too old, and the oldest where a connection has too many. Runs without a start count from
 * when they were last seen.
 * @param limits by default {@link keptMs} and {@link keptPerConnection}
 * @returns how many were forgotten
 */
export async function pruneExecutions(
  { db }: Database,
  now: Date,
  limits: { ageMs?: number; perConnection?: number } = {},
): Promise<number> {
  const { ageMs = keptMs, perConnection = keptPerConnection } = limits
  const before = new Date(now.getTime() - ageMs).toISOString()
  const age = sql`coalesce(${mirrorExecutions.startedAt}, ${mirrorExecutions.seenAt})`
  const tooOld = sql`select ctid from ${mirrorExecutions} where ${age} < ${before}::timestamptz limit ${batch}`
  const tooMany = sql`select ctid from (
      select ctid, row_number() over (
        partition by ${mirrorExecutions.tenantId}, ${mirrorExecutions.connectionId} order by ${age} desc
      ) as place from ${mirrorExecutions}
    ) ranked where place > ${perConnection} limit ${batch}`
  let removed = 0
  for (const which of [tooOld, tooMany]) {
    for (;;) {
      const { rowCount } = await db.execute(
        sql`delete from ${mirrorExecutions} where ctid in (${which})`,
      )
      removed += rowCount ?? 0
      if ((rowCount ?? 0) < batch) break
    }
  }
  return removed
}

/** Something else that is kept for a time only. */
export interface Kept {
  /** Its name in the log. */
  readonly what: string
  /** Forgets what is too old; answers how many. */
  readonly prune: () => Promise<number>
}

/** Prunes the mirror, and what else is given, each hour until closed. */
export function startRetention(parts: {
  database: Database
  clock: Clock
  logger: Logger
  others?: readonly Kept[]
}): {
  close(): Promise<void>
} {
  const { database, clock, logger } = parts
  const runs: Kept = {
    what: 'runs',
    prune: () => pruneExecutions(database, new Date(clock.now())),
  }
  const closing = new AbortController()
  const loop = async () => {
    for (;;) {
      try {
        await clock.sleep(everyMs, closing.signal)
      } catch {
        return
      }
      for (const { what, prune } of [runs, ...(parts.others ?? [])]) {
        try {
          const removed = await prune()
          if (removed > 0) logger.info({ what, removed }, 'what was too old was forgotten')
        } catch (error) {
          logger.warn({ what, err: error }, 'what was too old could not be forgotten')
        }
      }
    }
  }
  const looping = loop()
  return {
    close: async () => {
      closing.abort(new Error('The BFF is closing.'))
      await looping
    },
  }
}
