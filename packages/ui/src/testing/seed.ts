import type {
  ExecutionDetail,
  ExecutionStatus,
  ExecutionStep,
  ExecutionTrigger,
  Folder,
  ScenarioDetail,
  Schedule,
} from '@inlaykit/shared'
import { blueprints, failures, folderNames, markets, type Failure } from './blueprints.js'
import type { Random } from './random.js'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** A time as the contract writes it. */
export const iso = (time: number) => new Date(time).toISOString()

const schedules: readonly [Schedule, ...Schedule[]] = [
  { kind: 'interval', seconds: 900 },
  { kind: 'interval', seconds: 3600 },
  { kind: 'immediately' },
  { kind: 'daily', time: '08:30' },
  { kind: 'weekly', days: [1, 4], time: '09:00' },
  { kind: 'monthly', days: [1], time: '06:00' },
  { kind: 'on-demand' },
  { kind: 'cron', expression: '0 7 * * 1-5', timeZone: 'Europe/Berlin' },
]

/** The folders of a story's team. */
export function seedFolders(): Folder[] {
  return folderNames.map((name, index) => ({ id: String(500 + index), name }))
}

/** Makes the scenario number `index` of a story. */
export function seedScenario(index: number, random: Random, now: number): ScenarioDetail {
  const blueprint = blueprints[index % blueprints.length] ?? blueprints[0]
  const round = Math.floor(index / blueprints.length)
  const market = markets[round % markets.length]
  const repeat = Math.floor(round / markets.length)
  const name = `${blueprint.name}, ${market}${repeat > 0 ? ` ${repeat + 1}` : ''}`
  const schedule = random.pick(schedules)
  const status = random.chance(0.72)
    ? 'active'
    : random.pick(['inactive', 'inactive', 'paused', 'invalid'] as const)
  const runsByItself = status === 'active' && schedule.kind !== 'on-demand'
  const created = now - random.int(40, 700) * day
  return {
    id: String(1000 + index),
    name,
    description: blueprint.description,
    status,
    folderId: random.chance(0.85) ? String(500 + (index % folderNames.length)) : null,
    schedule,
    apps: [...new Set(blueprint.steps.map(([app]) => app))],
    moduleCount: blueprint.steps.length,
    editorUrl: `https://eu2.make.com/1/scenarios/${1000 + index}/edit`,
    lastRunAt: null,
    lastRunStatus: null,
    lastExecutionId: null,
    nextRunAt:
      runsByItself && schedule.kind !== 'immediately'
        ? iso(now + random.int(2, 1400) * minute)
        : null,
    incompleteCount: random.chance(0.08) ? random.int(1, 9) : 0,
    operations: 0,
    createdAt: iso(created),
    updatedAt: iso(now - random.int(0, 39) * day),
    modules: blueprint.steps.map(([app, action], step) => ({
      id: String(step + 1),
      app,
      action,
      label: null,
    })),
    inputs: blueprint.inputs ? [...blueprint.inputs] : [],
    priority: null,
    maxErrors: 3,
    autoCommit: true,
  }
}

/** How a run is to come out, and what made it go. */
export interface RunPlan {
  readonly startedAt: number
  readonly durationMs: number
  readonly status: Exclude<ExecutionStatus, 'running'>
  readonly trigger: ExecutionTrigger
}

/** Draws a run's end: mostly fine, now and then not. */
export function drawStatus(random: Random): RunPlan['status'] {
  const roll = random.next()
  if (roll < 0.84) return 'success'
  if (roll < 0.91) return 'warning'
  return roll < 0.985 ? 'error' : 'stopped'
}

/** What sets a scenario off by its schedule. */
function triggerOf(schedule: Schedule | null | undefined): ExecutionTrigger {
  if (!schedule || schedule.kind === 'on-demand') return 'manual'
  return schedule.kind === 'immediately' ? 'webhook' : 'scheduled'
}

/** Makes a run that has ended, with the steps that it took. */
export function seedExecution(
  id: string,
  scenario: ScenarioDetail,
  plan: RunPlan,
  random: Random,
): ExecutionDetail {
  const modules = scenario.modules ?? []
  const broken = plan.status === 'error' ? random.int(0, Math.max(0, modules.length - 1)) : -1
  const reached = plan.status === 'stopped' ? Math.ceil(modules.length / 2) : modules.length
  const failure = random.pick<Failure>(failures)
  const error =
    plan.status === 'error' || plan.status === 'warning'
      ? { ...failure, module: modules[Math.max(0, broken)]?.app ?? null }
      : null
  const steps: ExecutionStep[] = []
  let at = plan.startedAt
  for (const [index, module] of modules.entries()) {
    if (index >= reached || (broken >= 0 && index > broken)) break
    const share = plan.durationMs / modules.length
    const durationMs = Math.max(1, Math.round(share * (0.5 + random.next() * 0.5)))
    steps.push({
      module: module.action,
      app: module.app,
      status: index === broken ? 'error' : 'success',
      startedAt: iso(at),
      durationMs,
      operations: random.int(1, 6),
      error: index === broken ? error : null,
    })
    at += Math.round(share)
  }
  const operations = steps.reduce((sum, step) => sum + (step.operations ?? 0), 0)
  return {
    id,
    scenarioId: scenario.id,
    scenarioName: scenario.name,
    status: plan.status,
    trigger: plan.trigger,
    startedAt: iso(plan.startedAt),
    finishedAt: iso(plan.startedAt + plan.durationMs),
    durationMs: plan.durationMs,
    operations,
    credits: Math.round(operations * 1.2),
    transferBytes: random.int(800, 900_000),
    modulesExecuted: steps.length,
    error,
    steps,
    outputs:
      plan.status === 'success'
        ? { processed: random.int(1, 40), skipped: random.int(0, 3), reference: `R-${id}` }
        : null,
  }
}

/** Draws a run within the last `days` days before `now`, more of them lately and in working hours. */
export function drawPlan(
  scenario: ScenarioDetail,
  random: Random,
  now: number,
  days: number,
): RunPlan {
  const back = random.next() ** 2.2 * days * day
  const durationMs = Math.round(600 * Math.exp(random.next() * 4.6))
  return {
    startedAt: Math.floor(now - back - durationMs - 2 * second),
    durationMs,
    status: drawStatus(random),
    trigger: random.chance(0.12) ? 'manual' : triggerOf(scenario.schedule),
  }
}
