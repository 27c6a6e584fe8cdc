import type { Clock, ClockTimer } from './clock.js'
import { drawOutputs, failAt } from './history.js'
import { allModules, moduleName, type Execution, type Scenario } from './model.js'
import { createRandom } from './random.js'

/** How the next run of a scenario shall end. */
export type Outcome = 'success' | 'warning' | 'error'

/** Says more about the next run of a scenario. */
export interface OutcomeOptions {
  /** How long the whole run takes, in ms of the clock; `speed` does not touch it. */
  readonly durationMs?: number
  /** What a failing or warning run says, instead of something believable of its module. */
  readonly error?: { readonly name: string; readonly message: string }
  /** What it answers, instead of something made up. */
  readonly outputs?: Readonly<Record<string, unknown>>
}

/** How a run is started. */
export interface StartOptions {
  readonly type: 'auto' | 'manual'
  readonly instant: boolean
  readonly authorId: number | null
}

/** The runs since the sandbox started. */
export interface Executions {
  /** Starts a run; its modules then take their time one after the other. */
  start(scenario: Scenario, options: StartOptions): Execution
  /**
   * Stops a run: at once with `force`, else after the module at work.
   * @returns `false` if it isn't running
   */
  stop(id: string, options?: { force?: boolean }): boolean
  /** Tells how the next runs of a scenario end, first told first used. */
  expect(scenarioId: number, outcome: Outcome, options?: OutcomeOptions): void
  /** A run of this sandbox's own life. */
  find(id: string): Execution | undefined
  /** A scenario's runs, oldest first. */
  of(scenarioId: number): readonly Execution[]
  /** Resolves once the run has ended. */
  finished(id: string): Promise<Execution>
  /** Forgets the runs of a scenario that is deleted, and stops them. */
  drop(scenarioId: number): void
  /** Stops the clockwork. Runs stay as they are. */
  close(): void
}

interface Run {
  execution: Execution
  readonly scenario: Scenario
  /** How long each module takes, in ms of the clock. */
  readonly steps: readonly number[]
  readonly bundles: number
  readonly end: Omit<OutcomeOptions, 'durationMs'> & { readonly outcome: Outcome }
  timer: ClockTimer | undefined
  stopping: boolean
  readonly waiting: ((execution: Execution) => void)[]
}

/** The name under which Make files what was stopped from outside. */
const interrupted = {
  name: 'ExecutionInterruptedError',
  message: 'The scenario execution was stopped by the user.',
}

/** What the clockwork needs to know of the world, and tells it. */
export interface ExecutionsContext {
  readonly seed: number
  readonly clock: Clock
  /** How many times faster than life. */
  readonly speed: number
  /** Called when a run has ended. */
  readonly onFinished: (scenario: Scenario, execution: Execution) => void
}

/** The clockwork of the runs. */
export function createExecutions(context: ExecutionsContext): Executions {
  const { seed, clock, speed } = context
  const runs = new Map<string, Run>()
  const byScenario = new Map<number, Run[]>()
  const expected = new Map<number, { outcome: Outcome; options: OutcomeOptions }[]>()

  function start(scenario: Scenario, { type, instant, authorId }: StartOptions): Execution {
    const startedAt = clock.now()
    const earlier = byScenario.get(scenario.id) ?? []
    // The time is in it, so that a sandbox started anew gives no id a second time.
    const id = createRandom(seed, 'id', scenario.id, startedAt, earlier.length).hex(32)
    // The number of the run, not its time, decides its fate: so it is the same each time a sandbox of this seed is asked.
    const random = createRandom(seed, 'execution', scenario.id, earlier.length)
    const told = expected.get(scenario.id)?.shift()
    const luck = random.next()
    const { errorRate, warningRate } = scenario.habits
    const outcome: Outcome =
      told?.outcome ??
      (luck < errorRate ? 'error' : luck < errorRate + warningRate ? 'warning' : 'success')
    const total = allModules(scenario.flow).length
    const count = outcome === 'error' ? random.int(1, total) : total
    const drawn = Array.from({ length: count }, () => random.int(300, 3000))
    const durationMs = told?.options.durationMs
    const steps = drawn.map((duration, index) =>
      durationMs === undefined
        ? Math.max(1, Math.round(duration / speed))
        : Math.floor((durationMs * (index + 1)) / count) - Math.floor((durationMs * index) / count),
    )
    const run: Run = {
      execution: {
        id,
        scenarioId: scenario.id,
        type,
        instant,
        authorId,
        startedAt,
        status: 'running',
        finishedAt: null,
        modulesExecuted: 0,
        operations: 0,
        transfer: 0,
        centicredits: 0,
        error: null,
        outputs: null,
      },
      scenario,
      steps,
      bundles: random.int(1, scenario.habits.bundles),
      end: {
        outcome,
        error: told?.options.error ?? failAt(scenario, count, random) ?? interrupted,
        outputs: told?.options.outputs ?? drawOutputs(scenario, random) ?? {},
      },
      timer: undefined,
      stopping: false,
      waiting: [],
    }
    runs.set(id, run)
    byScenario.set(scenario.id, earlier)
    earlier.push(run)
    next(run)
    return run.execution
  }

  function next(run: Run): void {
    const step = run.steps[run.execution.modulesExecuted]
    if (step === undefined) return finish(run, run.end.outcome)
    run.timer = clock.after(step, () => {
      const random = createRandom(seed, 'step', run.execution.id, run.execution.modulesExecuted)
      const operations = run.execution.modulesExecuted === 0 ? 1 : run.bundles
      run.execution = {
        ...run.execution,
        modulesExecuted: run.execution.modulesExecuted + 1,
        operations: run.execution.operations + operations,
        centicredits: run.execution.centicredits + operations * 100,
        transfer: run.execution.transfer + operations * random.int(300, 4200),
      }
      if (run.stopping) finish(run, 'stopped')
      else next(run)
    })
  }

  function finish(run: Run, status: Exclude<Execution['status'], 'running'>): void {
    run.timer?.clear()
    run.timer = undefined
    run.execution = {
      ...run.execution,
      status,
      finishedAt: clock.now(),
      error: status === 'success' ? null : blame(run, status),
      outputs: status === 'success' || status === 'warning' ? outputsOf(run) : null,
    }
    context.onFinished(run.scenario, run.execution)
    for (const tell of run.waiting.splice(0)) tell(run.execution)
  }

  return {
    start,
    stop(id, { force = false } = {}) {
      const run = runs.get(id)
      if (!run || run.execution.status !== 'running') return false
      if (force) finish(run, 'stopped')
      else run.stopping = true
      return true
    },
    expect(scenarioId, outcome, options = {}) {
      const list = expected.get(scenarioId) ?? []
      list.push({ outcome, options })
      expected.set(scenarioId, list)
    },
    find: (id) => runs.get(id)?.execution,
    of: (scenarioId) => (byScenario.get(scenarioId) ?? []).map(({ execution }) => execution),
    finished(id) {
      const run = runs.get(id)
      if (!run) return Promise.reject(new RangeError(`There is no execution ${id}.`))
      if (run.execution.status !== 'running') return Promise.resolve(run.execution)
      return new Promise((resolve) => run.waiting.push(resolve))
    },
    drop(scenarioId) {
      for (const run of byScenario.get(scenarioId) ?? []) {
        if (run.execution.status === 'running') finish(run, 'stopped')
        runs.delete(run.execution.id)
      }
      byScenario.delete(scenarioId)
      expected.delete(scenarioId)
    },
    close() {
      for (const run of runs.values()) run.timer?.clear()
    },
  }
}

function outputsOf(run: Run): Execution['outputs'] {
  const outputs = run.end.outputs ?? {}
  return Object.keys(outputs).length > 0 ? outputs : null
}

function blame(run: Run, status: 'warning' | 'error' | 'stopped'): Execution['error'] {
  const modules = allModules(run.scenario.flow)
  const at = Math.max(1, Math.min(run.execution.modulesExecuted, modules.length))
  const module = modules[at - 1]
  const { name, message } = status === 'stopped' ? interrupted : (run.end.error ?? interrupted)
  return {
    name,
    message,
    module: { id: module?.id ?? 1, ...moduleName(module?.module ?? 'builtin:unknown') },
  }
}
