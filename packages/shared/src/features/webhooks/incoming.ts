import { z } from 'zod'
import { connectionQuery, Id, isForward, pageOf, pageQuery, Time } from '../../contract/schemas.js'
import { webhookLogStatuses } from './routes.js'

/** What a page of a webhook's queue can be asked. */
export const WebhookQueueQuery = z.strictObject({ ...connectionQuery, ...pageQuery })
/** What a page of a webhook's queue can be asked. */
export type WebhookQueueQuery = z.infer<typeof WebhookQueueQuery>

/** What a page of a webhook's log can be asked: `from` and `to` bound when a request came, both inclusive. */
export const WebhookLogQuery = z
  .strictObject({
    ...connectionQuery,
    ...pageQuery,
    from: Time.optional(),
    to: Time.optional(),
  })
  .refine(isForward, { error: 'must not be after `to`', path: ['from'] })
/** What a page of a webhook's log can be asked. */
export type WebhookLogQuery = z.infer<typeof WebhookLogQuery>

/** A request that waits for its scenario: when it came in, and how large it is; never what is in it. */
export const QueuedRequest = z.object({
  id: Id,
  createdAt: Time.nullable(),
  sizeBytes: z.number().int().nonnegative().nullable(),
})
/** A request that waits for its scenario. */
export type QueuedRequest = z.infer<typeof QueuedRequest>

/**
 * A page of what waits, in Make's order. `total`: how many wait in all; `queueLimit`: how many can, more are turned away;
 * `null`: Make doesn't tell. A later page goes on behind the last one that was told, also where the scenario took some meanwhile.
 */
export const WebhookQueuePage = pageOf(QueuedRequest).extend({
  queueLimit: z.number().int().nonnegative().nullable(),
})
/** A page of what waits for a webhook's scenario. */
export type WebhookQueuePage = z.infer<typeof WebhookQueuePage>

/**
 * A request that came to a webhook, and what became of it: never its headers or its body, which hold secrets. `status` `null`:
 * another state than those that we know.
 */
export const WebhookLogEntry = z.object({
  id: Id,
  receivedAt: Time.nullable(),
  status: z.enum(webhookLogStatuses).nullable(),
})
/** A request that came to a webhook, and what became of it. */
export type WebhookLogEntry = z.infer<typeof WebhookLogEntry>

/** A page of a webhook's log, newest first. Make keeps it for 3 days, on its Enterprise plan for 30. */
export const WebhookLogPage = pageOf(WebhookLogEntry)
/** A page of a webhook's log. */
export type WebhookLogPage = z.infer<typeof WebhookLogPage>
