import type { Execution } from '@inlaykit/shared'
import { startTime } from './start-time.js'

/**
 * The failed run before or after another.
 * @param executions newest first
 * @param fromId where it is looked from; `undefined`, or no longer there: from now
 * @returns `undefined` when there is none in that direction
 */
export function findFailure(
  executions: readonly Execution[],
  fromId: string | undefined,
  towards: 'earlier' | 'later',
): Execution | undefined {
  const at = fromId === undefined ? -1 : executions.findIndex(({ id }) => id === fromId)
  const step = towards === 'earlier' ? 1 : -1
  if (at < 0 && towards === 'later') return undefined
  for (let index = at + step; index >= 0 && index < executions.length; index += step) {
    const run = executions[index]
    if (run?.status === 'error' && startTime(run) > -Infinity) return run
  }
  return undefined
}
