import type { Scenario } from '@inlaykit/shared'
import { useMutationState } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useKit } from '../../client/context.js'
import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { useFeedback } from '../../parts/Feedback.js'
import { useProblemText } from '../../parts/useProblemText.js'
import type { ScenarioAction, ScenarioActionResult, ScenarioListProps } from './props.js'
import { scenarioKeys } from './queries.js'
import { useRunScenario, type RunScenarioVariables } from './useRunScenario.js'
import { useSetScenarioActive, type SetScenarioActiveVariables } from './useSetScenarioActive.js'

const texts = { ...scenarioMessages, ...commonMessages } as const
const failedTexts = {
  run: 'scenarioList.runFailed',
  activate: 'scenarioList.activateFailed',
  deactivate: 'scenarioList.deactivateFailed',
} as const

/** What the rows can ask for. */
export interface ScenarioActions {
  readonly run: (scenario: Scenario, input?: Readonly<Record<string, unknown>>) => void
  readonly setActive: (scenario: Scenario, active: boolean) => void
  /** Whether its start is under way. */
  readonly isStarting: (scenarioId: string) => boolean
  /** Whether its switching is under way. */
  readonly isSwitching: (scenarioId: string) => boolean
}

/** Does what rows ask for: asks the host first, tells the person how it went, and then the host. */
export function useScenarioActions(
  props: Pick<ScenarioListProps, 'onBeforeAction' | 'onAfterAction'>,
  scenarios: readonly Scenario[],
): ScenarioActions {
  const { onBeforeAction, onAfterAction } = props
  const { emit } = useKit()
  const t = useMessages(texts)
  const feedback = useFeedback()
  const describe = useProblemText()
  const { mutateAsync: runScenario } = useRunScenario()
  const { mutateAsync: setScenarioActive } = useSetScenarioActive()
  const watchRun = useRunWatch(scenarios)
  const asked = useRef(new Set<string>())

  async function carryOut(action: ScenarioAction): Promise<ScenarioActionResult> {
    const { scenario } = action
    if (action.type !== 'run') {
      const active = action.type === 'activate'
      const changed = await setScenarioActive({ scenarioId: scenario.id, active })
      const key = active ? 'scenarioList.activated' : 'scenarioList.deactivated'
      feedback.announce(t(key, { name: scenario.name }))
      return { outcome: 'done', scenario: changed }
    }
    const execution = await runScenario({ scenarioId: scenario.id, input: action.input })
    feedback.announce(t('scenarioList.started', { name: scenario.name }))
    watchRun(scenario.id, execution.id)
    return { outcome: 'done', scenario, execution }
  }

  async function act(action: ScenarioAction): Promise<void> {
    const { scenario, type } = action
    // While a host is still thinking about it, a second press is the same wish.
    const key = `${type} ${scenario.id}`
    if (asked.current.has(key)) return
    asked.current.add(key)
    try {
      if ((await onBeforeAction?.(action)) === false) {
        emit({
          type: 'action',
          action: `scenario.${type}`,
          outcome: 'vetoed',
          scenarioId: scenario.id,
        })
        return
      }
      const result = await carryOut(action)
      onAfterAction?.(action, result)
    } catch (error) {
      const text = t(failedTexts[type], { name: scenario.name, reason: describe(error) })
      feedback.toast({ tone: 'danger', text })
      const failure = error instanceof Error ? error : new Error(String(error))
      onAfterAction?.(action, { outcome: 'failed', error: failure })
    } finally {
      asked.current.delete(key)
    }
  }

  return {
    run: (scenario, input) => void act({ type: 'run', scenario, input }),
    setActive: (scenario, active) =>
      void act({ type: active ? 'activate' : 'deactivate', scenario }),
    ...usePendingActions(),
  }
}

function usePendingActions(): Pick<ScenarioActions, 'isStarting' | 'isSwitching'> {
  const { queryClient, scope } = useKit()
  const starting = useMutationState(
    {
      filters: { mutationKey: scenarioKeys.run(scope), status: 'pending' },
      select: ({ state }) => (state.variables as RunScenarioVariables).scenarioId,
    },
    queryClient,
  )
  const switching = useMutationState(
    {
      filters: { mutationKey: scenarioKeys.setActive(scope), status: 'pending' },
      select: ({ state }) => (state.variables as SetScenarioActiveVariables).scenarioId,
    },
    queryClient,
  )
  return {
    isStarting: (scenarioId) => starting.includes(scenarioId),
    isSwitching: (scenarioId) => switching.includes(scenarioId),
  }
}

/** Says how the runs ended that were started here: who listens does not see the row change. */
function useRunWatch(
  scenarios: readonly Scenario[],
): (scenarioId: string, executionId: string) => void {
  const t = useMessages(texts)
  const { announce } = useFeedback()
  const watched = useRef(new Map<string, string>())
  useEffect(() => {
    for (const { id, name, lastExecutionId, lastRunStatus } of scenarios) {
      if (watched.current.get(id) !== lastExecutionId || !lastRunStatus) continue
      if (lastRunStatus === 'running') continue
      watched.current.delete(id)
      announce(t('scenarioList.finished', { name, status: t(`run.${lastRunStatus}`) }))
    }
  }, [announce, scenarios, t])
  return useCallback((scenarioId, executionId) => {
    watched.current.set(scenarioId, executionId)
  }, [])
}
