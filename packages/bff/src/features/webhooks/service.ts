import {
  WebhookSecret,
  type CreateWebhookInput,
  type ListWebhooksQuery,
  type Page,
  type RevealedWebhook,
  type TestWebhookInput,
  type UpdateWebhookInput,
  type Viewer,
  type Webhook,
  type WebhookDetail,
  type WebhookTest,
} from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { DomainError, isDomainError, notFound, unsupported } from '../../core/errors.js'
import { InTurn } from '../../core/in-turn.js'
import { callFor, type MakeCall } from '../../make/port/call.js'
import type { MakeWebhook } from '../../make/port/webhooks.js'
import { findPartState } from '../../mirror/state.js'
import type { RunTracker } from '../../mirror/run-tracker.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { Watcher } from '../../mirror/watcher.js'
import { findWebhookRow, listMirroredWebhooks, type WebhookRow } from '../../mirror/webhook-rows.js'
import type { WebhookMirror } from '../../mirror/webhooks.js'
import type { ConnectionService, OpenConnection } from '../connections/index.js'
import type { ScenarioService } from '../scenarios/index.js'
import { sendSample } from './send-sample.js'

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
  readonly tracker: RunTracker
  readonly webhooks: WebhookMirror
  readonly clock: Clock
  readonly userAgent: string
}

/** Webhooks: what a viewer may see of them and do with them. Their addresses are told on creation and by `reveal` alone. */
export class WebhookService {
  readonly #parts: WebhookParts
  readonly #turns = new InTurn()

  constructor(parts: WebhookParts) {
    this.#parts = parts
  }

  #age(asOf: Date): number {
    return this.#parts.clock.now() - asOf.getTime()
  }

  async #open(viewer: Viewer, connectionId: string | undefined): Promise<OpenConnection> {
    const connection = await this.#parts.connections.open(viewer, connectionId)
    if (!connection.api.capabilities.webhooks) throw unsupported('Webhooks without a team')
    return connection
  }

  /** Sees to it that the webhooks were read once, and has them read again behind the answer when they are old. */
  async #ensure(connection: OpenConnection, call: MakeCall): Promise<Date | null> {
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
    const connection = await this.#open(viewer, connectionId)
    const scope = synchronizer.scope(connection)
    const asOf = await this.#ensure(connection, call)
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
    const connection = await this.#open(viewer, query.connection)
    const asOf = await this.#ensure(connection, call)
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
    return withAge(await this.#mirrored(connection, webhookId))
  }

  async #mirrored(connection: OpenConnection, webhookId: string): Promise<WebhookRow> {
    const row = await findWebhookRow(this.#parts.synchronizer.scope(connection), webhookId)
    if (!row) throw notFound('webhook')
    return row
  }

  /** Creates a webhook exactly as asked, and answers it with its address and secret. */
  async create(
    viewer: Viewer,
    connectionId: string | undefined,
    input: CreateWebhookInput,
    signal: AbortSignal,
  ): Promise<RevealedWebhook> {
    const { scenarios, webhooks } = this.#parts
    const call = callFor(viewer, signal)
    const connection = await this.#open(viewer, connectionId)
    if (input.scenarioId !== undefined) {
      await scenarios.requireScenario(viewer, connectionId, input.scenarioId, signal)
    }
    // Read before, so that the first list afterwards isn't taken for the only one.
    await this.#ensure(connection, call)
    const { webhook, secret } = await connection.api.webhooks.create(input, call)
    await webhooks.put(connection, webhook, secret)
    const { row } = await this.#mirrored(connection, webhook.id)
    return { ...row, url: webhook.url?.reveal() ?? null, secret }
  }

  /** Does something to a webhook upstream, and mirrors what it then is. */
  async #change(
    target: { viewer: Viewer; connectionId: string | undefined; webhookId: string },
    change: Partial<MakeWebhook>,
    signal: AbortSignal,
    act: (connection: OpenConnection, call: MakeCall) => Promise<void>,
  ): Promise<Webhook> {
    const { viewer, connectionId, webhookId } = target
    const call = callFor(viewer, signal)
    const { connection, row } = await this.require(viewer, connectionId, webhookId, call)
    await act(connection, call)
    const { urlMasked: _, ...known } = row.row
    await this.#parts.webhooks.put(connection, { ...known, url: null, ...change })
    return (await this.#mirrored(connection, webhookId)).row
  }

  /** Changes how a webhook hands on what comes in, then its name: each is mirrored once Make has it. */
  async update(
    viewer: Viewer,
    connectionId: string | undefined,
    webhookId: string,
    { name, ...settings }: UpdateWebhookInput,
    signal: AbortSignal,
  ): Promise<Webhook> {
    const target = { viewer, connectionId, webhookId }
    const call = callFor(viewer, signal)
    const { connection, row } = await this.require(viewer, connectionId, webhookId, call)
    const { webhookRename, webhookSettings } = connection.api.capabilities
    const hasSettings = Object.keys(settings).length > 0
    if (name !== undefined && !webhookRename) throw unsupported('Renaming a webhook')
    if (hasSettings && !webhookSettings) throw unsupported('Changing the settings of a webhook')
    // Make takes all settings at once, so what one change keeps must not be from before another.
    const turn = `${connection.connectionId} ${webhookId}`
    return this.#turns.run(turn, signal, async () => {
      let changed: Webhook = row.row
      if (hasSettings) {
        changed = await this.#change(target, settings, signal, ({ api }) =>
          api.webhooks.change(webhookId, settings, call),
        )
      }
      if (name === undefined) return changed
      return this.#change(target, { name }, signal, ({ api }) =>
        api.webhooks.rename(webhookId, name, call),
      )
    })
  }

  /** Lets a webhook take events, or not. */
  setEnabled(
    viewer: Viewer,
    connectionId: string | undefined,
    webhookId: string,
    enabled: boolean,
    signal: AbortSignal,
  ): Promise<Webhook> {
    return this.#change({ viewer, connectionId, webhookId }, { enabled }, signal, ({ api }, call) =>
      api.webhooks.setEnabled(webhookId, enabled, call),
    )
  }

  /** Lets the next event teach a webhook its data, or no longer. */
  setLearning(
    viewer: Viewer,
    connectionId: string | undefined,
    webhookId: string,
    learning: boolean,
    signal: AbortSignal,
  ): Promise<Webhook> {
    return this.#change(
      { viewer, connectionId, webhookId },
      { learning },
      signal,
      ({ api }, call) => api.webhooks.setLearning(webhookId, learning, call),
    )
  }

  /** Deletes a webhook. One that the upstream no longer has is gone from here too. */
  async delete(
    viewer: Viewer,
    connectionId: string | undefined,
    webhookId: string,
    signal: AbortSignal,
  ): Promise<undefined> {
    const call = callFor(viewer, signal)
    const { connection } = await this.require(viewer, connectionId, webhookId, call)
    try {
      await connection.api.webhooks.delete(webhookId, call)
    } catch (error) {
      if (!isDomainError(error, 'not-found')) throw error
    }
    await this.#parts.webhooks.remove(connection, webhookId)
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
      secret: await this.#secretOf(connection, webhookId),
    }
  }

  async #secretOf(connection: OpenConnection, webhookId: string): Promise<WebhookSecret | null> {
    const kept = await this.#parts.webhooks.secretOf(connection, webhookId, 'secret')
    return kept && WebhookSecret.parse(JSON.parse(kept.reveal()))
  }

  /**
   * Sends a sample event to a webhook's own address. What came of one that was taken is then told to whoever looks: the
   * webhook as it now is, and the run that it set off.
   */
  async test(
    viewer: Viewer,
    connectionId: string | undefined,
    webhookId: string,
    input: TestWebhookInput,
    signal: AbortSignal,
  ): Promise<WebhookTest> {
    const { webhooks, synchronizer, tracker, clock, userAgent } = this.#parts
    const call = callFor(viewer, signal)
    const { connection, row } = await this.require(viewer, connectionId, webhookId, call)
    const url = await webhooks.secretOf(connection, webhookId, 'url')
    if (!url) throw new DomainError('conflict', "Make hasn't told the address of this webhook.")
    const sentAt = clock.now()
    const { status } = await sendSample({
      url,
      secret: await this.#secretOf(connection, webhookId),
      upstream: new URL(connection.row.baseUrl),
      userAgent,
      signal,
      ...input,
    })
    const durationMs = Math.max(0, Math.round(clock.now() - sentAt))
    const accepted = status >= 200 && status < 300
    if (accepted) {
      await webhooks.received(connection, webhookId, new Date(sentAt))
      synchronizer.inBackground(connection, 'show what came of a sample', async () => {
        await webhooks.read(connection, webhookId, { priority: 'live' })
        const scenarioId = row.row.scenarioId ?? null
        if (scenarioId !== null) await tracker.expect(connection, scenarioId, sentAt)
      })
    }
    return { accepted, status, sentAt: new Date(sentAt).toISOString(), durationMs }
  }
}
