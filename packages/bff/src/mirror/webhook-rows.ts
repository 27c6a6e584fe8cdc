import { createHash } from 'node:crypto'
import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { ListWebhooksQuery, Page, Webhook } from '@inlaykit/shared'
import type { Secret } from '../core/secret.js'
import type { MakeWebhook } from '../make/port/webhooks.js'
import { isAnyOf, ofConnection, type ConnectionScope } from '../store/scope.js'
import { mirrorScenarios, mirrorWebhooks } from '../store/tables.js'
import type { Vault } from '../vault/vault.js'
import { cutPage, queryMark, readCursor } from './cursor.js'
import { sameJson } from './same-json.js'
import { isItsScenario, scenarioName } from './scenarios.js'
import { nameKey } from './sort-keys.js'

/** A webhook as it is mirrored, without its address; it is called after its scenario where the upstream names none. */
export interface WebhookRow {
  readonly id: string
  readonly row: Webhook
  readonly nameKey: string
  readonly asOf: Date
}

/** Where the address, or the secret, of a webhook is in the vault: among the fields of its connection's record. */
export function webhookField(what: 'url' | 'secret', webhookId: string): string {
  return `webhook-${what}:${webhookId}`
}

/** The host, and the last four characters of an address; `null`: it isn't known, or no address. */
export function maskUrl(url: Secret | null): string | null {
  if (url === null || !URL.canParse(url.reveal())) return null
  const { origin, pathname } = new URL(url.reveal())
  // Of a short path nothing is shown.
  return `${origin}/…${pathname.length >= 16 ? pathname.slice(-4) : ''}`
}

function hash(scope: ConnectionScope, webhookId: string, url: Secret): Buffer {
  const place = JSON.stringify([scope.tenantId, scope.connectionId, webhookId, url.reveal()])
  return createHash('sha256').update(place).digest()
}

/** Reads mirrored webhooks, their scenarios named as the mirror has them where the upstream told no name. */
function selectRows({ db }: ConnectionScope) {
  const { id, row, nameKey, asOf } = mirrorWebhooks
  return db
    .select({ id, row, nameKey, asOf, scenarioName })
    .from(mirrorWebhooks)
    .leftJoin(mirrorScenarios, isItsScenario(mirrorWebhooks))
}

function toRow({
  row,
  scenarioName: named,
  ...others
}: Awaited<ReturnType<typeof selectRows>>[number]): WebhookRow {
  return { ...others, row: { ...row, scenarioName: row.scenarioName ?? named } }
}

/** One webhook of the mirror, or `null`. */
export async function findWebhookRow(
  scope: ConnectionScope,
  webhookId: string,
): Promise<WebhookRow | null> {
  const [row] = await selectRows(scope).where(
    ofConnection(scope, mirrorWebhooks, eq(mirrorWebhooks.id, webhookId)),
  )
  return row ? toRow(row) : null
}

/**
 * Mirrors webhooks, their addresses in the vault.
 * @returns whether anything is other than before
 */
export async function putWebhooks(
  scope: ConnectionScope,
  vault: Vault,
  webhooks: readonly MakeWebhook[],
  asOf: Date,
): Promise<boolean> {
  if (webhooks.length === 0) return false
  const { db, tenantId, connectionId } = scope
  const ids = webhooks.map(({ id }) => id)
  const rows = await db
    .select()
    .from(mirrorWebhooks)
    .where(ofConnection(scope, mirrorWebhooks, isAnyOf(mirrorWebhooks.id, ids)))
  const known = new Map(rows.map((row) => [row.id, row]))
  let changed = false
  for (const { url, ...told } of webhooks) {
    const before = known.get(told.id)
    const row: Webhook = {
      ...told,
      urlMasked: url === null ? (before?.row.urlMasked ?? null) : maskUrl(url),
      // Lists don't tell it.
      learning: told.learning ?? before?.row.learning ?? null,
      // Where the upstream doesn't tell it, our own samples do.
      lastReceivedAt: told.lastReceivedAt ?? before?.row.lastReceivedAt ?? null,
    }
    const urlHash = url === null ? (before?.urlHash ?? null) : hash(scope, told.id, url)
    if (url !== null && (!before?.urlHash || !urlHash?.equals(before.urlHash))) {
      await vault.put(scope, connectionId, webhookField('url', told.id), url)
    }
    changed ||= !before || !sameJson(before.row, row)
    const values = {
      nameKey: nameKey(row.name),
      scenarioId: row.scenarioId ?? null,
      urlHash,
      row,
      asOf,
    }
    await db
      .insert(mirrorWebhooks)
      .values({ tenantId, connectionId, id: told.id, ...values })
      .onConflictDoUpdate({
        target: [mirrorWebhooks.tenantId, mirrorWebhooks.connectionId, mirrorWebhooks.id],
        set: values,
      })
  }
  return changed
}

/** Notes when a webhook last took an event; one that the mirror doesn't have is left out. */
export async function putLastReceived(
  scope: ConnectionScope,
  webhookId: string,
  at: Date,
): Promise<void> {
  await scope.db
    .update(mirrorWebhooks)
    .set({
      row: sql`${mirrorWebhooks.row} || jsonb_build_object('lastReceivedAt', ${at.toISOString()}::text)`,
    })
    .where(ofConnection(scope, mirrorWebhooks, eq(mirrorWebhooks.id, webhookId)))
}

/** Takes webhooks out of the mirror, with what the vault holds of them. */
export async function removeWebhooks(
  scope: ConnectionScope,
  vault: Vault,
  webhookIds: readonly string[],
): Promise<void> {
  if (webhookIds.length === 0) return
  await scope.db
    .delete(mirrorWebhooks)
    .where(ofConnection(scope, mirrorWebhooks, isAnyOf(mirrorWebhooks.id, webhookIds)))
  for (const id of webhookIds) {
    await vault.remove(scope, scope.connectionId, webhookField('url', id))
    await vault.remove(scope, scope.connectionId, webhookField('secret', id))
  }
}

/** The ids of all mirrored webhooks. */
export async function listWebhookIds(scope: ConnectionScope): Promise<string[]> {
  const rows = await scope.db
    .select({ id: mirrorWebhooks.id })
    .from(mirrorWebhooks)
    .where(ofConnection(scope, mirrorWebhooks))
  return rows.map(({ id }) => id)
}

/** A page of mirrored webhooks by name, by keyset. */
export async function listMirroredWebhooks(
  scope: ConnectionScope,
  query: ListWebhooksQuery,
): Promise<Omit<Page<Webhook>, 'asOf'>> {
  const mark = queryMark({
    of: [scope.tenantId, scope.connectionId, 'webhooks'],
    scenarioId: query.scenarioId,
  })
  const matches = ofConnection(
    scope,
    mirrorWebhooks,
    query.scenarioId === undefined ? undefined : eq(mirrorWebhooks.scenarioId, query.scenarioId),
  )
  const place = query.cursor === undefined ? null : readCursor(mark, query.cursor, 'text')
  const rows = await selectRows(scope)
    .where(
      and(
        matches,
        place
          ? sql`(${mirrorWebhooks.nameKey}, ${mirrorWebhooks.id}) > (${place.value}::text, ${place.id})`
          : undefined,
      ),
    )
    .orderBy(asc(mirrorWebhooks.nameKey), asc(mirrorWebhooks.id))
    .limit(query.limit + 1)
  const [counted] = await scope.db.select({ total: count() }).from(mirrorWebhooks).where(matches)
  const { page, nextCursor } = cutPage(rows, query.limit, mark, (row) => row.nameKey)
  return {
    items: page.map((found) => toRow(found).row),
    nextCursor,
    total: counted?.total ?? 0,
  }
}
