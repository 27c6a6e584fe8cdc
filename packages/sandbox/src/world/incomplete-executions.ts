import type { Clock } from './clock.js'
import { failAt } from './history.js'
import type { Execution, Scenario } from './model.js'
import { createRandom } from './random.js'

/** What of a failed run is kept, so that it can go on from where it failed. */
export interface IncompleteExecution {
  readonly id: string
  readonly scenarioId: number
  /** The run that failed; `null`: it is older than the history. */
  readonly executionId: string | null
  readonly reason: string
  readonly createdAt: number
  /** The module that failed, and the data that reached it. */
  failer: number
  readonly bundle: Readonly<Record<string, unknown>>
  /** How often it was tried again. */
  attempts: number
  /** The runs by which it was tried again, oldest first. */
  readonly retries: string[]
}

/** What is added by hand: whatever is left out is made up. */
export type NewIncompleteExecution = Partial<
  Pick<IncompleteExecution, 'executionId' | 'reason' | 'bundle'>
>

/** The incomplete executions. */
export interface IncompleteExecutions {
  /** Those of a scenario that are not resolved, oldest first. */
  of(scenario: Scenario): readonly IncompleteExecution[]
  find(id: string): IncompleteExecution | undefined
  add(scenario: Scenario, fresh?: NewIncompleteExecution): IncompleteExecution
  /** Whether a run by which it is tried again goes on. */
  isProcessed(item: IncompleteExecution): boolean
  /** Tries it again; it goes when that run succeeds. */
  retry(item: IncompleteExecution, authorId: number): void
  remove(item: IncompleteExecution): void
}

/** What it needs to know of the world. */
export interface IncompleteExecutionsContext {
  readonly seed: number
  readonly clock: Clock
  scenario(id: number): Scenario | undefined
  /** Starts a run by hand. */
  start(scenario: Scenario, authorId: number): Execution
  /** Resolves once the run has ended. */
  finished(executionId: string): Promise<Execution>
}

const hour = 60 * 60_000

/** Keeps what failed runs left. A scenario's `dlqCount` decides how many there are; the things themselves follow it. */
export function createIncompleteExecutions(
  context: IncompleteExecutionsContext,
): IncompleteExecutions {
  const { seed, clock } = context
  const byScenario = new Map<number, IncompleteExecution[]>()
  const processed = new Set<string>()
  let made = 0

  function make(
    scenario: Scenario,
    createdAt: number,
    fresh: NewIncompleteExecution = {},
  ): IncompleteExecution {
    const random = createRandom(seed, 'incomplete', scenario.id, made)
    made += 1
    return {
      id: random.hex(32),
      scenarioId: scenario.id,
      executionId: fresh.executionId ?? null,
      reason: fresh.reason ?? failAt(scenario, 1, random)?.message ?? 'The operation timed out.',
      createdAt,
      failer: scenario.flow.at(-1)?.id ?? 1,
      bundle: fresh.bundle ?? { order: `A-${random.int(1000, 9999)}`, quantity: random.int(1, 9) },
      attempts: 0,
      retries: [],
    }
  }

  /** The things of a scenario, as many as it counts: what is missing is made up, what is too much was resolved elsewhere. */
  function listOf(scenario: Scenario): IncompleteExecution[] {
    const list = byScenario.get(scenario.id) ?? []
    byScenario.set(scenario.id, list)
    while (list.length < scenario.dlqCount) {
      list.unshift(make(scenario, (list[0]?.createdAt ?? clock.now()) - hour))
    }
    list.splice(0, list.length - scenario.dlqCount)
    return list
  }

  function remove({ id, scenarioId }: IncompleteExecution): void {
    const scenario = context.scenario(scenarioId)
    if (!scenario) return
    const list = listOf(scenario)
    const place = list.findIndex((one) => one.id === id)
    if (place < 0) return
    list.splice(place, 1)
    scenario.dlqCount = list.length
  }

  return {
    of: (scenario) => listOf(scenario),
    find(id) {
      for (const [scenarioId, list] of byScenario) {
        const item = list.find((one) => one.id === id)
        // Those of a deleted scenario are gone with it.
        if (item) return context.scenario(scenarioId) && item
      }
      return undefined
    },
    add(scenario, fresh) {
      const list = listOf(scenario)
      const item = make(scenario, clock.now(), fresh)
      list.push(item)
      scenario.dlqCount = list.length
      return item
    },
    isProcessed: ({ id }) => processed.has(id),
    retry(item, authorId) {
      const scenario = context.scenario(item.scenarioId)
      if (!scenario) return
      const { id } = context.start(scenario, authorId)
      item.attempts += 1
      item.retries.push(id)
      processed.add(item.id)
      void context.finished(id).then(({ status }) => {
        processed.delete(item.id)
        if (status === 'success' || status === 'warning') remove(item)
      })
    },
    remove,
  }
}
