import { executionStatuses } from '@inlaykit/shared/client'
import type { Execution, ExecutionStatus } from '@inlaykit/shared'
import { startTime } from './filter.js'
import { buildDays, buildTicks, niceStep, type TimeSpan } from './ticks.js'
import { durationOf, noRuns } from './figures.js'
import { startsOf } from './starts.js'
import { isTold } from './told.js'

/** A run on the axis. Lengths are CSS pixels from the start of the axis. */
export interface TimelineBar {
  readonly kind: 'run'
  readonly id: string
  readonly status: ExecutionStatus
  readonly x: number
  readonly width: number
  /** 0 is the lowest; a run that overlaps others goes above them. */
  readonly lane: number
}

/** The runs that started within a stretch of time, where single ones would not be told apart. */
export interface TimelineColumn extends TimeSpan {
  readonly kind: 'column'
  /** Its newest run. */
  readonly id: string
  readonly x: number
  readonly width: number
  readonly total: number
  /** How many by status, gravest first; statuses without any are left out. */
  readonly counts: readonly { readonly status: ExecutionStatus; readonly count: number }[]
}

/** What a timeline is drawn from. */
export interface Timeline extends TimeSpan {
  readonly width: number
  /** `runs`: a bar for each; `columns`: too many for that. */
  readonly mode: 'runs' | 'columns'
  /** In order of time; empty in the other mode. */
  readonly bars: readonly TimelineBar[]
  readonly columns: readonly TimelineColumn[]
  /** How many bars lie above one another at most. */
  readonly lanes: number
  /** The most runs in one column. */
  readonly highest: number
  readonly ticks: readonly (ReturnType<typeof buildTicks>[number] & { readonly x: number })[]
  readonly days: readonly { readonly x: number; readonly width: number; readonly isOdd: boolean }[]
  /** Where now is; `undefined` outside the axis. */
  readonly nowX: number | undefined
  /** Runs that tell neither start nor end and so have no place. */
  readonly unplaced: number
}

/** How {@link buildTimeline} draws. */
export interface TimelineOptions extends TimeSpan {
  /** Milliseconds since 1970: where runs under way end. */
  readonly now: number
  /** Of the axis, in CSS pixels. */
  readonly width: number
  /** IANA name; `undefined`: the browser's own. */
  readonly timeZone: string | undefined
  /** How many bars may lie above one another before columns take over. Default: 5. */
  readonly mostLanes?: number | undefined
  /** How narrow a bar may be, so that a run of milliseconds can be seen and hit. Default: 4. */
  readonly narrowest?: number | undefined
  /** How much room a label of the axis takes. Default: 84. */
  readonly labelWidth?: number | undefined
}

const gap = 2
const columnWidth = 8

const gravity: readonly ExecutionStatus[] = ['error', 'warning', 'running', 'stopped', 'success']

/** From when to when a run went on, as far as it is told; `undefined` where nothing is. */
function spanOf(execution: Execution, now: number): TimeSpan | undefined {
  const duration = durationOf(execution, now) ?? 0
  const start = startTime(execution)
  if (start !== -Infinity) return { from: start, to: start + duration }
  const end = !isTold(execution.finishedAt) ? NaN : Date.parse(execution.finishedAt)
  return Number.isNaN(end) ? undefined : { from: end - duration, to: end }
}

/** Lays runs out on a time axis: bars that do not overlap, or columns where they are too many. */
export function buildTimeline(
  executions: readonly Execution[],
  options: TimelineOptions,
): Timeline {
  const { from, to, now, width, timeZone, mostLanes = 5, labelWidth = 84 } = options
  const scale = (time: number): number => ((time - from) / (to - from)) * width
  // Full steps of the clock, so that a column stays the same while the axis moves on.
  const step = niceStep(((to - from) / Math.max(1, width)) * columnWidth)
  const groups = new Map<number, ColumnGroup>()
  let unplaced = 0
  // Beyond what fits as bars, the runs are counted alone: they may be a hundred thousand.
  let placed: Placed[] | undefined = []
  const starts = startsOf(executions)
  for (const [index, execution] of executions.entries()) {
    let start = starts[index] ?? -Infinity
    if (placed !== undefined || start < from) {
      const span = spanOf(execution, now)
      if (span === undefined) unplaced += 1
      if (span === undefined || span.to < from) continue
      start = span.from
      if (start <= to && placed?.push({ execution, span }) === mostBars(options) + 1) {
        placed = undefined
      }
    }
    if (start <= to)
      count(groups, execution, start, Math.floor(Math.max(start, from) / step) * step)
  }
  placed?.sort((a, b) => a.span.from - b.span.from)

  const bars = placed && layBars(placed, options, scale)
  const columns = bars === undefined ? layColumns(groups, step, width, scale) : []
  return {
    from,
    to,
    width,
    mode: bars === undefined ? 'columns' : 'runs',
    bars: bars ?? [],
    columns,
    lanes: Math.min(mostLanes, 1 + Math.max(0, ...(bars ?? []).map(({ lane }) => lane))),
    highest: Math.max(0, ...columns.map(({ total }) => total)),
    ticks: buildTicks({ from, to }, Math.floor(width / labelWidth), timeZone).map(
      ({ time, isDay }) => ({ time, isDay, x: scale(time) }),
    ),
    days: buildDays({ from, to }, timeZone).map((day) => ({
      x: scale(day.from),
      width: scale(day.to) - scale(day.from),
      isOdd: day.isOdd,
    })),
    nowX: now >= from && now <= to ? scale(now) : undefined,
    unplaced,
  }
}

interface ColumnGroup {
  /** Its newest run. */
  id: string
  /** When that began. */
  newest: number
  readonly counts: Record<ExecutionStatus, number>
}

function count(
  groups: Map<number, ColumnGroup>,
  { id, status }: Execution,
  start: number,
  column: number,
): void {
  let group = groups.get(column)
  if (group === undefined) {
    groups.set(column, (group = { id, newest: start, counts: noRuns() }))
  } else if (start >= group.newest) {
    group.id = id
    group.newest = start
  }
  group.counts[status] += 1
}

/** As many bars as there is room for, all as narrow as they may be. */
function mostBars({ width, mostLanes = 5, narrowest = 4 }: TimelineOptions): number {
  return mostLanes * Math.ceil((width + gap) / (narrowest + gap))
}

interface Placed {
  readonly execution: Execution
  readonly span: TimeSpan
}

/** One bar for each run, each in the lowest lane that is free; `undefined` when there are not lanes enough. */
function layBars(
  placed: readonly Placed[],
  { width, mostLanes = 5, narrowest = 4 }: TimelineOptions,
  scale: (time: number) => number,
): TimelineBar[] | undefined {
  const bars: TimelineBar[] = []
  const laneEnds: number[] = []
  for (const { execution, span } of placed) {
    const left = Math.max(0, scale(span.from))
    const right = Math.min(width, Math.max(scale(span.to), left + narrowest))
    const x = Math.min(left, right - narrowest)
    const free = laneEnds.findIndex((end) => end + gap <= x)
    const lane = free < 0 ? laneEnds.length : free
    if (lane >= mostLanes) return undefined
    laneEnds[lane] = right
    const { id, status } = execution
    bars.push({ kind: 'run', id, status, x, width: right - x, lane })
  }
  return bars
}

function layColumns(
  groups: ReadonlyMap<number, ColumnGroup>,
  step: number,
  width: number,
  scale: (time: number) => number,
): TimelineColumn[] {
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([start, { id, counts }]) => {
      const x = Math.min(width - 2, Math.max(0, scale(start)))
      const end = Math.min(width, scale(start + step))
      return {
        kind: 'column',
        id,
        from: start,
        to: start + step,
        x,
        width: Math.max(2, end - x - gap),
        total: executionStatuses.reduce((sum, status) => sum + counts[status], 0),
        counts: gravity.flatMap((status) =>
          counts[status] > 0 ? [{ status, count: counts[status] }] : [],
        ),
      }
    })
}
