import { z } from 'zod'
import { connectionQuery, Id, pageOf, pageQuery, Time } from '../../contract/schemas.js'
import { webhookMethods, webhookSecurities, webhookTestMethods, webhookTypes } from './routes.js'

/** How an incoming request must prove itself, without the secret. */
export const WebhookSecurity = z.strictObject({ type: z.enum(webhookSecurities) })

/**
 * The incoming address of a scenario. Whatever is `null` or absent the upstream does not tell. `urlMasked` names the host
 * and the last four characters: the whole address lets anybody in. `learning`: the next request teaches it its data.
 * `passHeaders`, `passMethod`: whether the scenario is handed the headers, and the method, of what comes in.
 */
export const Webhook = z.object({
  id: Id,
  name: z.string(),
  urlMasked: z.string().nullable(),
  scenarioId: Id.nullable().optional(),
  scenarioName: z.string().nullable().optional(),
  type: z.enum(webhookTypes).nullable().optional(),
  passHeaders: z.boolean().nullable().optional(),
  passMethod: z.boolean().nullable().optional(),
  method: z.enum(webhookMethods).nullable().optional(),
  security: WebhookSecurity.nullable().optional(),
  enabled: z.boolean().nullable().optional(),
  learning: z.boolean().nullable().optional(),
  queueCount: z.number().int().nonnegative().nullable().optional(),
  queueLimit: z.number().int().nonnegative().nullable().optional(),
  lastReceivedAt: Time.nullable().optional(),
})
/** The incoming address of a scenario. */
export type Webhook = z.infer<typeof Webhook>

/** A webhook, with when it was last read: longer ago than a moment where the upstream fails. */
export const WebhookDetail = Webhook.extend({ asOf: Time })
/** A webhook, with when it was last read. */
export type WebhookDetail = z.infer<typeof WebhookDetail>

/** What a caller of a secured webhook must send: as `Authorization: Basic` or `Bearer`. */
export const WebhookSecret = z.discriminatedUnion('type', [
  z.object({ type: z.literal('basic'), username: z.string(), password: z.string() }),
  z.object({ type: z.literal('token'), token: z.string() }),
])
/** What a caller of a secured webhook must send. */
export type WebhookSecret = z.infer<typeof WebhookSecret>

/** A webhook with its whole address and its secret (`null`: it has none, or Make didn't tell it): on creation, and when revealed. */
export const RevealedWebhook = Webhook.extend({
  url: z.string().nullable(),
  secret: WebhookSecret.nullable(),
})
/** A webhook with its whole address and its secret. */
export type RevealedWebhook = z.infer<typeof RevealedWebhook>

/** What people call a webhook: 1 to 128 characters, as Make has it, none of them a control character. */
const WebhookName = z
  .string()
  .trim()
  .regex(/^\P{Cc}{1,128}$/u, 'must be 1 to 128 characters without control characters')

/** A new webhook; each setting goes to Make as it is asked for, or is `unsupported`. */
export const CreateWebhookInput = z.strictObject({
  name: WebhookName,
  scenarioId: Id.optional(),
  type: z.enum(webhookTypes).default('custom'),
  method: z.enum(webhookMethods).default('GET'),
  security: WebhookSecurity.default({ type: 'none' }),
})
/** A new webhook. */
export type CreateWebhookInput = z.infer<typeof CreateWebhookInput>

/**
 * What of a webhook can be changed; at least one. All but the name is `unsupported` in the guide dialect, and for the webhooks
 * of apps, whose settings are the app's own. Whatever else Make keeps of its settings stays as it is.
 */
export const UpdateWebhookInput = z
  .strictObject({
    name: WebhookName.optional(),
    type: z.enum(webhookTypes).optional(),
    passHeaders: z.boolean().optional(),
    passMethod: z.boolean().optional(),
  })
  .refine((input) => Object.keys(input).length > 0, 'must change something')
/** What of a webhook can be changed. */
export type UpdateWebhookInput = z.infer<typeof UpdateWebhookInput>

/** A sample event: sent as JSON, or without a body by `GET`. */
export const TestWebhookInput = z.strictObject({
  method: z.enum(webhookTestMethods).default('POST'),
  payload: z.record(z.string(), z.unknown()).optional(),
})
/** A sample event. */
export type TestWebhookInput = z.infer<typeof TestWebhookInput>

/** What came of a sample event: whether its address took it, with which status, and after how many ms. */
export const WebhookTest = z.object({
  accepted: z.boolean(),
  status: z.number().int(),
  sentAt: Time,
  durationMs: z.number().int().nonnegative(),
})
/** What came of a sample event. */
export type WebhookTest = z.infer<typeof WebhookTest>

/** What a list of webhooks can be asked; they come by name. */
export const ListWebhooksQuery = z.strictObject({
  ...connectionQuery,
  ...pageQuery,
  scenarioId: Id.optional(),
})
/** What a list of webhooks can be asked. */
export type ListWebhooksQuery = z.infer<typeof ListWebhooksQuery>

/** A page of webhooks. */
export const WebhookPage = pageOf(Webhook)
