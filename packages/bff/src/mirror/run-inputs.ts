import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Secret } from '../core/secret.js'
import type { Database } from '../store/database.js'
import { ofConnection, type ConnectionScope } from '../store/scope.js'
import { mirrorExecutions, secrets } from '../store/tables.js'
import { SealBroken } from '../vault/cipher.js'
import type { Vault } from '../vault/vault.js'

/** A larger input of a run is not kept, in bytes of JSON. */
export const keptInputBytes = 64 * 1024
/** So many inputs of one connection are kept at most: those of its newest runs. */
export const keptInputs = 1000

const prefix = 'run-input:'

/** What a run was started with; never anything but what a person sent. */
export type RunInput = Readonly<Record<string, unknown>>

const KeptInput = z.union([
  z.strictObject({ tooLarge: z.literal(true) }),
  z.strictObject({ input: z.record(z.string(), z.unknown()).optional() }),
])

/** Where an input is in the vault: among the fields of its connection's record. The store's triggers know this name too. */
function fieldOf(executionId: string): string {
  return `${prefix}${executionId}`
}

/**
 * Keeps, sealed, what a run was started with, for as long as the run is mirrored and hasn't succeeded. That there was no
 * input, or a larger one than is kept, is kept as well. The run, which must be mirrored, says whether there is enough to run it again. A tenant whose key can't be opened has its run all the same.
 */
export async function keepRunInput(
  scope: ConnectionScope,
  vault: Vault,
  executionId: string,
  input: RunInput | undefined,
): Promise<void> {
  const text = JSON.stringify(input === undefined ? {} : { input })
  const isTooLarge = Buffer.byteLength(text) > keptInputBytes
  const kept = isTooLarge ? JSON.stringify({ tooLarge: true }) : text
  try {
    await vault.put(scope, scope.connectionId, fieldOf(executionId), new Secret(kept))
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    return
  }
  if (isTooLarge) return
  await scope.db
    .update(mirrorExecutions)
    .set({ inputKept: true })
    .where(ofConnection(scope, mirrorExecutions, eq(mirrorExecutions.id, executionId)))
}

/**
 * What a run was started with (`input` is absent when that was nothing); `null`: nobody here knows; `too-large`: it was more
 * than is kept.
 */
export async function findRunInput(
  scope: ConnectionScope,
  vault: Vault,
  executionId: string,
): Promise<{ readonly input?: RunInput | undefined } | 'too-large' | null> {
  try {
    const kept = await vault.find(scope, scope.connectionId, fieldOf(executionId))
    if (kept === null) return null
    const found = KeptInput.parse(JSON.parse(kept.reveal()))
    return 'tooLarge' in found ? 'too-large' : found
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}

/**
 * Forgets the inputs of runs that have succeeded, since those are never run again, and the oldest where a connection has too
 * many.
 * @param perConnection by default {@link keptInputs}
 * @returns how many were forgotten
 */
export async function pruneRunInputs(
  { db }: Database,
  perConnection = keptInputs,
): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    with gone as (delete from ${secrets} where ctid in (
      select place from (
        select s.ctid as place, e.status, row_number() over (
          partition by s.tenant_id, s.record_id, e.status = 'success' order by e.sort_at desc, e.id desc
        ) as rank
        from ${secrets} s join ${mirrorExecutions} e
          on e.tenant_id = s.tenant_id and e.connection_id = s.record_id
            and e.id = substr(s.field, ${prefix.length + 1}::int)
        where s.field like ${`${prefix}%`}
      ) ranked where status = 'success' or rank > ${perConnection}
    ) returning tenant_id, record_id, substr(field, ${prefix.length + 1}::int) as id), told as (
      update ${mirrorExecutions} e set input_kept = false from gone g
      where e.tenant_id = g.tenant_id and e.connection_id = g.record_id and e.id = g.id
    )
    select count(*)::int as count from gone`)
  return rows[0]?.count ?? 0
}
