import type {
  CreateWebhookInput,
  QueuedRequest,
  UpdateWebhookInput,
  Webhook,
  WebhookLogEntry,
  WebhookSecret,
} from '@inlaykit/shared'
import type { Secret } from '../../core/secret.js'
import type { MakeCall } from './call.js'

/** A webhook as the upstream tells it. Its address is a secret: whoever knows it is let in. */
export interface MakeWebhook extends Omit<Webhook, 'urlMasked'> {
  readonly url: Secret | null
}

/** How a webhook hands on what comes in; what is absent stays. */
export type WebhookSettings = Omit<UpdateWebhookInput, 'name'>

/** A part of what waits at a webhook. `queueLimit` and `total`: `null` where the upstream doesn't tell. */
export interface MakeWebhookQueue {
  readonly items: readonly QueuedRequest[]
  /** Whether more wait behind these. */
  readonly hasMore: boolean
  readonly total: number | null
  readonly queueLimit: number | null
}

/** Which part of a webhook's log is asked for: `from` and `to` are inclusive, ISO 8601. */
export interface WebhookLogPart {
  /** `next` of the part before; `null`: the first. */
  readonly after: string | null
  readonly limit: number
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** A part of a webhook's log, newest first. */
export interface MakeWebhookLog {
  readonly items: readonly WebhookLogEntry[]
  /** Where the next part begins; `null`: there is none. */
  readonly next: string | null
}

/** The webhooks of a connection; only where `capabilities.webhooks`. */
export interface MakeWebhooks {
  /** All of them, in the upstream's own order. */
  list(call: MakeCall): Promise<readonly MakeWebhook[]>
  /** One, as it is now. */
  get(webhookId: string, call: MakeCall): Promise<MakeWebhook>
  /**
   * Creates one exactly as asked, and answers it with what its callers must send. Never sent twice.
   * @throws `unsupported` for a setting that the dialect doesn't have
   */
  create(
    fresh: CreateWebhookInput,
    call: MakeCall,
  ): Promise<{ webhook: MakeWebhook; secret: WebhookSecret | null }>
  delete(webhookId: string, call: MakeCall): Promise<void>
  /** Only where `capabilities.webhookRename`. */
  rename(webhookId: string, name: string, call: MakeCall): Promise<void>
  /**
   * Only where `capabilities.webhookSettings`. Settings that nobody asks to change are kept, those too that we don't know.
   * @throws `unsupported` for a webhook of an app
   */
  change(webhookId: string, settings: WebhookSettings, call: MakeCall): Promise<void>
  /** Only where `capabilities.webhookSwitch`. */
  setEnabled(webhookId: string, enabled: boolean, call: MakeCall): Promise<void>
  /** Only where `capabilities.webhookLearning`. */
  setLearning(webhookId: string, learning: boolean, call: MakeCall): Promise<void>
  /** What waits, past the first `offset`; only where `capabilities.webhookQueueItems`. */
  queue(
    webhookId: string,
    page: { readonly offset: number; readonly limit: number },
    call: MakeCall,
  ): Promise<MakeWebhookQueue>
  /** What came in, without headers and bodies; only where `capabilities.webhookLog`. */
  log(webhookId: string, part: WebhookLogPart, call: MakeCall): Promise<MakeWebhookLog>
}
