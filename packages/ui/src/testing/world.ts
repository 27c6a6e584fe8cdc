import type {
  ExecutionDetail,
  ExecutionStep,
  ExecutionTrigger,
  Folder,
  InlaykitEvent,
  Member,
  RevealedWebhook,
  Role,
  ScenarioDetail,
} from '@inlaykit/shared'
import { createRandom } from './random.js'
import { seedMembers } from './seed-members.js'
import { seedWebhooks } from './seed-webhooks.js'
import {
  drawPlan,
  drawStatus,
  iso,
  seedExecution,
  seedFolders,
  seedScenario,
  type RunPlan,
} from './seed.js'

/** What a change of the world tells, before the stream numbers and dates it. */
export type Change = Pick<InlaykitEvent, 'type'> &
  Partial<Pick<InlaykitEvent, 'scenarioId' | 'executionId' | 'status' | 'connectionId'>>

/** What a world starts with. */
export interface StoryWorldOptions {
  readonly seed: number
  readonly scenarios: number
  /** Past runs, spread over the last 30 days. */
  readonly executions: number
  /** Runs that are under way when the story starts; they go on for `runMs` each. */
  readonly running: number
  /** How long a run takes that starts while the story is open, in ms. */
  readonly runMs: number
  /** How many webhooks there are. */
  readonly webhooks: number
  /** How many people are in the organisation. */
  readonly members: number
  /** What the viewer is, who is the first of them. */
  readonly role: Role
}

/** The tenant that a story shows: plain data that a test may also change by hand. */
export interface StoryWorld {
  readonly scenarios: Map<string, ScenarioDetail>
  readonly folders: Folder[]
  readonly members: Member[]
  readonly webhooks: RevealedWebhook[]
  /** The organization's time zone; `null`: Make doesn't tell it. */
  organizationZone: string | null
  /** By id. */
  readonly executions: Map<string, ExecutionDetail>
  /** How the next runs end, in order; drawn by chance when there is none left. */
  readonly outcomes: RunPlan['status'][]
  /** Starts a run that goes from step to step and ends by itself. */
  startRun(scenario: ScenarioDetail, trigger: ExecutionTrigger): ExecutionDetail
  /** Stops a run; `false` when it had ended. */
  stopRun(execution: ExecutionDetail): boolean
  /** Switches a scenario on or off. */
  setStatus(scenario: ScenarioDetail, status: ScenarioDetail['status']): void
  /** Resolves when the run has ended. */
  whenEnded(execution: ExecutionDetail): Promise<void>
  /** Ends what is under way. */
  close(): void
}

/** Makes a {@link StoryWorld}. `onChange` hears of every change, as the event stream will. */
export function createWorld(
  options: StoryWorldOptions,
  onChange: (change: Change) => void,
): StoryWorld {
  const random = createRandom(options.seed)
  const now = Date.now()
  const scenarios = new Map<string, ScenarioDetail>()
  const executions = new Map<string, ExecutionDetail>()
  const outcomes: RunPlan['status'][] = []
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const ended = new Map<string, () => void>()
  const endings = new Map<string, Promise<void>>()
  let lastId = 0
  const nextId = () => `e${String(++lastId).padStart(6, '0')}`

  for (let index = 0; index < options.scenarios; index += 1) {
    const scenario = seedScenario(index, random, now)
    scenarios.set(scenario.id, scenario)
  }
  seedHistory()
  for (const scenario of [...scenarios.values()].slice(0, options.running)) {
    start(scenario, 'scheduled', now - random.int(5, 40) * 1000)
  }

  function seedHistory() {
    const all = [...scenarios.values()]
    // A few scenarios run often and most run seldom, as everywhere.
    const plans = Array.from({ length: all.length > 0 ? options.executions : 0 }, () => {
      const scenario = all[Math.floor(random.next() ** 2 * all.length)] ?? all[0]
      return scenario && { scenario, plan: drawPlan(scenario, random, now, 30) }
    }).filter((entry) => entry !== undefined)
    for (const { scenario, plan } of plans.sort((a, b) => a.plan.startedAt - b.plan.startedAt)) {
      const execution = seedExecution(nextId(), scenario, plan, random)
      executions.set(execution.id, execution)
      scenario.operations = (scenario.operations ?? 0) + (execution.operations ?? 0)
      noteRun(execution)
    }
  }

  function noteRun(execution: ExecutionDetail) {
    const scenario = scenarios.get(execution.scenarioId ?? '')
    if (!scenario) return
    scenario.lastRunAt = execution.startedAt
    scenario.lastRunStatus = execution.status
    scenario.lastExecutionId = execution.id
  }

  function start(scenario: ScenarioDetail, trigger: ExecutionTrigger, startedAt: number) {
    const status = outcomes.shift() ?? drawStatus(random)
    const plan: RunPlan = { startedAt, durationMs: options.runMs, status, trigger }
    const end = seedExecution(nextId(), scenario, plan, random)
    const execution: ExecutionDetail = {
      ...end,
      status: 'running',
      finishedAt: null,
      durationMs: null,
      operations: 0,
      credits: null,
      transferBytes: null,
      modulesExecuted: 0,
      error: null,
      steps: [],
      outputs: null,
    }
    executions.set(execution.id, execution)
    endings.set(execution.id, new Promise((resolve) => ended.set(execution.id, resolve)))
    noteRun(execution)
    advance(execution, end, 0)
    return execution
  }

  function advance(execution: ExecutionDetail, end: ExecutionDetail, done: number) {
    const steps = end.steps ?? []
    const pause = options.runMs / Math.max(1, steps.length)
    const startedAt = Date.now()
    const step = steps[done]
    if (step) {
      const running: ExecutionStep = {
        ...step,
        status: 'running',
        startedAt: iso(startedAt),
        durationMs: null,
        operations: null,
        error: null,
      }
      execution.steps = [...(execution.steps ?? []), running]
    }
    timers.set(
      execution.id,
      setTimeout(() => {
        if (step) {
          const durationMs = Date.now() - startedAt
          execution.steps?.splice(-1, 1, { ...step, startedAt: iso(startedAt), durationMs })
          execution.operations = (execution.operations ?? 0) + (step.operations ?? 0)
          execution.modulesExecuted = done + 1
        }
        if (done + 1 < steps.length) {
          advance(execution, end, done + 1)
          tell(execution)
        } else finish(execution, end)
      }, pause),
    )
  }

  function finish(execution: ExecutionDetail, end: Partial<ExecutionDetail>) {
    const startedAt = Date.parse(execution.startedAt ?? iso(Date.now()))
    const finishedAt = Date.now()
    execution.status = end.status ?? 'success'
    execution.finishedAt = iso(finishedAt)
    execution.durationMs = finishedAt - startedAt
    execution.credits = end.credits
    execution.transferBytes = end.transferBytes
    execution.error = end.error
    execution.outputs = end.outputs
    timers.delete(execution.id)
    noteRun(execution)
    tell(execution)
    ended.get(execution.id)?.()
  }

  function tell(execution: ExecutionDetail) {
    const scenarioId = execution.scenarioId ?? null
    const { status } = execution
    onChange({ type: 'execution.changed', scenarioId, executionId: execution.id, status })
    if (status !== 'running') onChange({ type: 'scenario.changed', scenarioId })
  }

  return {
    scenarios,
    folders: options.scenarios > 0 ? seedFolders() : [],
    members: seedMembers(options.members, options.role),
    webhooks: seedWebhooks(options.webhooks, [...scenarios.values()]),
    organizationZone: 'Europe/Berlin',
    executions,
    outcomes,
    startRun(scenario, trigger) {
      const execution = start(scenario, trigger, Date.now())
      tell(execution)
      return execution
    },
    stopRun(execution) {
      if (execution.status !== 'running') return false
      clearTimeout(timers.get(execution.id))
      execution.steps = execution.steps?.map((step) =>
        step.status === 'running' ? { ...step, status: 'stopped' as const } : step,
      )
      finish(execution, { status: 'stopped' })
      return true
    },
    setStatus(scenario, status) {
      scenario.status = status
      scenario.updatedAt = iso(Date.now())
      onChange({ type: 'scenario.changed', scenarioId: scenario.id })
    },
    whenEnded: (execution) => endings.get(execution.id) ?? Promise.resolve(),
    close() {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
