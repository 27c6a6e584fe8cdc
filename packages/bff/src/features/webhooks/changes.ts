import type {
  CreateWebhookInput,
  RevealedWebhook,
  TestWebhookInput,
  UpdateWebhookInput,
  Viewer,
  Webhook,
  WebhookTest,
} from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { DomainError, isDomainError, unsupported } from '../../core/errors.js'
import { InTurn } from '../../core/in-turn.js'
import { callFor, type MakeCall } from '../../make/port/call.js'
import type { MakeWebhook } from '../../make/port/webhooks.js'
import type { RunTracker } from '../../mirror/run-tracker.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { WebhookMirror } from '../../mirror/webhooks.js'
import type { OpenConnection } from '../connections/index.js'
import type { ScenarioService } from '../scenarios/index.js'
import { sendSample } from './send-sample.js'
import type { WebhookService } from './service.js'

interface WebhookChangeParts {
  readonly webhooks: WebhookService
  readonly scenarios: ScenarioService
  readonly synchronizer: Synchronizer
  readonly tracker: RunTracker
  readonly mirror: WebhookMirror
  readonly clock: Clock
  readonly userAgent: string
}

/** What becomes of webhooks through us. */
export class WebhookChangeService {
  readonly #parts: WebhookChangeParts
  readonly #turns = new InTurn()

  constructor(parts: WebhookChangeParts) {
    this.#parts = parts
  }

  /** Creates a webhook exactly as asked, and answers it with its address and secret. */
  async create(
    viewer: Viewer,
    connectionId: string | undefined,
    input: CreateWebhookInput,
    signal: AbortSignal,
  ): Promise<RevealedWebhook> {
    const { mirror, scenarios, webhooks } = this.#parts
    const call = callFor(viewer, signal)
    const connection = await webhooks.open(viewer, connectionId)
    if (input.scenarioId !== undefined) {
      await scenarios.requireScenario(viewer, connectionId, input.scenarioId, signal)
    }
    // Read before, so that the first list afterwards isn't taken for the only one.
    await webhooks.ensure(connection, call)
    const { webhook, secret } = await connection.api.webhooks.create(input, call)
    await mirror.put(connection, webhook, secret)
    const { row } = await webhooks.mirrored(connection, webhook.id)
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
    const { mirror, webhooks } = this.#parts
    const { connection, row } = await webhooks.require(viewer, connectionId, webhookId, call)
    await act(connection, call)
    const { urlMasked: _, ...known } = row.row
    await mirror.put(connection, { ...known, url: null, ...change })
    return (await webhooks.mirrored(connection, webhookId)).row
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
    const { connection, row } = await this.#parts.webhooks.require(
      viewer,
      connectionId,
      webhookId,
      call,
    )
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
    const { mirror, webhooks } = this.#parts
    const { connection } = await webhooks.require(viewer, connectionId, webhookId, call)
    try {
      await connection.api.webhooks.delete(webhookId, call)
    } catch (error) {
      if (!isDomainError(error, 'not-found')) throw error
    }
    await mirror.remove(connection, webhookId)
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
    const { clock, mirror, synchronizer, tracker, userAgent, webhooks } = this.#parts
    const call = callFor(viewer, signal)
    const { connection, row } = await webhooks.require(viewer, connectionId, webhookId, call)
    const url = await mirror.secretOf(connection, webhookId, 'url')
    if (!url) throw new DomainError('conflict', "Make hasn't told the address of this webhook.")
    const sentAt = clock.now()
    const { status } = await sendSample({
      url,
      secret: await webhooks.secretOf(connection, webhookId),
      upstream: new URL(connection.row.baseUrl),
      userAgent,
      signal,
      ...input,
    })
    const durationMs = Math.max(0, Math.round(clock.now() - sentAt))
    const accepted = status >= 200 && status < 300
    if (accepted) {
      await mirror.received(connection, webhookId, new Date(sentAt))
      synchronizer.inBackground(connection, 'show what came of a sample', async () => {
        await mirror.read(connection, webhookId, { priority: 'live' })
        const scenarioId = row.row.scenarioId ?? null
        if (scenarioId !== null) await tracker.expect(connection, scenarioId, sentAt)
      })
    }
    return { accepted, status, sentAt: new Date(sentAt).toISOString(), durationMs }
  }
}
