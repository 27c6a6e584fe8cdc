import { and, eq, sql } from 'drizzle-orm'
import { ofTenant, type TenantScope } from '../../../store/scope.js'
import { oauthGrants } from '../../../store/tables.js'
import type { Vault } from '../../../vault/vault.js'
import type { Tokens } from './client.js'

/** How a connection's tokens stand; they themselves are in the vault. */
export type GrantRow = typeof oauthGrants.$inferSelect

/** The fields of a connection's record in the vault. */
export const tokenFields = { access: 'access-token', refresh: 'refresh-token' } as const

/**
 * How long one instance may renew tokens alone, in ms: well above what a token call may take (10 s), and below what a
 * request waits for it, so that whoever finds the lease of a dead instance still takes it over.
 */
export const leaseMs = 20_000

/** The grant of a connection; `null` when it has none. */
export async function findGrant(
  scope: TenantScope,
  connectionId: string,
): Promise<GrantRow | null> {
  const [row] = await scope.db
    .select()
    .from(oauthGrants)
    .where(ofTenant(scope, oauthGrants, eq(oauthGrants.connectionId, connectionId)))
  return row ?? null
}

/**
 * Takes the right to renew the tokens of that version, by the database's own clock.
 * @returns whether it was free
 */
export async function takeLease(
  scope: TenantScope,
  connectionId: string,
  version: number,
  owner: string,
): Promise<boolean> {
  const { rowCount } = await scope.db.execute(sql`
    update ${oauthGrants}
    set lease_owner = ${owner}, lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where tenant_id = ${scope.tenantId} and connection_id = ${connectionId} and version = ${version}
      and state <> 'refused' and (lease_until is null or lease_until < clock_timestamp())`)
  return rowCount === 1
}

/** Gives the lease back, and notes that it came to nothing. `retryAt`: nobody tries again before. */
export async function noteFailure(
  scope: TenantScope,
  connectionId: string,
  owner: string,
  retryAt: Date,
): Promise<void> {
  await scope.db
    .update(oauthGrants)
    .set({
      leaseOwner: null,
      leaseUntil: null,
      failures: sql`${oauthGrants.failures} + 1`,
      retryAt,
    })
    .where(
      ofTenant(
        scope,
        oauthGrants,
        and(eq(oauthGrants.connectionId, connectionId), eq(oauthGrants.leaseOwner, owner)),
      ),
    )
}

/** Notes that Make renews these tokens no more; answers whether they were still those of `version`. */
export async function noteRefused(
  scope: TenantScope,
  connectionId: string,
  version: number,
): Promise<boolean> {
  const rows = await scope.db
    .update(oauthGrants)
    .set({ state: 'refused', leaseOwner: null, leaseUntil: null })
    .where(
      ofTenant(
        scope,
        oauthGrants,
        and(eq(oauthGrants.connectionId, connectionId), eq(oauthGrants.version, version)),
      ),
    )
    .returning({ version: oauthGrants.version })
  return rows.length > 0
}

interface Kept {
  readonly expiresAt: Date | null
  readonly lifetimeMs: number | null
}

function agesOf(tokens: Tokens, askedAt: number): Kept {
  const { lifetimeMs } = tokens
  return {
    expiresAt: lifetimeMs === null ? null : new Date(askedAt + lifetimeMs),
    lifetimeMs: lifetimeMs === null ? null : Math.round(lifetimeMs),
  }
}

/**
 * Keeps renewed tokens in place of those of `version`. Who comes late changes nothing.
 * @param askedAt when they were asked for, in ms
 * @returns whether they were kept
 */
export async function keepRenewed(
  vault: Vault,
  scope: TenantScope,
  connectionId: string,
  renewal: {
    readonly version: number
    readonly tokens: Tokens
    readonly askedAt: number
    readonly state: 'fresh' | 'forced'
  },
): Promise<boolean> {
  const { version, tokens, askedAt, state } = renewal
  const rows = await scope.db
    .update(oauthGrants)
    .set({
      ...agesOf(tokens, askedAt),
      version: version + 1,
      state,
      leaseOwner: null,
      leaseUntil: null,
      failures: 0,
      retryAt: null,
    })
    .where(
      ofTenant(
        scope,
        oauthGrants,
        and(eq(oauthGrants.connectionId, connectionId), eq(oauthGrants.version, version)),
      ),
    )
    .returning({ version: oauthGrants.version })
  if (rows.length === 0) return false
  await vault.put(scope, connectionId, tokenFields.access, tokens.access)
  // One that is not replaced stays good.
  if (tokens.refresh) await vault.put(scope, connectionId, tokenFields.refresh, tokens.refresh)
  return true
}

/** Keeps the tokens of a grant that a person has just given, whatever was there. */
export async function keepGranted(
  vault: Vault,
  scope: TenantScope,
  connectionId: string,
  tokens: Tokens,
  askedAt: number,
): Promise<void> {
  const values = {
    ...agesOf(tokens, askedAt),
    state: 'fresh' as const,
    leaseOwner: null,
    leaseUntil: null,
    failures: 0,
    retryAt: null,
  }
  await scope.db
    .insert(oauthGrants)
    .values({ ...values, tenantId: scope.tenantId, connectionId, version: 1 })
    .onConflictDoUpdate({
      target: [oauthGrants.tenantId, oauthGrants.connectionId],
      set: { ...values, version: sql`${oauthGrants.version} + 1` },
    })
  await vault.put(scope, connectionId, tokenFields.access, tokens.access)
  if (tokens.refresh) await vault.put(scope, connectionId, tokenFields.refresh, tokens.refresh)
  else await vault.remove(scope, connectionId, tokenFields.refresh)
}

/** Forgets a connection's grant with its tokens. */
export async function dropGrant(
  vault: Vault,
  scope: TenantScope,
  connectionId: string,
): Promise<void> {
  await scope.db
    .delete(oauthGrants)
    .where(ofTenant(scope, oauthGrants, eq(oauthGrants.connectionId, connectionId)))
  await vault.remove(scope, connectionId, tokenFields.access)
  await vault.remove(scope, connectionId, tokenFields.refresh)
}
