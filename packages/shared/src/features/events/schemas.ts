import { z } from 'zod'
import { Id, Time } from '../../contract/schemas.js'
import { executionStatuses } from '../executions/routes.js'
import { eventTypes } from './routes.js'

/** What the stream can tell: see {@link eventTypes}. */
export type InlaykitEventType = (typeof eventTypes)[number]

/** One change, as the data of a Server-Sent Event whose `id` is the same and grows in the tenant's commit order. */
export const InlaykitEvent = z.object({
  id: z.string(),
  type: z.enum(eventTypes),
  at: Time,
  connectionId: Id.nullable(),
  scenarioId: Id.nullable(),
  executionId: Id.nullable(),
  status: z.enum(executionStatuses).nullable(),
})
/** One change. */
export type InlaykitEvent = z.infer<typeof InlaykitEvent>
