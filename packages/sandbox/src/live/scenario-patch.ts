import type { JsonObject } from '../http/body.js'
import type { Scenario } from '../world/model.js'
import type { ScenarioPatch, World } from '../world/world.js'
import { invalidRequest } from './errors.js'
import { readBlueprint } from './read-blueprint.js'
import { readScheduling } from './scheduling.js'

/** `metadata` is what the official SDK adds, the inputs and outputs of a blueprint: here they stay as they are. */
const changeable = new Set([
  'name',
  'description',
  'folderId',
  'scheduling',
  'blueprint',
  'metadata',
])

/**
 * What a body changes of a scenario (`@makehq/sdk`, type `UpdateScenarioBody`). A folder is one of the scenario's team;
 * `null` takes it out of its folder.
 * @throws LiveError 400 with everything that is wrong
 */
export function readPatch(
  body: JsonObject,
  { world, scenario }: { readonly world: World; readonly scenario: Scenario },
): ScenarioPatch {
  const faults: string[] = []
  const fault = (message: string) => faults.push(message)
  for (const key of Object.keys(body)) {
    if (!changeable.has(key)) fault(`Unknown parameter '${key}'.`)
  }
  const { name, description, folderId, scheduling, blueprint } = body
  const isName = typeof name === 'string' && name.trim() !== '' && name.length <= 120
  if (name !== undefined && !isName) {
    fault("Invalid value of parameter 'name': 1 to 120 characters are expected.")
  }
  if (description !== undefined && typeof description !== 'string') {
    fault("Invalid value of parameter 'description': a string is expected.")
  }
  const folder = typeof folderId === 'number' ? world.folder(folderId) : undefined
  if (folderId !== undefined && folderId !== null && folder?.teamId !== scenario.teamId) {
    fault("Invalid value of parameter 'folderId': a folder of the team is expected.")
  }
  const schedule = scheduling === undefined ? undefined : readScheduling(scheduling, fault)
  const plan = blueprint === undefined ? undefined : readBlueprint(blueprint, fault)
  if (faults.length > 0) throw invalidRequest(faults)
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof description === 'string' && { description }),
    ...(folderId !== undefined && { folderId: folder?.id ?? null }),
    ...(schedule && { scheduling: schedule }),
    // A blueprint that passes mends what was invalid.
    ...(plan && {
      flow: plan.flow,
      written: plan.written,
      settings: { ...scenario.settings, ...plan.settings },
      isInvalid: false,
    }),
  }
}
