import type { Hono } from 'hono'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import { allModules, moduleName, type Scenario } from '../world/model.js'
import type { Scheduling } from '../world/schedules.js'
import { nextStart } from '../world/schedules.js'
import type { World } from '../world/world.js'
import { requireScenario, requireTeam } from './access.js'
import { accessDenied, answerMethod } from './errors.js'
import {
  cloneScenario,
  createScenario,
  readScenarioBody,
  requireInstalled,
} from './new-scenarios.js'
import { Query, paginate, toRow, type Columns } from './query.js'
import { readPatch } from './scenario-patch.js'

const iso = (time: number) => new Date(time).toISOString()

/** By what a list may be sorted (vendor's OpenAPI). */
const sortable = [
  'proprietal',
  'id',
  'name',
  'teamId',
  'folderId',
  'isActive',
  'isinvalid',
  'islocked',
  'lastEdit',
  'createdByUserName',
  'updatedByUserName',
  'created',
] as const

/** Columns for sorting only. */
const sortColumns: Columns<Scenario> = {
  proprietal: ({ id }) => id,
  createdByUserName: ({ createdBy }) => createdBy.name,
  updatedByUserName: ({ editedBy }) => editedBy.name,
}

/**
 * The packages of a scenario as Make tells them: one for each module, so they repeat, and custom apps carry `app#`.
 */
function usedPackages({ flow }: Scenario): string[] {
  return allModules(flow).map(({ module }) => {
    const { app } = moduleName(module)
    return customApps.has(app) ? `app#${app}` : app
  })
}

/** Apps that are built with Make's own app editor carry a prefix in `usedPackages`. */
const customApps = new Set(['klaviyo', 'gorgias', 'shipstation', 'trustpilot'])

/** A schedule in Make's words. One that only cron can say shows as the interval nearest to it. */
export function liveScheduling(
  scheduling: Scheduling,
  context: { readonly timeZone: string; readonly anchor: number },
  now: number,
): Record<string, unknown> {
  if (scheduling.type !== 'cron') return { ...scheduling }
  const first = nextStart(scheduling, now, context)
  const second = first === null ? null : nextStart(scheduling, first, context)
  if (first === null || second === null) return { type: 'on-demand' }
  return { type: 'indefinitely', interval: Math.max(60, Math.round((second - first) / 1000)) }
}

/** The columns of a scenario, `@makehq/sdk` type `Scenario` and its recorded answers. */
function scenarioColumns(world: World): Columns<Scenario> {
  return {
    id: ({ id }) => id,
    name: ({ name }) => name,
    teamId: ({ teamId }) => teamId,
    hookId: ({ hookId }) => hookId,
    deviceId: () => null,
    deviceScope: () => null,
    concept: () => false,
    description: ({ description }) => description,
    folderId: ({ folderId }) => folderId,
    slots: () => null,
    isinvalid: ({ isInvalid }) => isInvalid,
    islinked: ({ isActive }) => isActive,
    isActive: ({ isActive }) => isActive,
    islocked: () => false,
    isPaused: ({ isPaused }) => isPaused,
    usedPackages,
    usedModules: ({ flow }) => allModules(flow).map(({ module }) => module),
    lastEdit: ({ editedAt }) => iso(editedAt),
    scheduling: (scenario) =>
      liveScheduling(
        scenario.scheduling,
        { timeZone: world.zoneOf(scenario), anchor: scenario.anchor },
        world.clock.now(),
      ),
    iswaiting: () => false,
    dlqCount: ({ dlqCount }) => dlqCount,
    allDlqCount: ({ dlqCount }) => dlqCount,
    created: ({ createdAt }) => iso(createdAt),
    createdByUser: ({ createdBy }) => createdBy,
    updatedByUser: ({ editedBy }) => editedBy,
    nextExec: ({ nextRunAt }) => (nextRunAt === null ? null : iso(nextRunAt)),
    operations: (scenario) => world.consumption(scenario).operations,
    transfer: (scenario) => world.consumption(scenario).transfer,
    centicredits: (scenario) => world.consumption(scenario).centicredits,
    customProperties: () => ({}),
    type: () => 'scenario',
  }
}

/** A single scenario is told without these (recorded). */
const listOnly = new Set(['operations', 'usedModules', 'centicredits'])

/** What starting and stopping answer. */
const state = ({ id, isActive }: Scenario) => ({
  scenario: { id, isActive, islinked: isActive },
})

/** `/scenarios`, `/scenarios/{id}`, `/clone`, `/start`, `/stop`. */
export function mountScenarios(app: Hono<Environment>, world: World): void {
  const columns = scenarioColumns(world)
  const listed = Object.keys(columns)
  const single = listed.filter((name) => !listOnly.has(name))

  mountPath(
    app,
    '/scenarios',
    {
      GET(c) {
        const query = new Query(c.req.url)
        const teamId = query.integer('teamId', 1)
        const organizationId = query.integer('organizationId', 1)
        const folderId = query.integer('folderId', 1)
        const isActive = query.boolean('isActive')
        const concept = query.boolean('concept')
        const type = query.oneOf('type', ['scenario', 'tool'])
        const ids = query.integers('id')
        const page = query.page(sortable, { sortBy: 'proprietal', sortDir: 'desc' })
        const names = query.columns(columns, listed)
        if ((query.text('teamId') === undefined) === (query.text('organizationId') === undefined)) {
          query.fault("Exactly one of the parameters 'teamId' and 'organizationId' is expected.")
        }
        query.check()
        if (teamId !== undefined) requireTeam(c, world, teamId)
        else if (organizationId !== c.get('organization').id) throw accessDenied()
        const rows = world
          .scenarios()
          .filter(
            (scenario) =>
              (teamId === undefined
                ? scenario.organizationId === organizationId
                : scenario.teamId === teamId) &&
              (folderId === undefined || scenario.folderId === folderId) &&
              (isActive === undefined || scenario.isActive === isActive) &&
              (ids.length === 0 || ids.includes(scenario.id)) &&
              concept !== true &&
              type !== 'tool',
          )
        const shown = paginate(rows, page, { ...columns, ...sortColumns })
        return c.json({
          scenarios: shown.map((scenario) => toRow(scenario, columns, names)),
          pg: { ...page, returnTotalCount: false },
        })
      },
      async POST(c) {
        const query = new Query(c.req.url)
        const names = query.columns(columns, single)
        const confirmed = query.boolean('confirmed')
        query.check()
        const made = createScenario(c, world, await readScenarioBody(c), confirmed)
        return c.json({ scenario: toRow(made, columns, names) })
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/scenarios/:id',
    {
      GET(c) {
        const scenario = requireScenario(c, world)
        const query = new Query(c.req.url)
        const names = query.columns(columns, single)
        query.check()
        return c.json({ scenario: toRow(scenario, columns, names) })
      },
      async PATCH(c) {
        const scenario = requireScenario(c, world)
        const query = new Query(c.req.url)
        const names = query.columns(columns, single)
        const confirmed = query.boolean('confirmed')
        query.check()
        const patch = readPatch(await readScenarioBody(c), { world, scenario })
        if (patch.flow && confirmed !== true) {
          requireInstalled(world, scenario.organizationId, patch.flow)
        }
        if (Object.keys(patch).length > 0) world.update(scenario, patch, c.get('person'))
        return c.json({ scenario: toRow(scenario, columns, names) })
      },
      DELETE(c) {
        const scenario = requireScenario(c, world)
        world.remove(scenario)
        return c.json({ scenario: scenario.id })
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/scenarios/:id/clone',
    {
      async POST(c) {
        const original = requireScenario(c, world)
        const query = new Query(c.req.url)
        const organizationId = query.integer('organizationId', 1)
        query.check()
        if (organizationId !== original.organizationId) throw accessDenied()
        const made = cloneScenario(c, world, original, await readScenarioBody(c))
        return c.json({ scenario: toRow(made, columns, single) })
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/scenarios/:id/start',
    {
      POST(c) {
        const scenario = requireScenario(c, world)
        world.activate(scenario, c.get('person'))
        return c.json(state(scenario))
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/scenarios/:id/stop',
    {
      POST(c) {
        const scenario = requireScenario(c, world)
        world.deactivate(scenario, c.get('person'))
        return c.json(state(scenario))
      },
    },
    answerMethod,
  )
}
