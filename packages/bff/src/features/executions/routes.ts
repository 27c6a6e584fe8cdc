import type { Handlers } from '../../core/handler.js'
import type { ExecutionService } from './service.js'

/** The endpoints of executions. */
export function executionHandlers(
  executions: ExecutionService,
): Handlers<'listScenarioExecutions' | 'listExecutions' | 'getExecution' | 'stopExecution'> {
  return {
    listScenarioExecutions: ({ viewer, params, query, context }) =>
      executions.listOfScenario(viewer, params.scenarioId, query, context.signal),
    listExecutions: ({ viewer, query, context }) => executions.list(viewer, query, context.signal),
    getExecution: ({ viewer, params, query, context }) =>
      executions.get(viewer, query.connection, params.executionId, context.signal),
    stopExecution: ({ viewer, params, query, context }) =>
      executions.stop(viewer, query.connection, params.executionId, context.signal),
  }
}
