import { randomUUID } from 'node:crypto'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Clock } from '../core/clock.js'
import type { Database } from './database.js'
import { leases } from './tables.js'

/** So often whoever waits looks whether it is their turn, in ms. */
const lookMs = 100

/**
 * Does `work` alone among all instances that share the database. No transaction is held meanwhile, so that it may ask Make.
 * @param key what it is to be alone at
 * @param options `ms`: longer than the work can take, since the turn ends then whatever became of its owner · `signal`: ends
 * the wait with its reason
 */
export async function withLease<T>(
  { database, clock }: { database: Database; clock: Clock },
  key: string,
  { ms, signal }: { ms: number; signal: AbortSignal },
  work: () => Promise<T>,
): Promise<T> {
  const owner = randomUUID()
  const leaseUntil = sql`now() + ${ms} * interval '1 millisecond'`
  for (;;) {
    signal.throwIfAborted()
    const taken = await database.db
      .insert(leases)
      .values({ key, owner, leaseUntil })
      .onConflictDoUpdate({
        target: leases.key,
        set: { owner, leaseUntil },
        setWhere: lt(leases.leaseUntil, sql`now()`),
      })
      .returning({ key: leases.key })
    if (taken.length > 0) break
    await clock.sleep(lookMs, signal)
  }
  try {
    return await work()
  } finally {
    await database.db.delete(leases).where(and(eq(leases.key, key), eq(leases.owner, owner)))
  }
}
