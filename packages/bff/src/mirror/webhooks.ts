import type { WebhookSecret } from '@inlaykit/shared'
import type { Clock } from '../core/clock.js'
import { isDomainError } from '../core/errors.js'
import { Secret } from '../core/secret.js'
import type { EventHub } from '../events/hub.js'
import type { MakeCall } from '../make/port/call.js'
import type { MakeWebhook } from '../make/port/webhooks.js'
import type { Database } from '../store/database.js'
import type { Vault } from '../vault/vault.js'
import { MirrorRecords } from './mirror-records.js'
import type { MirroredConnection } from './mirrored-connection.js'
import { OwnWrites } from './own-writes.js'
import { ReadOnce } from './read-once.js'
import { findPartState, putPartState } from './state.js'
import {
  listWebhookIds,
  putLastReceived,
  putWebhooks,
  removeWebhooks,
  webhookField,
} from './webhook-rows.js'

/** Reads a connection's webhooks into the mirror, and their addresses into the vault. */
export class WebhookMirror {
  readonly #records: MirrorRecords
  readonly #vault: Vault
  readonly #clock: Clock
  readonly #once = new ReadOnce()
  readonly #ownWrites: OwnWrites

  constructor(parts: { database: Database; hub: EventHub; vault: Vault; clock: Clock }) {
    this.#records = new MirrorRecords(parts)
    this.#vault = parts.vault
    this.#clock = parts.clock
    this.#ownWrites = new OwnWrites('webhook', { records: this.#records, clock: parts.clock })
  }

  /** Reads the whole list. What we wrote since it was begun stays as we wrote it. */
  refresh(connection: MirroredConnection, call: MakeCall): Promise<void> {
    return this.#once.run(connection, 'webhooks', call, async (signal) => {
      const begun = this.#clock.now()
      const list = await connection.api.webhooks.list({ ...call, signal })
      await this.#records.record(
        connection,
        async (scope) => {
          const known = await findPartState(scope, 'webhooks')
          if (known !== null && known.asOf.getTime() > begun) return []
          const asOf = new Date(begun)
          const written = await this.#ownWrites.since(scope, connection, begun)
          const told = new Set(list.map(({ id }) => id))
          const gone = (await listWebhookIds(scope)).filter(
            (id) => !told.has(id) && !written.has(id),
          )
          const kept = list.filter(({ id }) => !written.has(id))
          const changed = await putWebhooks(scope, this.#vault, kept, asOf)
          await removeWebhooks(scope, this.#vault, gone)
          await putPartState(scope, 'webhooks', { asOf, next: null, complete: true })
          const isNews = known !== null && (changed || gone.length > 0)
          return isNews ? [changeOf(connection)] : []
        },
        { alone: true },
      )
    })
  }

  /** Reads one. One that the upstream no longer has leaves the mirror before the problem is passed on. */
  async read(connection: MirroredConnection, webhookId: string, call: MakeCall): Promise<void> {
    const begun = this.#clock.now()
    let webhook: MakeWebhook
    try {
      webhook = await connection.api.webhooks.get(webhookId, call)
    } catch (error) {
      if (isDomainError(error, 'not-found')) await this.remove(connection, webhookId)
      throw error
    }
    await this.#records.record(
      connection,
      async (scope) => {
        const written = await this.#ownWrites.since(scope, connection, begun)
        if (written.has(webhookId)) return []
        const changed = await putWebhooks(scope, this.#vault, [webhook], new Date(begun))
        return changed ? [changeOf(connection)] : []
      },
      { alone: true },
    )
  }

  /** Mirrors what we wrote; `secret` is kept in the vault too. */
  async put(
    connection: MirroredConnection,
    webhook: MakeWebhook,
    secret: WebhookSecret | null = null,
  ): Promise<void> {
    await this.#ownWrites.record(connection, webhook.id, async (scope) => {
      await putWebhooks(scope, this.#vault, [webhook], new Date(this.#clock.now()))
      if (secret) {
        const value = new Secret(JSON.stringify(secret))
        await this.#vault.put(scope, scope.connectionId, webhookField('secret', webhook.id), value)
      }
      return [changeOf(connection)]
    })
  }

  /** Notes that a webhook took an event of ours at `at`. */
  async received(connection: MirroredConnection, webhookId: string, at: Date): Promise<void> {
    await this.#records.record(connection, async (scope) => {
      await putLastReceived(scope, webhookId, at)
      return [changeOf(connection)]
    })
  }

  /** Takes one out of the mirror, with its address. */
  async remove(connection: MirroredConnection, webhookId: string): Promise<void> {
    await this.#ownWrites.record(connection, webhookId, async (scope) => {
      await removeWebhooks(scope, this.#vault, [webhookId])
      return [changeOf(connection)]
    })
  }

  /** The address, or the secret, of a mirrored webhook; `null`: it isn't known. */
  secretOf(
    connection: MirroredConnection,
    webhookId: string,
    what: 'url' | 'secret',
  ): Promise<Secret | null> {
    const scope = this.#records.scope(connection)
    return this.#vault.find(scope, connection.connectionId, webhookField(what, webhookId))
  }

  /** Ends when nothing is read any more. */
  idle(): Promise<void> {
    return this.#once.idle()
  }
}

function changeOf({ connectionId }: MirroredConnection) {
  return { type: 'webhook.changed' as const, connectionId }
}
