import type { Hono } from 'hono'
import { isObject, readBody } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import {
  allModules,
  fieldTypes,
  writtenBlueprint,
  type FlowModule,
  type InterfaceField,
  type Scenario,
  type ScenarioInterface,
} from '../world/model.js'
import type { World } from '../world/world.js'
import { requireScenario } from './access.js'
import { answerMethod, invalidRequest } from './errors.js'
import { liveScheduling } from './scenarios.js'

/** Modules stand in a row, so many pixels apart; branches lie beneath each other. */
const grid = { x: 300, y: 200 }

interface Place {
  readonly x: number
  readonly y: number
}

function toNode(module: FlowModule, { x, y }: Place): Record<string, unknown> {
  const { id, version, mapper, label, listener, routes } = module
  return {
    id,
    module: module.module,
    version,
    parameters: {},
    mapper,
    metadata: { designer: { x, y, ...(label !== undefined && { name: label }) } },
    ...(listener && { listener }),
    ...(routes && {
      routes: routes.map((route, index) => ({
        flow: toFlow(route, { x: x + grid.x, y: y + index * grid.y }),
      })),
    }),
  }
}

function toFlow(flow: readonly FlowModule[], { x, y }: Place): Record<string, unknown>[] {
  return flow.map((module, index) => toNode(module, { x: x + index * grid.x, y }))
}

/** What Make's editor writes beside the flow of a scenario. */
function usualMetadata({ flow }: Scenario): Record<string, unknown> {
  return {
    version: 1,
    instant: flow[0]?.listener === true,
    scenario: {
      roundtrips: 1,
      autoCommitTriggerLast: true,
      sequential: false,
      confidential: false,
      dataloss: false,
      dlq: false,
      freshVariables: false,
    },
    designer: { orphans: [] },
  }
}

/** A scenario's blueprint, as its editor would export it; one that was written over the API as it was written. */
export function toBlueprint(scenario: Scenario): Record<string, unknown> {
  const { name, flow, settings } = scenario
  const written = writtenBlueprint(scenario, 'live')
  const given = written?.['metadata']
  const metadata = isObject(given) ? given : usualMetadata(scenario)
  const { maxErrors, autoCommit } = settings
  const own = isObject(metadata['scenario']) ? metadata['scenario'] : {}
  return {
    ...(written ?? { name, flow: toFlow(flow, { x: 0, y: 0 }) }),
    name,
    metadata: { ...metadata, scenario: { ...own, maxErrors, autoCommit } },
  }
}

const isField = (value: unknown): value is Omit<InterfaceField, 'required'> =>
  isObject(value) &&
  typeof value['name'] === 'string' &&
  fieldTypes.some((type) => type === value['type'])

/** What may be run with input, and what it answers (`@makehq/sdk`, type `UpdateScenarioInterfaceBody`). */
function readInterface(value: unknown): ScenarioInterface {
  const fault = "Invalid value of parameter 'interface': lists of fields are expected."
  const readFields = (fields: unknown): readonly InterfaceField[] | null => {
    if (fields === undefined || fields === null) return null
    if (!Array.isArray(fields)) throw invalidRequest([fault])
    return (fields as unknown[]).map((field) => {
      if (!isField(field)) throw invalidRequest([fault])
      return Object.assign({ required: false }, field)
    })
  }
  if (!isObject(value)) throw invalidRequest([fault])
  return { input: readFields(value['input']), output: readFields(value['output']) }
}

/** Make keeps older versions for so long, in ms. */
const versionsKeptMs = 60 * 86_400_000

/** `/scenarios/{id}/blueprint`, `/blueprints` and `/interface`. */
export function mountBlueprints(app: Hono<Environment>, world: World): void {
  mountPath(
    app,
    '/scenarios/:id/blueprint',
    {
      GET(c) {
        const scenario = requireScenario(c, world)
        const { input, output } = scenario.interface
        return c.json({
          code: 'OK',
          response: {
            blueprint: toBlueprint(scenario),
            concept: false,
            scheduling: liveScheduling(
              scenario.scheduling,
              { timeZone: world.zoneOf(scenario), anchor: scenario.anchor },
              world.clock.now(),
            ),
            metadata: { input_spec: input ?? [], output_spec: output ?? [] },
            idSequence: allModules(scenario.flow).length + 1,
            created: new Date(scenario.createdAt).toISOString(),
            last_edit: new Date(scenario.editedAt).toISOString(),
          },
        })
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/scenarios/:id/blueprints',
    {
      GET(c) {
        const { id, versions } = requireScenario(c, world)
        const oldest = world.clock.now() - versionsKeptMs
        const present = versions.at(-1)
        return c.json({
          scenariosBlueprints: versions
            .filter((one) => one === present || one.createdAt >= oldest)
            .map(({ version, createdAt }) => ({
              created: new Date(createdAt).toISOString(),
              version,
              scenarioId: id,
              draft: false,
            })),
        })
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/scenarios/:id/interface',
    {
      GET: (c) => c.json({ interface: requireScenario(c, world).interface }),
      async PATCH(c) {
        const scenario = requireScenario(c, world)
        const read = await readBody(c)
        if (!read.ok) throw invalidRequest([read.message])
        const fresh = readInterface(read.body['interface'])
        world.update(scenario, { interface: fresh }, c.get('person'))
        return c.json({ interface: fresh })
      },
    },
    answerMethod,
  )
}
