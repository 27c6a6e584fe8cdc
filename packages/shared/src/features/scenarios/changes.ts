import { z } from 'zod'
import { Id } from '../../contract/schemas.js'
import { Blueprint } from './blueprints.js'
import { Schedule } from './schedule.js'

/** What people call a scenario: 1 to 120 characters, as Make has it, none of them a control character. */
export const ScenarioName = z
  .string()
  .trim()
  .regex(/^\P{Cc}{1,120}$/u, 'must be 1 to 120 characters without control characters')

/** What is told of a scenario besides its blueprint, the same for a new one and a change. */
export const scenarioSettings = {
  description: z.string().max(5000).optional(),
  schedule: Schedule.optional(),
  priority: z.number().int().min(0).max(1000).optional(),
  maxErrors: z.number().int().min(0).max(1000).optional(),
  autoCommit: z.boolean().optional(),
  active: z.boolean().optional(),
}

/**
 * What may be changed of a scenario; what is absent stays. `blueprint` takes the place of the present one whole, in the words of
 * the connection's dialect; `maxErrors` and `autoCommit` stand before what it says of them. `folderId` `null` takes it out of its folder, an empty
 * `description` leaves it without one. What the connection's dialect doesn't have is `unsupported`.
 */
export const UpdateScenarioInput = z
  .strictObject({
    name: ScenarioName.optional(),
    blueprint: Blueprint.optional(),
    folderId: Id.nullable().optional(),
    ...scenarioSettings,
  })
  .refine((input) => Object.keys(input).length > 0, 'must change something')
/** What may be changed of a scenario. */
export type UpdateScenarioInput = z.infer<typeof UpdateScenarioInput>
