import type { Scenario } from '@inlaykit/shared'
import { useMutationState } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useKit } from '../../client/context.js'
import { scenarioKeys } from '../../client/scenario-keys.js'
import { useMessages } from '../../i18n/I18nProvider.js'
import { commonMessages } from '../../i18n/messages/common/en.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { useFeedback } from '../../parts/Feedback.js'
import { useEventCallback } from '../../parts/useEventCallback.js'
import { useProblemText } from '../../parts/useProblemText.js'
import type { ScenarioAction, ScenarioActionResult, ScenarioListProps } from './props.js'
import { useRunScenario, type RunScenarioVariables } from './useRunScenario.js'
import { useSetScenarioActive, type SetScenarioActiveVariables } from './useSetScenarioActive.js'

const texts = { ...scenarioMessages, ...commonMessages } as const
const failedTexts = {
  run: 'scenarioList.runFailed',
  activate: 'scenarioList.activateFailed',
  deactivate: 'scenarioList.deactivateFailed',
} as const
type RowAction = Extract<ScenarioAction, { type: keyof typeof failedTexts }>

/** How something came out that was asked for. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'vetoed' }
  | { readonly kind: 'failed'; readonly error: Error }

/** What an action that succeeded tells the host. */
export type Done = Extract<ScenarioActionResult, { outcome: 'done' }>

/** Asks the host first, then carries the action out, and tells the host how it came out. */
export type Ask = <T extends Done>(
  action: ScenarioAction,
  carryOut: () => Promise<T>,
) => Promise<Outcome<T>>

/** What the rows can ask for. */
export interface ScenarioActions {
  readonly ask: Ask
  readonly run: (scenario: Scenario, input?: Readonly<Record<string, unknown>>) => void
  readonly setActive: (scenario: Scenario, active: boolean) => void
  /** Whether its start is under way. */
  readonly isStarting: (scenarioId: string) => boolean
  /** Whether its switching is under way. */
  readonly isSwitching: (scenarioId: string) => boolean
}

/**
 * Does what rows ask for: asks the host first, tells the person how it went, and then the host. The answer is the same until
 * something else is under way.
 */
export function useScenarioActions(
  props: Pick<ScenarioListProps, 'onBeforeAction' | 'onAfterAction'>,
  scenarios: readonly Scenario[],
): ScenarioActions {
  const { emit } = useKit()
  const t = useMessages(texts)
  const feedback = useFeedback()
  const describe = useProblemText()
  const { mutateAsync: runScenario } = useRunScenario()
  const { mutateAsync: setScenarioActive } = useSetScenarioActive()
  const watchRun = useRunWatch(scenarios)
  const asked = useRef(new Set<string>())

  const before = useEventCallback((action: ScenarioAction) => props.onBeforeAction?.(action))
  const after = useEventCallback((action: ScenarioAction, result: ScenarioActionResult) =>
    props.onAfterAction?.(action, result),
  )
  const ask = useCallback<Ask>(
    async (action, carryOut) => {
      const { scenario, type } = action
      try {
        if ((await before(action)) === false) {
          const scenarioId = scenario?.id
          emit({ type: 'action', action: `scenario.${type}`, outcome: 'vetoed', scenarioId })
          return { kind: 'vetoed' }
        }
        const value = await carryOut()
        after(action, value)
        return { kind: 'done', value }
      } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown))
        after(action, { outcome: 'failed', error })
        return { kind: 'failed', error }
      }
    },
    [after, before, emit],
  )

  async function act(action: RowAction, carryOut: () => Promise<Done>): Promise<void> {
    const { scenario, type } = action
    // While a host is still thinking about it, a second press is the same wish.
    const key = `${type} ${scenario.id}`
    if (asked.current.has(key)) return
    asked.current.add(key)
    const outcome = await ask(action, carryOut)
    asked.current.delete(key)
    if (outcome.kind !== 'failed') return
    const text = t(failedTexts[type], { name: scenario.name, reason: describe(outcome.error) })
    feedback.toast({ tone: 'danger', text })
  }

  const run = useEventCallback<Parameters<ScenarioActions['run']>, void>((scenario, input) => {
    void act({ type: 'run', scenario, input }, async () => {
      const execution = await runScenario({ scenarioId: scenario.id, input })
      feedback.announce(t('scenarioList.started', { name: scenario.name }))
      watchRun(scenario.id, execution.id)
      return { outcome: 'done', scenario, execution }
    })
  })
  const setActive = useEventCallback((scenario: Scenario, active: boolean): void => {
    void act({ type: active ? 'activate' : 'deactivate', scenario }, async () => {
      const changed = await setScenarioActive({ scenarioId: scenario.id, active })
      const key = active ? 'scenarioList.activated' : 'scenarioList.deactivated'
      feedback.announce(t(key, { name: scenario.name }))
      return { outcome: 'done', scenario: changed }
    })
  })
  const pending = usePendingActions()
  return useMemo(() => ({ ask, run, setActive, ...pending }), [ask, pending, run, setActive])
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
  return useMemo(
    () => ({
      isStarting: (scenarioId) => starting.includes(scenarioId),
      isSwitching: (scenarioId) => switching.includes(scenarioId),
    }),
    [starting, switching],
  )
}

/** Says how the runs ended that were started here: who listens does not see the row change. */
function useRunWatch(
  scenarios: readonly Scenario[],
): (scenarioId: string, executionId: string) => void {
  const t = useMessages(texts)
  const { announce } = useFeedback()
  const watched = useRef(new Map<string, string>())
  useEffect(() => {
    // Mostly nothing was started: a long list is not gone through for that.
    if (watched.current.size === 0) return
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
