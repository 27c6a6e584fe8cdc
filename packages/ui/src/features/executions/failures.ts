import type { Execution } from '@inlaykit/shared'
import { startTime } from './filter.js'

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
  const at = executions.findIndex(({ id }) => id === fromId)
  const failed = ({ status, ...run }: Execution): boolean =>
    status === 'error' && startTime(run) > -Infinity
  if (towards === 'earlier') return executions.slice(at + 1).find(failed)
  return at < 0 ? undefined : executions.slice(0, at).findLast(failed)
}
