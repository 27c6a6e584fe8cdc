import { executionStatuses } from '@inlaykit/shared/client'
import type { Execution, ExecutionStatus } from '@inlaykit/shared'
import { countUnplaced, stretchesWithin } from './run-blocks.js'
import { numbersOf } from './run-numbers.js'
import { buildDays, buildTicks, niceStep, type TimeSpan } from './ticks.js'

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

/** Lays runs out on a time axis: bars that do not overlap, or columns where they are too many. */
export function buildTimeline(
  executions: readonly Execution[],
  options: TimelineOptions,
): Timeline {
  const { from, to, now, width, timeZone, mostLanes = 5, labelWidth = 84 } = options
  const scale = (time: number): number => ((time - from) / (to - from)) * width
  // Full steps of the clock, so that a column stays the same while the axis moves on.
  const most = mostBars(options) + 1
  const step = niceStep(((to - from) / Math.max(1, width)) * columnWidth)
  const columnAt = (time: number): number => Math.floor(time / step)
  const first = columnAt(from)
  const groups = emptyGroups(columnAt(to) - first + 1)
  // Beyond what fits as bars, the runs are counted alone: they may be a hundred thousand.
  let placed: Placed[] | undefined = []
  const numbers = numbersOf(executions)
  for (const stretch of stretchesWithin(executions, { from, to })) {
    for (let index = stretch.start; index < stretch.end; index += 1) {
      const start = numbers.from[index] ?? NaN
      const told = numbers.to[index] ?? NaN
      const end = told === Infinity ? Math.max(start, now) : told
      if (!(start <= to && end >= from)) continue
      count(groups, columnAt(Math.max(start, from)) - first, index, start, numbers.statuses[index])
      const execution = placed && executions[index]
      if (execution === undefined) continue
      if (placed?.push({ execution, span: { from: start, to: end } }) === most) placed = undefined
    }
  }
  placed?.sort((a, b) => a.span.from - b.span.from)

  const bars = placed && layBars(placed, options, scale)
  const columns =
    bars === undefined ? layColumns(executions, groups, first, step, width, scale) : []
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
    unplaced: countUnplaced(executions),
  }
}

/** The runs of each column, counted. */
interface ColumnGroups {
  /** How many by status, column after column. */
  readonly counts: Uint32Array
  /** The newest run of each: its place among all. */
  readonly newest: Uint32Array
  /** When that began. */
  readonly newestStarts: Float64Array
}

const kinds = executionStatuses.length

function emptyGroups(columns: number): ColumnGroups {
  return {
    counts: new Uint32Array(columns * kinds),
    newest: new Uint32Array(columns),
    newestStarts: new Float64Array(columns).fill(-Infinity),
  }
}

function count(
  { counts, newest, newestStarts }: ColumnGroups,
  column: number,
  index: number,
  start: number,
  status = 0,
): void {
  const at = column * kinds + status
  counts[at] = (counts[at] ?? 0) + 1
  if (start >= (newestStarts[column] ?? Infinity)) {
    newest[column] = index
    newestStarts[column] = start
  }
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
  executions: readonly Execution[],
  { counts, newest }: ColumnGroups,
  first: number,
  step: number,
  width: number,
  scale: (time: number) => number,
): TimelineColumn[] {
  return Array.from(newest, (run, column): TimelineColumn | undefined => {
    const own = counts.subarray(column * kinds, (column + 1) * kinds)
    const total = own.reduce((sum, each) => sum + each, 0)
    const id = executions[run]?.id
    if (total === 0 || id === undefined) return undefined
    const from = (first + column) * step
    const x = Math.min(width - 2, Math.max(0, scale(from)))
    const end = Math.min(width, scale(from + step))
    return {
      kind: 'column',
      id,
      from,
      to: from + step,
      x,
      width: Math.max(2, end - x - gap),
      total,
      counts: gravity.flatMap((status) => {
        const of = own[executionStatuses.indexOf(status)] ?? 0
        return of > 0 ? [{ status, count: of }] : []
      }),
    }
  }).filter((column) => column !== undefined)
}
