import {
  WebhookSecret,
  type ListWebhooksQuery,
  type Page,
  type RevealedWebhook,
  type Viewer,
  type Webhook,
  type WebhookDetail,
} from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { isDomainError, notFound, unsupported } from '../../core/errors.js'
import { callFor, type MakeCall } from '../../make/port/call.js'
import { findPartState } from '../../mirror/state.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { Watcher } from '../../mirror/watcher.js'
import { findWebhookRow, listMirroredWebhooks, type WebhookRow } from '../../mirror/webhook-rows.js'
import type { WebhookMirror } from '../../mirror/webhooks.js'
import type { ConnectionService, OpenConnection } from '../connections/index.js'
import type { ScenarioService } from '../scenarios/index.js'

/** A list older than this is read again behind the answer. */
const listAgeMs = 20_000
/** One webhook older than this is read again before the answer. */
const detailAgeMs = 15_000
/** An id that the mirror doesn't know is looked for upstream only when the list is older than this. */
const unknownAgeMs = 5000

/** Whether it has a scenario whose name isn't known. */
const isNameless = ({ scenarioId, scenarioName }: Webhook) =>
  typeof scenarioId === 'string' && typeof scenarioName !== 'string'

const withAge = ({ row, asOf }: WebhookRow): WebhookDetail => ({
  ...row,
  asOf: asOf.toISOString(),
})

interface WebhookParts {
  readonly connections: ConnectionService
  readonly scenarios: ScenarioService
  readonly synchronizer: Synchronizer
  readonly watcher: Watcher
  readonly webhooks: WebhookMirror
  readonly clock: Clock
}

/** Webhooks: what a viewer may see of them. Their addresses are told on creation and by `reveal` alone. */
export class WebhookService {
  readonly #parts: WebhookParts

  constructor(parts: WebhookParts) {
    this.#parts = parts
  }

  #age(asOf: Date): number {
    return this.#parts.clock.now() - asOf.getTime()
  }

  /** @throws `unsupported` where the connection has no webhooks */
  async open(viewer: Viewer, connectionId: string | undefined): Promise<OpenConnection> {
    const connection = await this.#parts.connections.open(viewer, connectionId)
    if (!connection.api.capabilities.webhooks) throw unsupported('Webhooks without a team')
    return connection
  }

  /** Sees to it that the webhooks were read once, and has them read again behind the answer when they are old. */
  async ensure(connection: OpenConnection, call: MakeCall): Promise<Date | null> {
    const { synchronizer, watcher, webhooks } = this.#parts
    watcher.lookedAtPart(connection, 'webhooks')
    const scope = synchronizer.scope(connection)
    const state = await findPartState(scope, 'webhooks')
    if (state === null) {
      await webhooks.refresh(connection, call)
      return (await findPartState(scope, 'webhooks'))?.asOf ?? null
    }
    if (this.#age(state.asOf) > listAgeMs) {
      synchronizer.inBackground(connection, 'webhooks', () =>
        webhooks.refresh(connection, { priority: 'live' }),
      )
    }
    return state.asOf
  }

  /** Opens the connection and makes sure that the webhook is one of its own: no other id reaches the upstream. */
  async require(
    viewer: Viewer,
    connectionId: string | undefined,
    webhookId: string,
    call: MakeCall,
  ): Promise<{ connection: OpenConnection; row: WebhookRow }> {
    const { synchronizer, webhooks } = this.#parts
    const connection = await this.open(viewer, connectionId)
    const scope = synchronizer.scope(connection)
    const asOf = await this.ensure(connection, call)
    const row = await findWebhookRow(scope, webhookId)
    if (row) return { connection, row }
    if (asOf !== null && this.#age(asOf) > unknownAgeMs) {
      await webhooks.refresh(connection, call)
      const found = await findWebhookRow(scope, webhookId)
      if (found) return { connection, row: found }
    }
    throw notFound('webhook')
  }

  /** A page of the tenant's webhooks, from the mirror. */
  async list(
    viewer: Viewer,
    query: ListWebhooksQuery,
    signal: AbortSignal,
  ): Promise<Page<Webhook>> {
    const { scenarios, synchronizer } = this.#parts
    const call = callFor(viewer, signal)
    const connection = await this.open(viewer, query.connection)
    const asOf = await this.ensure(connection, call)
    const list = () => listMirroredWebhooks(synchronizer.scope(connection), query)
    let page = await list()
    if (page.items.some(isNameless)) {
      try {
        // Their names are in the list of scenarios.
        await scenarios.ensureListed(connection, call)
        page = await list()
      } catch (error) {
        // Without them the webhooks are still there.
        if (signal.aborted || !isDomainError(error)) throw error
      }
    }
    return { ...page, asOf: asOf?.toISOString() ?? null }
  }

  /** One webhook, read again when it is old; while the upstream fails, as it was last read. */
  async get(
    viewer: Viewer,
    connectionId: string | undefined,
    webhookId: string,
    signal: AbortSignal,
  ): Promise<WebhookDetail> {
    const call = callFor(viewer, signal)
    const { connection, row } = await this.require(viewer, connectionId, webhookId, call)
    if (this.#age(row.asOf) <= detailAgeMs) return withAge(row)
    try {
      await this.#parts.webhooks.read(connection, webhookId, call)
    } catch (error) {
      const isGone = isDomainError(error, 'not-found')
      if (signal.aborted || !isDomainError(error) || isGone) throw error
    }
    return withAge(await this.mirrored(connection, webhookId))
  }

  /** A webhook as it was last read. @throws `not-found` */
  async mirrored(connection: OpenConnection, webhookId: string): Promise<WebhookRow> {
    const row = await findWebhookRow(this.#parts.synchronizer.scope(connection), webhookId)
    if (!row) throw notFound('webhook')
    return row
  }

  /** The webhook with its whole address, and the secret that it was created with. */
  async reveal(
    viewer: Viewer,
    connectionId: string | undefined,
    webhookId: string,
    signal: AbortSignal,
  ): Promise<RevealedWebhook> {
    const { webhooks } = this.#parts
    const call = callFor(viewer, signal)
    const { connection, row } = await this.require(viewer, connectionId, webhookId, call)
    const url = await webhooks.secretOf(connection, webhookId, 'url')
    return {
      ...row.row,
      url: url?.reveal() ?? null,
      secret: await this.secretOf(connection, webhookId),
    }
  }

  /** What its callers must send; `null`: nothing, or Make didn't tell it. */
  async secretOf(connection: OpenConnection, webhookId: string): Promise<WebhookSecret | null> {
    const kept = await this.#parts.webhooks.secretOf(connection, webhookId, 'secret')
    return kept && WebhookSecret.parse(JSON.parse(kept.reveal()))
  }
}
