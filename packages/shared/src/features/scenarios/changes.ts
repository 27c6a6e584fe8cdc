import { z } from 'zod'
import { Id } from '../../contract/schemas.js'
import { Schedule } from './schedule.js'

/** What people call a scenario: 1 to 120 characters, as Make has it, none of them a control character. */
const ScenarioName = z
  .string()
  .trim()
  .regex(/^\P{Cc}{1,120}$/u, 'must be 1 to 120 characters without control characters')

/**
 * What may be changed of a scenario; what is absent stays. `folderId` `null` takes it out of its folder, an empty
 * `description` leaves it without one. What the connection's dialect doesn't have is `unsupported`.
 */
export const UpdateScenarioInput = z
  .strictObject({
    name: ScenarioName.optional(),
    description: z.string().max(5000).optional(),
    folderId: Id.nullable().optional(),
    schedule: Schedule.optional(),
    priority: z.number().int().min(0).max(1000).optional(),
    maxErrors: z.number().int().min(0).max(1000).optional(),
    autoCommit: z.boolean().optional(),
    active: z.boolean().optional(),
  })
  .refine((input) => Object.keys(input).length > 0, 'must change something')
/** What may be changed of a scenario. */
export type UpdateScenarioInput = z.infer<typeof UpdateScenarioInput>
