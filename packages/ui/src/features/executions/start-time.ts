import type { Execution } from '@inlaykit/shared'
import { isTold } from './told.js'

/** Rows don't change, so each is parsed once however often thousands of them are laid out anew. */
const starts = new WeakMap<object, number>()

/** When the run started, in milliseconds since 1970; `-Infinity` where that is not told: such runs sort last. */
export function startTime(run: Pick<Execution, 'startedAt'>): number {
  const known = starts.get(run)
  if (known !== undefined) return known
  const time = !isTold(run.startedAt) ? NaN : Date.parse(run.startedAt)
  const start = Number.isNaN(time) ? -Infinity : time
  starts.set(run, start)
  return start
}
