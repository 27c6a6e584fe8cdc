import type { Context } from 'hono'
import { blueprintBodyBytes, readBody, type JsonObject } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { allModules, moduleName, type FlowModule, type Scenario } from '../world/model.js'
import { addNewScenario } from '../world/new-scenario.js'
import type { World } from '../world/world.js'
import { requireTeam } from './access.js'
import { invalidRequest, notConfirmed } from './errors.js'
import { readBlueprint } from './read-blueprint.js'
import { readScheduling } from './scheduling.js'

/** `metadata` is what the official SDK adds, the inputs and outputs of a blueprint: here they stay as they are. */
const creatable = new Set(['teamId', 'folderId', 'blueprint', 'scheduling', 'basedon', 'metadata'])

/** Reads the body of a request that may hold a blueprint. */
export async function readScenarioBody(c: Context<Environment>): Promise<JsonObject> {
  const read = await readBody(c, blueprintBodyBytes)
  if (!read.ok) throw invalidRequest([read.message])
  return read.body
}

/**
 * Apps that nobody in the organisation uses yet are installed with the scenario, which must be confirmed (`@makehq/sdk`).
 * @throws LiveError 406
 */
export function requireInstalled(
  world: World,
  organizationId: number,
  flow: readonly FlowModule[],
): void {
  const appsOf = (modules: readonly FlowModule[]) =>
    allModules(modules).map(({ module }) => moduleName(module).app)
  const installed = new Set(
    world
      .scenarios()
      .filter((one) => one.organizationId === organizationId)
      .flatMap((one) => appsOf(one.flow)),
  )
  if (!appsOf(flow).every((app) => installed.has(app))) throw notConfirmed()
}

/**
 * What creates a scenario (`@makehq/sdk`, type `CreateScenarioBody`): blueprint and schedule are JSON in texts. It is inactive.
 * @throws LiveError 400 with everything that is wrong, 403 for a foreign team, 406 where an app is new and `confirmed` isn't said
 */
export function createScenario(
  c: Context<Environment>,
  world: World,
  body: JsonObject,
  confirmed: boolean | undefined,
): Scenario {
  const faults: string[] = []
  const fault = (message: string) => faults.push(message)
  for (const key of Object.keys(body)) {
    if (!creatable.has(key)) fault(`Unknown parameter '${key}'.`)
  }
  const { teamId, folderId } = body
  const folder = typeof folderId === 'number' ? world.folder(folderId) : undefined
  if (!Number.isInteger(teamId)) {
    fault("Invalid value of parameter 'teamId': a number is expected.")
  }
  if (folderId !== undefined && folderId !== null && folder?.teamId !== teamId) {
    fault("Invalid value of parameter 'folderId': a folder of the team is expected.")
  }
  const scheduling = readScheduling(body['scheduling'], fault)
  const plan = readBlueprint(body['blueprint'], fault)
  if (faults.length > 0 || !plan || !scheduling) throw invalidRequest(faults)
  const team = requireTeam(c, world, Number(teamId))
  if (confirmed !== true) requireInstalled(world, team.organizationId, plan.flow)
  return addNewScenario(world, {
    team,
    author: c.get('person'),
    name: plan.name ?? 'New scenario',
    flow: plan.flow,
    written: plan.written,
    folderId: folder?.id ?? null,
    scheduling,
    settings: plan.settings,
  })
}

/** What a clone is told: `states` and the maps from old to new ids, which change nothing here. */
const cloneable = new Set([
  'name',
  'teamId',
  'states',
  'account',
  'key',
  'hook',
  'device',
  'udt',
  'datastore',
])

/**
 * A copy of a scenario, inactive, in a team of the organisation (vendor's OpenAPI).
 * @throws LiveError 400 with everything that is wrong, 403 for a foreign team
 */
export function cloneScenario(
  c: Context<Environment>,
  world: World,
  original: Scenario,
  body: JsonObject,
): Scenario {
  const faults: string[] = []
  const { name, teamId, states } = body
  for (const key of Object.keys(body)) {
    if (!cloneable.has(key)) faults.push(`Unknown parameter '${key}'.`)
  }
  if (typeof name !== 'string' || name.trim() === '' || name.length > 120) {
    faults.push("Invalid value of parameter 'name': 1 to 120 characters are expected.")
  }
  if (!Number.isInteger(teamId)) {
    faults.push("Invalid value of parameter 'teamId': a number is expected.")
  }
  if (typeof states !== 'boolean') {
    faults.push("Invalid value of parameter 'states': true or false is expected.")
  }
  if (faults.length > 0) throw invalidRequest(faults)
  const team = requireTeam(c, world, Number(teamId))
  const { description, flow, written, folderId, scheduling, settings, habits } = original
  return addNewScenario(world, {
    team,
    author: c.get('person'),
    name: String(name),
    description,
    flow,
    written,
    folderId: team.id === original.teamId ? folderId : null,
    scheduling,
    settings,
    interface: original.interface,
    habits,
  })
}
