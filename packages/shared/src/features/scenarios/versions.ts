import { z } from 'zod'
import { pageOf, Time } from '../../contract/schemas.js'

/**
 * A version of a scenario's blueprint. Make keeps them for 60 days and counts from 1; a draft is one that was saved and isn't
 * run yet.
 */
export const ScenarioVersion = z.object({
  version: z.number().int(),
  createdAt: Time.nullable(),
  draft: z.boolean().nullable(),
})
/** A version of a scenario's blueprint. */
export type ScenarioVersion = z.infer<typeof ScenarioVersion>

/** All versions, the newest first: the page is always the last. */
export const ScenarioVersionPage = pageOf(ScenarioVersion)
