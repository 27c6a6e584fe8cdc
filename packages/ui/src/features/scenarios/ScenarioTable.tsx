/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare table elements, and rows are placed by the virtualizer. */
import { useCallback, useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/I18nProvider.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { useVirtualWindow } from '../../parts/useVirtualWindow.js'
import { useScenarioListContext } from './list-context.js'
import { ScenarioHead } from './ScenarioHead.js'
import { ScenarioRows } from './ScenarioRows.js'
import { ScenarioSkeleton } from './ScenarioSkeleton.js'
import type { FiltersControl } from './useScenarioFilters.js'
import type { ScenariosResult } from './useScenarios.js'

const skeletonRows = 8

/** The head, the rows and what follows them, in a box that scrolls. */
export function ScenarioTable(props: {
  list: ScenariosResult
  control: FiltersControl
  /** Changes when what is asked for does: the answer is then shown from its start. */
  question: string
  /** In place of the rows, when there are none. */
  empty: ReactNode
}): ReactNode {
  const { list, control, question, empty } = props
  const { canCheck, columns, offered, scroller, select } = useScenarioListContext()
  const hasControls = canCheck || select !== undefined || offered.length > 0
  const t = useMessages(scenarioMessages)
  const label = t('scenarioList.label')
  const virtual = useVirtualWindow(scroller)
  const answered = useRef(question)
  useEffect(() => {
    if (answered.current === question) return
    answered.current = question
    scroller.current?.scrollTo({ top: 0 })
  }, [question, scroller])
  const { hasMore, isLoadingMore, loadMore, moreError, scenarios } = list
  const mayLoad = hasMore && !isLoadingMore && moreError === null && !list.isPrevious
  const loadNext = useCallback(() => {
    if (mayLoad) loadMore()
    // The function is new at each render; whether it may be called is not.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [mayLoad])
  const isEmpty = scenarios.length === 0

  return (
    <div
      ref={scroller}
      className="ik-scenario-scroller"
      data-stale={list.isPrevious || undefined}
      data-pending={list.isPending || undefined}
      // A box that scrolls must be reachable by keyboard; where something in it is, that is enough.
      {...(hasControls || isEmpty
        ? { tabIndex: -1 }
        : { tabIndex: 0, role: 'group', 'aria-label': label })}
    >
      <div
        role="table"
        className="ik-scenario-table"
        aria-label={label}
        aria-rowcount={isEmpty ? undefined : rowCountOf(list)}
      >
        <ScenarioHead
          columns={columns}
          scenarios={scenarios}
          sort={control.filters.sort}
          onSort={(sort) => control.change({ sort }, 'sort')}
        />
        {list.isPending ? (
          <div role="rowgroup" className="ik-scenario-rows">
            <ScenarioSkeleton columns={columns} rows={skeletonRows} />
          </div>
        ) : (
          <ScenarioRows
            scenarios={scenarios}
            virtual={virtual}
            hasMore={hasMore}
            onNearEnd={loadNext}
          />
        )}
      </div>
      {isEmpty && !list.isPending && empty}
      {isLoadingMore && <ScenarioSkeleton columns={columns} rows={2} />}
      {moreError !== null && (
        <ProblemNotice
          className="ik-scenario-more-failed"
          error={moreError}
          title={t('scenarioList.moreFailed')}
          onRetry={loadMore}
        />
      )}
    </div>
  )
}

/** All rows with the head; -1, as the standard has it, where that is not known. */
function rowCountOf({ hasMore, scenarios, total }: ScenariosResult): number {
  if (total !== undefined) return total + 1
  return hasMore ? -1 : scenarios.length + 1
}
