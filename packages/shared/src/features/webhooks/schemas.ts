import { z } from 'zod'
import { Id, Time } from '../../contract/schemas.js'
import { webhookMethods, webhookSecurities, webhookTypes } from './routes.js'

/** How an incoming request must prove itself, without the secret. */
export const WebhookSecurity = z.strictObject({ type: z.enum(webhookSecurities) })

/**
 * The incoming address of a scenario. Whatever is `null` or absent the upstream does not tell. `urlMasked` names the host
 * and the last four characters: the whole address lets anybody in. `learning`: the next request teaches it its data.
 */
export const Webhook = z.object({
  id: Id,
  name: z.string(),
  urlMasked: z.string().nullable(),
  scenarioId: Id.nullable().optional(),
  scenarioName: z.string().nullable().optional(),
  type: z.enum(webhookTypes).nullable().optional(),
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

/** What a caller of a secured webhook must send: as `Authorization: Basic` or `Bearer`. */
export const WebhookSecret = z.discriminatedUnion('type', [
  z.object({ type: z.literal('basic'), username: z.string(), password: z.string() }),
  z.object({ type: z.literal('token'), token: z.string() }),
])
/** What a caller of a secured webhook must send. */
export type WebhookSecret = z.infer<typeof WebhookSecret>

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
