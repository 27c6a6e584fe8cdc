import type { Handlers } from '../../core/handler.js'
import type { RunNotices } from './run-notices.js'
import type { ExecutionService } from './service.js'

type Name =
  | 'listScenarioExecutions'
  | 'listExecutions'
  | 'listExecutionBars'
  | 'summarizeExecutions'
  | 'getExecution'
  | 'stopExecution'
  | 'retryExecution'
  | 'notifyRunEnd'

/** The endpoints of executions. */
export function executionHandlers(
  executions: ExecutionService,
  notices: RunNotices,
): Handlers<Name> {
  return {
    listScenarioExecutions: ({ viewer, params, query, context }) =>
      executions.listOfScenario(viewer, params.scenarioId, query, context.signal),
    listExecutions: ({ viewer, query, context }) => executions.list(viewer, query, context.signal),
    listExecutionBars: ({ viewer, query, context }) =>
      executions.bars(viewer, query, context.signal),
    summarizeExecutions: ({ viewer, query, context }) =>
      executions.summarize(viewer, query, context.signal),
    getExecution: ({ viewer, params, query, context }) =>
      executions.get(viewer, query.connection, params.executionId, context.signal),
    stopExecution: ({ viewer, params, query, context }) =>
      executions.stop(viewer, query.connection, params.executionId, context.signal),
    retryExecution: ({ viewer, params, query, context }) =>
      executions.retry(viewer, query.connection, params.executionId, context.signal),
    notifyRunEnd: async ({ params, body }) => {
      await notices.hear(params.token, String(body.executionId))
      return undefined
    },
  }
}
