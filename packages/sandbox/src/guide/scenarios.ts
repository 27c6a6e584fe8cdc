import type { Hono } from 'hono'
import { blueprintBodyBytes, isObject, readBody, type JsonObject } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import {
  allModules,
  moduleName,
  usualSettings,
  writtenBlueprint,
  type FlowModule,
  type Scenario,
  type ScenarioSettings,
} from '../world/model.js'
import { addNewScenario } from '../world/new-scenario.js'
import { cronFault, toCron } from '../world/schedules.js'
import type { ScenarioPatch, World } from '../world/world.js'
import { requireScenario } from './access.js'
import { answerMethod, invalidRequest } from './errors.js'
import { readInteger } from './query.js'
import { readBlueprint } from './read-blueprint.js'

/** A scenario as a list tells it. `lastRunDate` is missing where it never ran, `schedule` where it is started by hand. */
function toRow(scenario: Scenario, world: World): Record<string, unknown> {
  const lastStart = world.lastStart(scenario)
  const cron = toCron(scenario.scheduling, {
    timeZone: world.zoneOf(scenario),
    anchor: scenario.anchor,
  })
  return {
    id: scenario.id,
    name: scenario.name,
    // The guide knows no paused and no invalid scenarios: they don't start, so they are not active.
    active: scenario.isActive && !scenario.isInvalid && !scenario.isPaused,
    ...(lastStart !== null && { lastRunDate: new Date(lastStart).toISOString() }),
    ...(scenario.folderId !== null && { folder: scenario.folderId }),
    ...(scenario.description !== '' && { description: scenario.description }),
    ...(cron && { schedule: { cronExpression: cron.expression, timezone: cron.timeZone } }),
    operations: world.consumption(scenario).operations,
  }
}

function toModules(flow: readonly FlowModule[]): Record<string, unknown>[] {
  return allModules(flow).map(({ id, module, mapper }) => {
    const { app, action } = moduleName(module)
    return { id, app, action, parameters: mapper }
  })
}

/** Who follows whom: `from` and `to` of a blueprint's connections. */
function toConnections(flow: readonly FlowModule[]): { from: number; to: number }[] {
  const pairs: { from: number; to: number }[] = []
  let previous: FlowModule | undefined
  for (const module of flow) {
    if (previous) pairs.push({ from: previous.id, to: module.id })
    for (const route of module.routes ?? []) {
      const [first] = route
      if (first) pairs.push({ from: module.id, to: first.id })
      pairs.push(...toConnections(route))
    }
    previous = module
  }
  return pairs
}

function toDetail(scenario: Scenario, world: World): Record<string, unknown> {
  const modules = toModules(scenario.flow)
  return {
    ...toRow(scenario, world),
    modules,
    blueprint: writtenBlueprint(scenario, 'guide') ?? {
      modules,
      connections: toConnections(scenario.flow),
    },
    ...scenario.settings,
  }
}

/** `/scenarios` and `/scenarios/{id}`. */
export function mountScenarios(app: Hono<Environment>, world: World): void {
  mountPath(
    app,
    '/scenarios',
    {
      GET(c) {
        const query = new URL(c.req.url).searchParams
        const limit = readInteger(query, 'limit', { fallback: 50, least: 1, most: 1000 })
        const offset = readInteger(query, 'offset', {
          fallback: 0,
          least: 0,
          most: Number.MAX_SAFE_INTEGER,
        })
        const folder = query.get('folder')
        const rows = world
          .scenarios()
          .filter(
            ({ organizationId, folderId }) =>
              organizationId === c.get('organization').id &&
              (folder === null || String(folderId) === folder),
          )
        return c.json({
          data: rows.slice(offset, offset + limit).map((scenario) => toRow(scenario, world)),
        })
      },
      async POST(c) {
        const read = await readBody(c, blueprintBodyBytes)
        if (!read.ok) throw invalidRequest(read.message)
        const [team] = c.get('organization').teams
        if (!team) throw invalidRequest('the organization has no team')
        const { active, patch } = readPatch(read.body, usualSettings)
        if (patch.name === undefined) throw invalidRequest('name must be a text')
        if (!patch.flow) throw invalidRequest('blueprint must be an object')
        const { name, flow, isInvalid: _, ...rest } = patch
        const made = addNewScenario(world, {
          team,
          author: c.get('person'),
          name,
          flow,
          ...rest,
        })
        if (active === true) world.activate(made, c.get('person'))
        return c.json(toDetail(made, world), 201)
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/scenarios/:id',
    {
      GET: (c) => c.json(toDetail(requireScenario(c, world), world)),
      async PATCH(c) {
        const scenario = requireScenario(c, world)
        const read = await readBody(c, blueprintBodyBytes)
        if (!read.ok) throw invalidRequest(read.message)
        const { active, patch } = readPatch(read.body, scenario.settings)
        const by = c.get('person')
        // First whatever may be refused, so that nothing is half done; a blueprint that passes mends what was invalid.
        if (active === true) {
          if (patch.isInvalid === false) world.update(scenario, { isInvalid: false })
          world.activate(scenario, by)
        }
        if (Object.keys(patch).length > 0) world.update(scenario, patch, by)
        if (active === false) world.deactivate(scenario, by)
        return c.json(toDetail(scenario, world))
      },
      DELETE(c) {
        world.remove(requireScenario(c, world))
        return c.body(null, 204)
      },
    },
    answerMethod,
  )
}

const settingNames = ['priority', 'maxErrors', 'autoCommit'] as const
const changeable = new Set([
  'active',
  'name',
  'description',
  'schedule',
  'blueprint',
  ...settingNames,
])

function readSettings(
  { priority, maxErrors, autoCommit }: JsonObject,
  present: ScenarioSettings,
): ScenarioSettings {
  for (const [name, value] of Object.entries({ priority, maxErrors })) {
    if (value !== undefined && !(Number.isInteger(value) && Number(value) >= 0)) {
      throw invalidRequest(`${name} must be a whole number`)
    }
  }
  if (autoCommit !== undefined && typeof autoCommit !== 'boolean') {
    throw invalidRequest('autoCommit must be true or false')
  }
  return {
    priority: Number(priority ?? present.priority),
    maxErrors: Number(maxErrors ?? present.maxErrors),
    autoCommit: autoCommit ?? present.autoCommit,
  }
}

function readPatch(
  body: JsonObject,
  settings: ScenarioSettings,
): { active: boolean | undefined; patch: ScenarioPatch } {
  const { active, name, description, schedule, blueprint } = body
  const unknown = Object.keys(body).find((key) => !changeable.has(key))
  if (unknown !== undefined) throw invalidRequest(`${unknown} can't be changed`)
  if (active !== undefined && typeof active !== 'boolean') {
    throw invalidRequest('active must be true or false')
  }
  if (name !== undefined && (typeof name !== 'string' || name.trim() === '')) {
    throw invalidRequest('name must be a text')
  }
  if (description !== undefined && typeof description !== 'string') {
    throw invalidRequest('description must be a text')
  }
  return {
    active,
    patch: {
      ...(settingNames.some((key) => body[key] !== undefined) && {
        settings: readSettings(body, settings),
      }),
      ...(typeof name === 'string' && { name }),
      ...(typeof description === 'string' && { description }),
      ...(schedule !== undefined && { scheduling: readSchedule(schedule) }),
      ...(blueprint !== undefined && { ...readBlueprint(blueprint), isInvalid: false }),
    },
  }
}

function readSchedule(schedule: unknown): Scenario['scheduling'] {
  if (!isObject(schedule)) throw invalidRequest('schedule must be an object')
  const { cronExpression, timezone = 'UTC' } = schedule
  if (cronExpression === undefined || cronExpression === null) return { type: 'on-demand' }
  if (typeof cronExpression !== 'string' || typeof timezone !== 'string') {
    throw invalidRequest('schedule.cronExpression and schedule.timezone must be texts')
  }
  const fault = cronFault(cronExpression, timezone)
  if (fault !== undefined) throw invalidRequest(`schedule: ${fault}`)
  return { type: 'cron', expression: cronExpression, timeZone: timezone }
}
