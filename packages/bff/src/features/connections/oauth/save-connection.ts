import type { Clock } from '../../../core/clock.js'
import { notFound } from '../../../core/errors.js'
import type { EventHub } from '../../../events/hub.js'
import type { TenantScope } from '../../../store/scope.js'
import type { OAuthTarget } from '../../../store/tables.js'
import type { Vault } from '../../../vault/vault.js'
import {
  changeConnection,
  findConnection,
  findSameConnection,
  insertConnection,
  lockTenant,
  updateConnection,
  type ConnectionRow,
} from '../store.js'
import type { ChosenTarget } from './choose-target.js'
import type { Tokens } from './client.js'
import { keepGranted } from './grant-store.js'
import type { Revocations } from './revocations.js'

interface Parts {
  readonly vault: Vault
  readonly hub: EventHub
  readonly clock: Clock
  readonly plan: ConnectionRow['plan']
  readonly revocations: Revocations
}

/** What came of a flow. */
export interface Granted {
  readonly tenantId: string
  readonly wanted: OAuthTarget
  readonly chosen: ChosenTarget
  readonly tokens: Tokens
  /** When they were asked for, in ms. */
  readonly askedAt: number
}

/** The connection that is to be connected anew; `null`: a new one. */
async function findPresent(
  scope: TenantScope,
  { wanted, chosen }: Granted,
): Promise<ConnectionRow | null> {
  if (wanted.connectionId === null) return findSameConnection(scope, chosen)
  const row = await findConnection(scope, wanted.connectionId)
  if (!row) throw notFound('connection')
  return row
}

/** What a connection that is connected anew is for: what it was for, unless that was still open. */
async function targetOf(
  scope: TenantScope,
  present: ConnectionRow | null,
  chosen: ChosenTarget,
): Promise<Omit<ChosenTarget, 'name'>> {
  if (!present) return chosen
  const { dialect, baseUrl, organizationId, teamId, zone } = present
  const was = { dialect, baseUrl, organizationId, teamId, zone }
  if (organizationId !== null || chosen.organizationId === null) return was
  // Two of one kind would be one too many: then a person decides.
  return (await findSameConnection(scope, chosen)) ? was : chosen
}

/**
 * Keeps new tokens: makes the connection that they are for, or connects it anew. Tokens that it had are given back to Make.
 * @throws `not-found` when the connection that was to be connected anew is gone
 * @returns its id
 */
export async function saveConnection(parts: Parts, granted: Granted): Promise<string> {
  const { vault, hub, clock, plan, revocations } = parts
  const { tenantId, wanted, chosen, tokens, askedAt } = granted
  const connectionId = await hub.transact(tenantId, async (tx) => {
    const scope = { db: tx, tenantId }
    await lockTenant(scope)
    const present = await findPresent(scope, granted)
    const { dialect, baseUrl, zone, organizationId, teamId } = await targetOf(
      scope,
      present,
      chosen,
    )
    const values = {
      dialect,
      baseUrl,
      zone,
      organizationId,
      teamId,
      plan: present?.plan ?? plan,
      kind: 'oauth' as const,
      label: wanted.label ?? present?.label ?? chosen.name ?? organizationId ?? 'Make',
      hint: null,
    }
    const row = present
      ? await updateConnection(scope, present, values, { renewed: true })
      : await insertConnection(scope, values, new Date(clock.now()))
    if (present && organizationId === null) {
      await changeConnection(scope, row.id, { status: 'incomplete' })
    }
    await vault.remove(scope, row.id, 'api-key')
    await revocations.supersede(scope, row.id, tokens)
    await keepGranted(vault, scope, row.id, tokens, askedAt)
    return { result: row.id, news: [{ type: 'connection.changed', connectionId: row.id }] }
  })
  revocations.wake()
  return connectionId
}
