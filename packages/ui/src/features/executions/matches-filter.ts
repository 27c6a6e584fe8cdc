import type { Execution } from '@inlaykit/shared'
import type { ExecutionFilter } from './filter.js'
import { startTime } from './start-time.js'

/** Whether a run belongs to what the filter asks for; the rule of the endpoint, for runs that arrive live. */
export function matchesFilter(execution: Execution, filter: ExecutionFilter): boolean {
  const start = startTime(execution)
  return (
    (filter.scenarioId === undefined || execution.scenarioId === filter.scenarioId) &&
    (filter.status === undefined || filter.status.includes(execution.status)) &&
    (filter.trigger === undefined || filter.trigger.includes(execution.trigger)) &&
    (filter.from === undefined || start >= Date.parse(filter.from)) &&
    (filter.to === undefined || (start > -Infinity && start <= Date.parse(filter.to)))
  )
}
