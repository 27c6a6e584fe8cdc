import { sql } from 'drizzle-orm'
import type { Database } from '../store/database.js'
import { SealBroken } from './cipher.js'
import type { Keyring } from './keyring.js'
import { tenantPages, type TenantRow } from './tenant-pages.js'

/** How many tenants are named; the rest is counted. */
export const mostNamed = 20

/** What the master keys of this process open. */
export interface KeySurvey {
  /** The id of the key that wraps now. */
  readonly currentId: string
  /** How many tenants' keys each master key wraps, by its id; those of this process are all there, others when in use. */
  readonly uses: readonly {
    readonly masterKeyId: string
    readonly known: boolean
    readonly tenants: number
  }[]
  /** How many tenants' keys can't be opened. */
  readonly broken: number
  /** The first of them. */
  readonly brokenTenants: readonly string[]
  /** How many sealed values belong to another key than their tenant's, and so can't be opened. */
  readonly strayed: number
}

/** Whether this process opens the tenant's key. */
function opens(keyring: Keyring, row: TenantRow): boolean {
  try {
    keyring.unwrap(row.id, row)
    return true
  } catch (error) {
    if (error instanceof SealBroken) return false
    throw error
  }
}

/** Opens every tenant's key, and counts. */
export async function surveyKeys({ db }: Database, keyring: Keyring): Promise<KeySurvey> {
  const uses = new Map(keyring.ids.map((id) => [id, 0]))
  const brokenTenants: string[] = []
  let broken = 0
  for await (const page of tenantPages(db)) {
    for (const row of page) {
      uses.set(row.masterKeyId, (uses.get(row.masterKeyId) ?? 0) + 1)
      if (opens(keyring, row)) continue
      broken += 1
      if (brokenTenants.length < mostNamed) brokenTenants.push(row.id)
    }
  }
  const { rows } = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from inlaykit.secrets s
        join inlaykit.tenants t on t.id = s.tenant_id where s.key_id <> t.data_key_id`,
  )
  return {
    currentId: keyring.currentId,
    uses: [...uses].map(([masterKeyId, tenants]) => ({
      masterKeyId,
      known: keyring.ids.includes(masterKeyId),
      tenants,
    })),
    broken,
    brokenTenants,
    strayed: rows[0]?.n ?? 0,
  }
}
