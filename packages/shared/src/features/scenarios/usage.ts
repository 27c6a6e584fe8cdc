import { z } from 'zod'
import { pageOf } from '../../contract/schemas.js'

/** What a scenario used on a day: `date` is one of the organisation's calendar, `credits` are whole ones; `null`: not told. */
export const ScenarioUsage = z.object({
  date: z.iso.date(),
  operations: z.number().int().nonnegative().nullable(),
  transferBytes: z.number().int().nonnegative().nullable(),
  credits: z.number().nonnegative().nullable(),
})
/** What a scenario used on a day. */
export type ScenarioUsage = z.infer<typeof ScenarioUsage>

/** The days of the last 30 on which anything was used, in order: the page is always the last. */
export const ScenarioUsagePage = pageOf(ScenarioUsage)
