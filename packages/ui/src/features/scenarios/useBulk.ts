import type { Scenario } from '@inlaykit/shared'
import { useRef, useState } from 'react'
import { useProblemText } from '../../parts/useProblemText.js'
import { workThrough } from '../../client/work-through.js'
import { isAlready, undoOf, type BulkResult, type BulkTask } from './bulk.js'
import { useScenarioListContext } from './list-context.js'
import type { ScenarioAction } from './props.js'
import { useDeleteScenario } from './useDeleteScenario.js'
import { useRunScenario } from './useRunScenario.js'
import type { Done, Outcome } from './useScenarioActions.js'
import { useSetScenarioActive } from './useSetScenarioActive.js'
import { useUpdateScenario } from './useUpdateScenario.js'

/** How something stands that is done with several scenarios. */
export type BulkState =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'running'
      readonly task: BulkTask
      /** How many are through. */
      readonly through: number
      readonly isCancelled: boolean
    }
  | {
      readonly phase: 'ended'
      readonly task: BulkTask
      readonly results: readonly BulkResult[]
      readonly undo: BulkTask | undefined
    }

/** Does something with several scenarios, and keeps those selected with which it failed. */
export function useBulk(): {
  readonly state: BulkState
  readonly start: (task: BulkTask) => void
  /** Begins no further one. */
  readonly cancel: () => void
  /** Forgets how it came out; `keepsNotes`: the rows go on saying why something failed with them. */
  readonly dismiss: (keepsNotes?: boolean) => void
} {
  const { access, checked } = useScenarioListContext()
  const describe = useProblemText()
  const carryOut = useCarryOut()
  const [state, setState] = useState<BulkState>({ phase: 'idle' })
  const isCancelled = useRef(false)

  async function one(task: BulkTask, scenario: Scenario): Promise<BulkResult> {
    if (isAlready(task, scenario)) return { scenario, state: 'unchanged' }
    const reason =
      task.action === 'run'
        ? access.run(scenario)
        : task.action === 'activate' || task.action === 'deactivate'
          ? access.setActive(scenario)
          : access.write
    if (reason !== undefined) return { scenario, state: 'failed', reason }
    const outcome = await carryOut(task, scenario)
    if (outcome.kind === 'failed') {
      return { scenario, state: 'failed', reason: describe(outcome.error) }
    }
    return { scenario, state: outcome.kind }
  }

  async function run(task: BulkTask): Promise<void> {
    isCancelled.current = false
    checked.setNotes(new Map())
    setState({ phase: 'running', task, through: 0, isCancelled: false })
    const outcomes = await workThrough(
      task.scenarios,
      async (scenario) => {
        const result = await one(task, scenario)
        setState((before) =>
          before.phase === 'running' ? { ...before, through: before.through + 1 } : before,
        )
        return result
      },
      () => isCancelled.current,
    )
    const results = task.scenarios.map(
      (scenario, at): BulkResult => outcomes[at] ?? { scenario, state: 'waiting' },
    )
    const left = results.filter(({ state: end }) => end !== 'done' && end !== 'unchanged')
    checked.set(
      left.map(({ scenario }) => scenario.id),
      'done',
    )
    checked.setNotes(
      new Map(left.flatMap(({ scenario, reason }) => (reason ? [[scenario.id, reason]] : []))),
    )
    setState({ phase: 'ended', task, results, undo: undoOf(task, results) })
  }

  return {
    state,
    start: (task) => void run(task),
    cancel() {
      isCancelled.current = true
      setState((before) => (before.phase === 'running' ? { ...before, isCancelled: true } : before))
    },
    dismiss(keepsNotes = false) {
      if (!keepsNotes) checked.setNotes(new Map())
      setState({ phase: 'idle' })
    },
  }
}

/** Does it with one of them: the host is asked for each. */
function useCarryOut(): (task: BulkTask, scenario: Scenario) => Promise<Outcome<Done>> {
  const { actions } = useScenarioListContext()
  const { mutateAsync: runScenario } = useRunScenario()
  const { mutateAsync: setActive } = useSetScenarioActive()
  const { mutateAsync: update } = useUpdateScenario()
  const { mutateAsync: remove } = useDeleteScenario()
  return ({ action: type, folderOf }, scenario) => {
    const { id: scenarioId } = scenario
    const folderId = folderOf?.(scenario) ?? null
    const action: ScenarioAction =
      type === 'run'
        ? { type, scenario, input: undefined }
        : type === 'move'
          ? { type, scenario, folderId }
          : { type, scenario }
    return actions.ask(action, async (): Promise<Done> => {
      switch (type) {
        case 'run':
          return { outcome: 'done', scenario, execution: await runScenario({ scenarioId }) }
        case 'move':
          return {
            outcome: 'done',
            scenario: await update({ scenarioId, changes: { folderId } }),
          }
        case 'delete':
          await remove({ scenarioId })
          return { outcome: 'done', scenario }
        default:
          return {
            outcome: 'done',
            scenario: await setActive({ scenarioId, active: type === 'activate' }),
          }
      }
    })
  }
}
