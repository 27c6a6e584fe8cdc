/* oxlint-disable jsx-a11y/prefer-tag-over-role -- A fieldset is what hosts dress, and it can't be a flex box everywhere. */
import type { Scenario } from '@inlaykit/shared'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useKit } from '../../client/context.js'
import { useFeedback } from '../../parts/Feedback.js'
import { isFocusLost } from '../../parts/focus-lost.js'
import { useKnown } from '../../parts/useKnown.js'
import { BulkActions } from './BulkActions.js'
import { useBulkMessages } from './bulk-texts.js'
import { BulkDialog } from './BulkDialog.js'
import { BulkEnd } from './BulkEnd.js'
import { BulkProgress } from './BulkProgress.js'
import { useScenarioListContext } from './list-context.js'
import type { ScenarioBulkActionName } from './props.js'
import type { ScenarioQuery } from './queries.js'
import { useBulk } from './useBulk.js'
import type { ScenariosResult } from './useScenarios.js'

/** What {@link BulkBar} takes. */
export interface BulkBarProps {
  list: ScenariosResult
  /** What the list was asked. */
  query: ScenarioQuery
}

/** In place of search and filters while rows are selected: how many, what can be done with them, and how it goes. */
export function BulkBar(props: BulkBarProps): ReactNode {
  const { list, query } = props
  const { checked, scroller } = useScenarioListContext()
  const t = useBulkMessages()
  const { announce, toast } = useFeedback()
  const bulk = useBulk()
  const known = useKnown(list.scenarios)
  const { client } = useKit()
  const [asked, setAsked] = useState<{
    readonly action: ScenarioBulkActionName
    readonly scenarios: readonly Scenario[]
  }>()
  const bar = useRef<HTMLDivElement>(null)
  const { state } = bulk
  const count = checked.ids.size
  const text = t('bulk.selected', { count })

  // Selecting is said, and something new is selected: how the last thing came out is over.
  const isOver = state.phase === 'ended' && count > 0 && !isLeft(state.results, checked.ids)
  const { dismiss } = bulk
  useEffect(() => {
    if (isOver) dismiss()
    // oxlint-disable-next-line react/exhaustive-deps -- The function is new at each render.
  }, [isOver])
  const said = useRef(text)
  useEffect(() => {
    if (said.current === text || count === 0) return
    said.current = text
    announce(text)
  }, [announce, count, text])

  // The button that was pressed goes; whoever pressed it goes on from here.
  const { phase } = state
  useEffect(() => {
    if (phase === 'idle') return
    if (isFocusLost()) bar.current?.focus()
  }, [phase])

  function leave(): void {
    checked.set([], 'clear')
    bulk.dismiss()
    scroller.current?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true })
  }

  async function begin(action: ScenarioBulkActionName): Promise<void> {
    const scenarios = await known.collect(checked.ids, async (scenarioId) =>
      client.call('GET /scenarios/:scenarioId?connection', { params: { scenarioId } }).catch(
        // What can't be read is tried all the same, and says why it fails.
        (): Scenario => ({ id: scenarioId, name: scenarioId, status: 'inactive' }),
      ),
    )
    if (action === 'activate' || action === 'deactivate') bulk.start({ action, scenarios })
    else setAsked({ action, scenarios })
  }

  if (state.phase === 'idle' && count === 0) return null
  return (
    <div
      ref={bar}
      className="ik-scenario-bulk"
      data-ik-part="bulk-bar"
      role="group"
      aria-label={t('bulk.label')}
      tabIndex={-1}
    >
      {state.phase === 'running' ? (
        <BulkProgress state={state} onCancel={bulk.cancel} />
      ) : state.phase === 'ended' ? (
        <BulkEnd
          state={state}
          onUndo={bulk.start}
          onDismiss={leave}
          onKeep={() => bulk.dismiss(true)}
        />
      ) : (
        <BulkActions
          list={list}
          query={query}
          onRead={(rows) => {
            known.add(rows)
            checked.set(
              rows.map(({ id }) => id),
              'all',
            )
          }}
          onAsk={(action) =>
            void begin(action).catch(() => toast({ tone: 'danger', text: t('problem.internal') }))
          }
          onClear={leave}
        />
      )}
      {asked && (
        <BulkDialog
          {...asked}
          onClose={() => setAsked(undefined)}
          onStart={(task) => {
            setAsked(undefined)
            bulk.start(task)
          }}
        />
      )}
    </div>
  )
}

/** Whether all that is selected is what was left over. */
function isLeft(
  results: readonly { readonly scenario: Scenario; readonly state: string }[],
  ids: ReadonlySet<string>,
): boolean {
  const left = results.filter(({ state }) => state !== 'done' && state !== 'unchanged')
  return left.length === ids.size && left.every(({ scenario }) => ids.has(scenario.id))
}
