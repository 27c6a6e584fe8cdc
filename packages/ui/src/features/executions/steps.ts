import type { ExecutionDetail, ExecutionStep } from '@inlaykit/shared'
import type { TimeSpan } from './ticks.js'
import { durationOf } from './figures.js'
import { isTold } from './told.js'

/** A step with its place in the run, in percent of the run's length; without times it has none. */
export interface StepBar {
  readonly step: ExecutionStep
  readonly start: number | undefined
  readonly extent: number | undefined
}

/** A time in which no step was under way. `start` and `extent` in percent of the run's length as it is drawn. */
export interface IdleGap {
  readonly start: number
  readonly extent: number
  readonly durationMs: number
}

/** The steps of a run beneath one another on the run's own time. */
export interface Waterfall {
  readonly bars: readonly StepBar[]
  /** What is compressed, or would be. */
  readonly gaps: readonly IdleGap[]
}

/** So that a step of a millisecond is still seen, in percent. */
const narrowest = 0.8
/** A gap is worth compressing from this part of the run on, and never below a second. */
const leastGap = 0.1
/** What a compressed gap takes of the drawing. */
const gapShare = 0.04

/**
 * Places the steps of a run beneath one another on the run's own time.
 * @param now milliseconds since 1970: where a step under way ends
 * @param isCompressed draws long times without a step short
 */
export function buildWaterfall(
  execution: ExecutionDetail,
  now: number,
  isCompressed: boolean,
): Waterfall {
  const steps = execution.steps ?? []
  const spans = steps.map((step) => {
    const from = !isTold(step.startedAt) ? NaN : Date.parse(step.startedAt)
    return { from, to: from + (durationOf(step, now) ?? 0) }
  })
  const known = spans.filter(({ from }) => !Number.isNaN(from))
  const first = Math.min(...known.map(({ from }) => from), startOf(execution))
  const last = Math.max(...known.map(({ to }) => to), first + (durationOf(execution, now) ?? 0))
  const idle = Number.isFinite(first) ? findIdle(known, first, last) : []
  const place = scaleOf(first, last, isCompressed ? idle : [])
  return {
    bars: steps.map((step, index) => {
      const span = spans[index]
      if (span === undefined || Number.isNaN(span.from) || !Number.isFinite(first)) {
        return { step, start: undefined, extent: undefined }
      }
      const [from, to] = [place(span.from), place(span.to)]
      const extent = Math.max(narrowest, to - from)
      return { step, start: Math.min(100 - extent, from), extent }
    }),
    gaps: idle.map(({ from, to }) => ({
      start: place(from),
      extent: place(to) - place(from),
      durationMs: to - from,
    })),
  }
}

/** The long times between the first and the last step in which none was under way. */
function findIdle(spans: readonly TimeSpan[], first: number, last: number): TimeSpan[] {
  const least = Math.max(1_000, (last - first) * leastGap)
  const idle: TimeSpan[] = []
  let busyUntil = first
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from - busyUntil >= least) idle.push({ from: busyUntil, to: from })
    busyUntil = Math.max(busyUntil, to)
  }
  return idle
}

/** From a time to percent of the drawing, in which each of the gaps takes a fixed share. */
function scaleOf(first: number, last: number, gaps: readonly TimeSpan[]): (time: number) => number {
  const idle = gaps.reduce((sum, { from, to }) => sum + to - from, 0)
  const busy = Math.max(1, last - first - idle)
  const share = 1 - gaps.length * gapShare
  return (time) => {
    let before = 0
    let shares = 0
    for (const { from, to } of gaps) {
      const passed = Math.min(Math.max(0, time - from), to - from)
      before += passed
      shares += (passed / (to - from)) * gapShare
    }
    return (((time - first - before) / busy) * share + shares) * 100
  }
}

function startOf({ startedAt }: ExecutionDetail): number {
  const time = !isTold(startedAt) ? NaN : Date.parse(startedAt)
  return Number.isNaN(time) ? Infinity : time
}
