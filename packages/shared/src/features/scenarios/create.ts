import { z } from 'zod'
import { Id } from '../../contract/schemas.js'
import { Blueprint } from './blueprints.js'
import { ScenarioName, scenarioSettings } from './changes.js'
import { ScenarioDetail } from './schemas.js'

/**
 * A new scenario. `blueprint` is in the words of the connection's dialect, as `GET /scenarios/:id/blueprint` tells those that
 * are there; `name` stands before the name that it holds, and `maxErrors` and `autoCommit` before its own. It is switched off
 * unless `active`, and on demand unless `schedule` says when it starts. What the dialect doesn't have is `unsupported`.
 */
export const CreateScenarioInput = z.strictObject({
  name: ScenarioName,
  blueprint: Blueprint,
  folderId: Id.optional(),
  ...scenarioSettings,
})
/** A new scenario. */
export type CreateScenarioInput = z.infer<typeof CreateScenarioInput>

/** Something that was asked for with a new scenario and isn't done: where it stands in the body, what hindered it and the cure. */
export const ScenarioWarning = z.object({ path: z.string(), message: z.string() })
/** Something that isn't done. */
export type ScenarioWarning = z.infer<typeof ScenarioWarning>

/**
 * A scenario that was created. Where Make needs several requests for what was asked, and refused one after the scenario was
 * there, `warnings` says what is left to do; without them all is done.
 */
export const CreatedScenario = ScenarioDetail.extend({
  warnings: z.array(ScenarioWarning).optional(),
})
/** A scenario that was created. */
export type CreatedScenario = z.infer<typeof CreatedScenario>

/** A copy of a scenario; without `name` it is named after the original, with `(copy)` behind it. */
export const DuplicateScenarioInput = z.strictObject({ name: ScenarioName.optional() })
/** A copy of a scenario. */
export type DuplicateScenarioInput = z.infer<typeof DuplicateScenarioInput>
