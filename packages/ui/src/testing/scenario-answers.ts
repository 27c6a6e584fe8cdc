import type { CapabilityName, Folder, ScenarioDetail, Schedule } from '@inlaykit/shared'
import type { AnswerContext, Answers } from './answers.js'
import { tellExecution } from './capabilities.js'
import { InvalidRequest, matchScenarios, pageOut } from './lists.js'
import { isCron, nextRuns } from './next-runs.js'
import { StoryProblem } from './story-problem.js'

/** A scenario of the story, by its id. */
export function findScenario({ world }: AnswerContext, id: string): ScenarioDetail {
  const scenario = world.scenarios.get(id)
  if (!scenario) throw new StoryProblem('not-found', `There is no scenario ${id}.`)
  return scenario
}

function findFolder({ world }: AnswerContext, id: string): Folder {
  const folder = world.folders.find((one) => one.id === id)
  if (!folder) throw new StoryProblem('not-found', `There is no folder ${id}.`)
  return folder
}

function requireCapability({ capabilities }: AnswerContext, name: CapabilityName): void {
  if (!capabilities[name]) throw new StoryProblem('unsupported', `This connection has no ${name}.`)
}

/** As the server does, refuses cron that can't be read. */
function requireSchedule(schedule: Schedule | undefined): void {
  if (schedule?.kind !== 'cron' || isCron(schedule.expression)) return
  throw new InvalidRequest(
    'schedule.expression',
    'must be five fields of cron: minute, hour, day of the month, month and weekday, such as 0 9 * * 1-5',
    'body',
  )
}

/** The planned run of an interval that stays as it is: the others are counted from it. */
function anchorOf(schedule: Schedule, scenario: ScenarioDetail | undefined): number | undefined {
  const kept = scenario?.schedule
  if (schedule.kind !== 'interval' || kept?.kind !== 'interval') return undefined
  if (scenario?.status !== 'active' || kept.seconds !== schedule.seconds) return undefined
  return scenario.nextRunAt ? Date.parse(scenario.nextRunAt) : undefined
}

function withoutAbsent<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<T>
}

function tellScenario(scenario: ScenarioDetail, { capabilities }: AnswerContext): ScenarioDetail {
  return {
    ...scenario,
    inputs: capabilities.scenarioInputs ? scenario.inputs : null,
    incompleteCount: capabilities.incompleteCount ? scenario.incompleteCount : null,
  }
}

/** What a story's backend answers about scenarios and folders. */
export const scenarioAnswers: Pick<
  Answers,
  | 'listScenarios'
  | 'getScenario'
  | 'createScenario'
  | 'updateScenario'
  | 'deleteScenario'
  | 'duplicateScenario'
  | 'runScenario'
  | 'activateScenario'
  | 'deactivateScenario'
  | 'previewSchedule'
  | 'listFolders'
  | 'createFolder'
  | 'updateFolder'
  | 'deleteFolder'
> = {
  listScenarios: ({ query }, context) => {
    const page = pageOut(matchScenarios(context.world.scenarios.values(), query), query)
    return { ...page, items: page.items.map((scenario) => tellScenario(scenario, context)) }
  },
  getScenario: ({ params }, context) =>
    tellScenario(findScenario(context, params.scenarioId), context),
  deleteScenario: ({ params }, context) => {
    const { id: scenarioId } = findScenario(context, params.scenarioId)
    context.world.scenarios.delete(scenarioId)
    context.emit({ type: 'scenario.removed', scenarioId })
    return undefined
  },
  createScenario: ({ body }, context) => {
    requireCapability(context, 'scenarioCreate')
    requireSchedule(body.schedule)
    if (!Array.isArray(body.blueprint['flow'] ?? body.blueprint['modules'])) {
      throw new StoryProblem('upstream-rejected', 'The blueprint has no steps.')
    }
    const scenario: ScenarioDetail = {
      id: String(80_000 + context.world.scenarios.size),
      name: body.name,
      status: body.active ? 'active' : 'inactive',
      folderId: body.folderId ?? null,
      schedule: body.schedule ?? { kind: 'on-demand' },
      modules: [],
      inputs: [],
    }
    context.world.scenarios.set(scenario.id, scenario)
    context.emit({ type: 'scenario.changed', scenarioId: scenario.id })
    const isHalf = body.blueprint['metadata'] === null
    const warnings = isHalf ? [{ path: 'folderId', message: 'Move it in Make.' }] : undefined
    return { ...tellScenario(scenario, context), ...(warnings && { warnings }) }
  },
  updateScenario: ({ params, body }, context) => {
    const scenario = findScenario(context, params.scenarioId)
    const { folderId, blueprint: _blueprint, active, ...changes } = body
    requireSchedule(body.schedule)
    if (folderId !== undefined) {
      requireCapability(context, 'scenarioFolder')
      scenario.folderId = folderId
    }
    Object.assign(scenario, withoutAbsent(changes))
    if (active !== undefined) scenario.status = active ? 'active' : 'inactive'
    context.emit({ type: 'scenario.changed', scenarioId: scenario.id })
    return tellScenario(scenario, context)
  },
  duplicateScenario: ({ params, body }, context) => {
    requireCapability(context, 'scenarioDuplicate')
    const original = findScenario(context, params.scenarioId)
    const losesFolder = Boolean(original.folderId) && !context.capabilities.scenarioFolder
    const copy: ScenarioDetail = {
      ...original,
      id: String(90_000 + context.world.scenarios.size),
      name: body.name ?? `${original.name} (copy)`,
      status: 'inactive',
      folderId: losesFolder ? null : original.folderId,
      nextRunAt: null,
      lastRunAt: null,
      lastRunStatus: null,
      lastExecutionId: null,
      operations: 0,
    }
    context.world.scenarios.set(copy.id, copy)
    context.emit({ type: 'scenario.changed', scenarioId: copy.id })
    if (!losesFolder) return tellScenario(copy, context)
    const message =
      'The copy is in no folder: this connection can’t put a scenario into one. Move it in Make.'
    return { ...tellScenario(copy, context), warnings: [{ path: 'folderId', message }] }
  },
  runScenario: async ({ params, body }, context) => {
    const scenario = findScenario(context, params.scenarioId)
    if (scenario.status === 'invalid') {
      throw new StoryProblem('upstream-rejected', 'The scenario has a module that is not set up.')
    }
    const execution = context.world.startRun(scenario, 'manual')
    if (body.wait) await context.world.whenEnded(execution)
    return tellExecution(execution, context.capabilities)
  },
  activateScenario: ({ params }, context) => {
    const scenario = findScenario(context, params.scenarioId)
    context.world.setStatus(scenario, 'active')
    return tellScenario(scenario, context)
  },
  deactivateScenario: ({ params }, context) => {
    const scenario = findScenario(context, params.scenarioId)
    context.world.setStatus(scenario, 'inactive')
    return tellScenario(scenario, context)
  },
  listFolders: (_, { world, capabilities }) => ({
    items: world.folders.map((folder) => ({
      id: folder.id,
      name: capabilities.folderNames ? folder.name : folder.id,
      scenarioCount: [...world.scenarios.values()].filter((each) => each.folderId === folder.id)
        .length,
    })),
    nextCursor: null,
    asOf: new Date().toISOString(),
  }),
  previewSchedule: ({ body }, { world }) => {
    const { schedule, scenarioId, count } = body
    requireSchedule(schedule)
    const told = body.timeZone ?? world.organizationZone
    const timeZone = told ?? 'UTC'
    const after = Date.now()
    const anchor = anchorOf(schedule, world.scenarios.get(scenarioId ?? '')) ?? after
    return {
      timeZone,
      ...(told === null && { zoneAssumed: true as const }),
      runs: nextRuns(schedule, { after, anchor, timeZone, count }).map((at) =>
        new Date(at).toISOString(),
      ),
    }
  },

  createFolder: ({ body }, context) => {
    requireCapability(context, 'folderChanges')
    const folder = { id: String(900 + context.world.folders.length), name: body.name }
    context.world.folders.push(folder)
    return { ...folder, scenarioCount: 0 }
  },
  updateFolder: ({ params, body }, context) => {
    requireCapability(context, 'folderChanges')
    const folder = findFolder(context, params.folderId)
    folder.name = body.name
    return folder
  },
  deleteFolder: ({ params }, context) => {
    requireCapability(context, 'folderChanges')
    const { id } = findFolder(context, params.folderId)
    const { folders, scenarios } = context.world
    folders.splice(
      folders.findIndex((folder) => folder.id === id),
      1,
    )
    for (const scenario of scenarios.values())
      if (scenario.folderId === id) scenario.folderId = null
    context.emit({ type: 'scenarios.changed' })
    return undefined
  },
}
