import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../store/database.js'
import { ofTenant, type TenantScope } from '../store/scope.js'
import { idempotencyRecords } from '../store/tables.js'

/** How long a key is remembered: 24 h from its first request. */
export const keptMs = 24 * 60 * 60_000

const kept = sql.raw(`interval '${keptMs} milliseconds'`)
/** Rows that one statement removes: short locks, and a short log. */
const batch = 5000

/** A request that asks to be the one that is carried out. */
export interface Claim {
  /** Names viewer, endpoint and key. */
  readonly id: Buffer
  readonly keyId: string
  readonly fingerprint: Buffer
  /** Names this try, so that one which lost its lease changes nothing any more. */
  readonly owner: string
  /** After so many ms without an answer the process that took it is taken for ended. */
  readonly leaseMs: number
  /** Whether an ended try of the same payload may be done again. */
  readonly repeatable: boolean
}

/** What is known of a key. */
export interface IdempotencyRecord {
  readonly keyId: string
  readonly fingerprint: Buffer
  /** Sealed; `null` as long as there is none. */
  readonly answer: Buffer | null
  /** Whether whoever took it may still be at work. The database's clock decides, which all instances share. */
  readonly leased: boolean
}

/**
 * Takes the key for this request, or answers what is known of the one that took it.
 * @returns `null` when this request is the one to be carried out
 */
export async function claim(scope: TenantScope, asked: Claim): Promise<IdempotencyRecord | null> {
  for (;;) {
    const { rowCount } = await scope.db.execute(sql`
      insert into ${idempotencyRecords} as r
        (tenant_id, id, key_id, fingerprint, owner, lease_until, created_at)
      values (${scope.tenantId}, ${asked.id}, ${asked.keyId}, ${asked.fingerprint}, ${asked.owner},
        now() + ${asked.leaseMs}::float8 * interval '1 millisecond', now())
      on conflict (tenant_id, id) do update set key_id = excluded.key_id, fingerprint = excluded.fingerprint,
        owner = excluded.owner, lease_until = excluded.lease_until, answer = null, created_at = excluded.created_at
      where r.created_at < now() - ${kept}
        or (${asked.repeatable} and r.answer is null and r.lease_until < now()
          and r.key_id = excluded.key_id and r.fingerprint = excluded.fingerprint)`)
    if (rowCount === 1) return null
    const [record] = await scope.db
      .select({
        keyId: idempotencyRecords.keyId,
        fingerprint: idempotencyRecords.fingerprint,
        answer: idempotencyRecords.answer,
        leased: sql<boolean>`${idempotencyRecords.leaseUntil} >= now()`,
      })
      .from(idempotencyRecords)
      .where(ofTenant(scope, idempotencyRecords, eq(idempotencyRecords.id, asked.id)))
    // Given back in between: then it is there to be taken.
    if (record) return record
  }
}

function ofClaim(scope: TenantScope, { id, owner }: Pick<Claim, 'id' | 'owner'>) {
  return ofTenant(
    scope,
    idempotencyRecords,
    and(
      eq(idempotencyRecords.id, id),
      eq(idempotencyRecords.owner, owner),
      isNull(idempotencyRecords.answer),
    ),
  )
}

/** Keeps the answer, unless another try has taken the key meanwhile. */
export async function keepAnswer(
  scope: TenantScope,
  taken: Pick<Claim, 'id' | 'owner'>,
  answer: Buffer,
): Promise<void> {
  await scope.db.update(idempotencyRecords).set({ answer }).where(ofClaim(scope, taken))
}

/** Gives the key back, as if it had never been used: nothing was done. */
export async function release(
  scope: TenantScope,
  taken: Pick<Claim, 'id' | 'owner'>,
): Promise<void> {
  await scope.db.delete(idempotencyRecords).where(ofClaim(scope, taken))
}

/** Forgets keys older than {@link keptMs}; answers how many. */
export async function pruneIdempotencyRecords({ db }: Database): Promise<number> {
  const old = sql`select ctid from ${idempotencyRecords} where created_at < now() - ${kept} limit ${batch}`
  let removed = 0
  for (;;) {
    const { rowCount } = await db.execute(
      sql`delete from ${idempotencyRecords} where ctid in (${old})`,
    )
    removed += rowCount ?? 0
    if ((rowCount ?? 0) < batch) return removed
  }
}
