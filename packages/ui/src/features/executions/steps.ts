import type { ExecutionDetail, ExecutionStep } from '@inlaykit/shared'
import { durationOf } from './timeline.js'
import { isTold } from './told.js'

/** A step with its place in the run, in percent of the run's length; without times it has none. */
export interface StepBar {
  readonly step: ExecutionStep
  readonly start: number | undefined
  readonly extent: number | undefined
}

/** So that a step of a millisecond is still seen, in percent. */
const narrowest = 0.8

/**
 * Places the steps of a run beneath one another on the run's own time.
 * @param now milliseconds since 1970: where a step under way ends
 */
export function buildSteps(execution: ExecutionDetail, now: number): StepBar[] {
  const steps = execution.steps ?? []
  const spans = steps.map((step) => {
    const from = !isTold(step.startedAt) ? NaN : Date.parse(step.startedAt)
    return { from, to: from + (durationOf(step, now) ?? 0) }
  })
  const known = spans.filter(({ from }) => !Number.isNaN(from))
  const starts = known.map(({ from }) => from)
  const first = Math.min(...starts, startOf(execution))
  const last = Math.max(...known.map(({ to }) => to), first + (durationOf(execution, now) ?? 0))
  const length = Math.max(1, last - first)
  return steps.map((step, index) => {
    const span = spans[index]
    if (span === undefined || Number.isNaN(span.from) || !Number.isFinite(first)) {
      return { step, start: undefined, extent: undefined }
    }
    const extent = Math.max(narrowest, ((span.to - span.from) / length) * 100)
    const start = Math.min(100 - extent, ((span.from - first) / length) * 100)
    return { step, start, extent }
  })
}

function startOf({ startedAt }: ExecutionDetail): number {
  const time = !isTold(startedAt) ? NaN : Date.parse(startedAt)
  return Number.isNaN(time) ? Infinity : time
}
