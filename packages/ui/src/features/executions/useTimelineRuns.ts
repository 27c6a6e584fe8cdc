import type { Execution, ExecutionStatus } from '@inlaykit/shared'
import { useEffect, useMemo } from 'react'
import { presetLength } from '../../client/time-presets.js'
import { useNow } from '../../parts/useNow.js'
import { firstWhere } from './days.js'
import { startTime } from './start-time.js'
import { rangeBounds } from './range.js'
import type { ExecutionTimelineFilters } from './TimelineToolbar.js'
import { useExecutions, type ExecutionsResult } from './useExecutions.js'

/** So many pages are read without being scrolled to, so that the chart is filled for all but the busiest. */
const pagesForChart = 5

/** What a timeline shows, and what its counts are taken from. */
export interface TimelineRuns {
  /** The runs of the chosen statuses. */
  readonly source: ExecutionsResult
  /** Its runs that still lie in the range as it moves on. */
  readonly executions: readonly Execution[]
  /** The runs of all statuses, likewise: what the filters count. */
  readonly counted: readonly Execution[]
  /** The counted ones are not all yet. */
  readonly isPartial: boolean
}

/** Reads the runs that a timeline shows. */
export function useTimelineRuns(
  scenarioId: string | undefined,
  filters: ExecutionTimelineFilters,
): TimelineRuns {
  const { range, status, trigger } = filters
  const preset = typeof range === 'string' ? range : undefined
  // Fixed when the range is chosen: a beginning that moves with the clock would be another question all the time.
  // oxlint-disable-next-line react/purity
  const bounds = useMemo(() => preset && rangeBounds(preset, Date.now()), [preset])
  const base = {
    scenarioId,
    ...(typeof range === 'string' ? bounds : range),
    trigger: trigger === null ? [] : [trigger],
  }
  const all = useExecutions(base)
  const isNarrowed = status.length > 0
  const chosen = useExecutions({ ...base, status }, { enabled: isNarrowed })
  const source = isNarrowed ? (chosen.isPending ? narrow(all, status) : chosen) : all

  const { hasMore, isFetching, loadMore, moreError, pageCount } = source
  const isFilling =
    hasMore && !source.isPrevious && !isFetching && moreError === null && pageCount < pagesForChart
  useEffect(() => {
    if (isFilling) loadMore()
  }, [isFilling, loadMore])

  const now = useNow(30_000)
  const length = preset && presetLength(preset)
  const oldest = length === undefined || now === undefined ? -Infinity : now - length
  const executions = useMemo(() => since(source.executions, oldest), [oldest, source.executions])
  const counted = useMemo(() => since(all.executions, oldest), [all.executions, oldest])
  return { source, executions, counted, isPartial: all.hasMore }
}

/** What is known of the chosen statuses before the answer comes: those of the runs that are here already. */
function narrow(all: ExecutionsResult, status: readonly ExecutionStatus[]): ExecutionsResult {
  return {
    ...all,
    executions: all.executions.filter((run) => status.includes(run.status)),
    isPrevious: true,
    hasMore: false,
  }
}

/** The runs that started at `oldest` or later, of runs newest first. Those under way stay, whenever they started. */
function since(executions: readonly Execution[], oldest: number): readonly Execution[] {
  const end = firstWhere(executions.length, (at) => {
    const run = executions[at]
    return run !== undefined && startTime(run) < oldest
  })
  if (end === executions.length) return executions
  const under = executions.slice(end).filter(({ status }) => status === 'running')
  return [...executions.slice(0, end), ...under]
}
