import { ProblemError } from '@inlaykit/shared/client'
import type { Execution } from '@inlaykit/shared'
import { useMemo, useRef } from 'react'
import type { ReactNode } from 'react'
import { useSession } from '../../client/session.js'
import { WidgetRoot, type WidgetProps } from '../../parts/WidgetRoot.js'
import { ChartPlace, PrintPlace, useChartAhead } from './ChartPlace.js'
import { PinnedRun } from './PinnedRun.js'
import { soundRange } from './range.js'
import { RunList, type RunListHandle } from './RunList.js'
import { SelectionPlace } from './SelectionPlace.js'
import { useTimelineMessages } from './texts.js'
import {
  TimelineContext,
  type ExecutionTimelineSlots,
  type TimelineTools,
} from './timeline-context.js'
import { countByStatus, isRetryable } from './figures.js'
import { TimelineEmpty, TimelineNotConnected, TimelineSkeleton } from './TimelineStates.js'
import { TimelineStatusLine } from './TimelineStatusLine.js'
import {
  TimelineToolbar,
  type ExecutionFiltersReason,
  type ExecutionTimelineFilters,
} from './TimelineToolbar.js'
import { useChecked, type SelectedIdsReason } from '../../parts/useChecked.js'
import { useControlled } from '../../parts/useControlled.js'
import { useEndAnnouncements } from './useEndAnnouncements.js'
import { useRetryAction } from './useRetryAction.js'
import { useStopAction, type ExecutionActionProps } from './useStopAction.js'
import { useTimelineRuns } from './useTimelineRuns.js'

/** Something that can be done with several runs at once. */
export type ExecutionBulkActionName = 'retry'

/** What {@link ExecutionTimeline} takes. All of it is optional. */
export interface ExecutionTimelineProps extends WidgetProps, ExecutionActionProps {
  /** The runs of this scenario alone; those of all scenarios by default. */
  scenarioId?: string | undefined
  /** The open run, held by the host (`null`: none). Left out, the widget holds it. */
  selectedId?: string | null | undefined
  /** The run that is open at first, while the widget holds it. */
  defaultSelectedId?: string | null | undefined
  /** Called when a run is opened, or with `null` when it is closed. */
  onSelect?:
    | ((execution: Execution | null, details: { readonly reason: 'select' | 'deselect' }) => void)
    | undefined
  /** The ids of the runs selected to be run again, held by the host. Left out, the widget holds them. */
  selectedIds?: readonly string[] | undefined
  /** The runs selected at first, while the widget holds them. */
  defaultSelectedIds?: readonly string[] | undefined
  /** Called when the viewer selects runs to be run again, or takes them out. */
  onSelectedIdsChange?:
    | ((ids: readonly string[], details: { readonly reason: SelectedIdsReason }) => void)
    | undefined
  /**
   * What can be done with several runs at once: everything by default. Runs have boxes to select them by where they can be run
   * again: the viewer may, the connection can, and `retry` is among these.
   */
  bulkActions?: readonly ExecutionBulkActionName[] | undefined
  /** The filters, held by the host. Left out, the widget holds them. */
  filters?: ExecutionTimelineFilters | undefined
  /**
   * The filters at first, while the widget holds them. Default: every status and trigger, the last 24 hours, or the
   * last 7 days of one scenario.
   */
  defaultFilters?: Partial<ExecutionTimelineFilters> | undefined
  /** Called when the viewer changes the filters. */
  onFiltersChange?:
    | ((
        filters: ExecutionTimelineFilters,
        details: { readonly reason: ExecutionFiltersReason },
      ) => void)
    | undefined
  /** Parts of the host's own. */
  slots?: ExecutionTimelineSlots | undefined
}

/**
 * The runs of a tenant's scenarios as they happen: how many and how they went, when on an axis of time, and each with
 * its steps and outputs. Runs that go on can be stopped, and those that did not succeed run again.
 * @example
 * <InlaykitProvider baseUrl="/api/inlaykit">
 *   <ExecutionTimeline scenarioId="1024" />
 * </InlaykitProvider>
 */
export function ExecutionTimeline(props: ExecutionTimelineProps): ReactNode {
  const { className, style } = props
  const t = useTimelineMessages()
  return (
    <WidgetRoot
      name="ik-execution-timeline"
      label={t('executionTimeline.label')}
      className={className}
      style={style}
    >
      <Timeline {...props} />
    </WidgetRoot>
  )
}

const none: ExecutionTimelineSlots = {}

function Timeline(props: ExecutionTimelineProps): ReactNode {
  const { scenarioId, slots = none } = props
  const session = useSession()
  const initial = useInitialFilters(props)
  const [held, setFilters] = useControlled(props.filters, initial)
  const filters = { ...held, range: soundRange(held.range) }
  const [selectedId, setSelectedId] = useControlled(
    props.selectedId,
    props.defaultSelectedId ?? null,
  )
  const stop = useStopAction(session.data, props)
  const again = useRetryAction(session.data, props)
  const runs = useTimelineRuns(scenarioId, filters)
  const { source, executions } = runs
  const canCheck = (props.bulkActions?.includes('retry') ?? true) && again.reason === undefined
  const checked = useChecked(props, () => executions.filter(isRetryable))
  const list = useRef<RunListHandle>(null)
  const opened = useRef<string>(null)
  useEndAnnouncements(executions)
  useChartAhead()

  const counts = useMemo(() => countByStatus(runs.counted), [runs.counted])
  const capabilities = session.data?.capabilities
  const select = (execution: Execution | null): void => {
    const id = execution?.id ?? null
    opened.current = id
    setSelectedId(id)
    props.onSelect?.(execution, { reason: execution === null ? 'deselect' : 'select' })
  }
  const tools: TimelineTools = {
    namesScenarios: scenarioId === undefined,
    capabilities,
    selectedId,
    select,
    takeOpened(executionId) {
      const isIt = opened.current === executionId
      if (isIt) opened.current = null
      return isIt
    },
    askToStop: stop.ask,
    stopReason: stop.reason,
    isStopping: stop.isStopping,
    again,
    checked,
    canCheck,
    slots,
  }

  function changeFilters(next: ExecutionTimelineFilters, reason: ExecutionFiltersReason): void {
    setFilters(next)
    props.onFiltersChange?.(next, { reason })
  }

  function pick(executionId: string, open: boolean): void {
    const execution = executions.find(({ id }) => id === executionId)
    if (open && execution !== undefined) select(execution)
    list.current?.show(executionId)
  }

  if (session.data?.connection === null || isNotConnected(source.error)) {
    return slots.notConnected ?? <TimelineNotConnected />
  }
  const isEmpty = executions.length === 0 && !source.isPrevious && !source.hasMore
  const isListed = selectedId !== null && executions.some(({ id }) => id === selectedId)
  return (
    // oxlint-disable-next-line react/jsx-no-constructed-context-values -- It changes with whatever renders this anew.
    <TimelineContext.Provider value={tools}>
      <TimelineToolbar
        filters={filters}
        onChange={changeFilters}
        counts={source.asOf !== undefined ? counts : undefined}
        isPartial={runs.isPartial}
        hasTriggers={capabilities?.executionTrigger !== false}
        end={slots.toolbarEnd}
      />
      <TimelineStatusLine source={source} />
      {source.isPending && <TimelineSkeleton />}
      {source.asOf !== undefined && (
        <>
          {(!isEmpty || typeof filters.range !== 'string') && (
            <ChartPlace
              executions={executions}
              range={filters.range}
              onRange={(range) => changeFilters({ ...filters, range }, 'range')}
              hasMore={source.hasMore}
              onPick={pick}
            />
          )}
          {selectedId !== null && !isListed && !source.isFetching && (
            <PinnedRun executionId={selectedId} scenarioId={scenarioId} />
          )}
          {executions.length === 0 && source.isPrevious ? (
            <TimelineSkeleton />
          ) : isEmpty ? (
            <TimelineEmpty scenarioId={scenarioId} filters={filters} onChange={changeFilters} />
          ) : (
            <>
              {canCheck && <SelectionPlace executions={executions} />}
              <PrintPlace executions={executions} hasMore={source.hasMore} />
              <RunList ref={list} executions={executions} source={source} />
            </>
          )}
        </>
      )}
      {stop.question}
    </TimelineContext.Provider>
  )
}

function useInitialFilters(props: ExecutionTimelineProps): ExecutionTimelineFilters {
  const { defaultFilters, scenarioId } = props
  return {
    status: defaultFilters?.status ?? [],
    trigger: defaultFilters?.trigger ?? null,
    range: defaultFilters?.range ?? (scenarioId === undefined ? 'day' : 'week'),
  }
}

function isNotConnected(error: Error | null): boolean {
  return error instanceof ProblemError && error.problem === 'not-connected'
}
