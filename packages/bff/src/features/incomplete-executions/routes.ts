import type { incompleteExecutionEndpoints } from '@inlaykit/shared'
import type { Handlers } from '../../core/handler.js'
import type { IncompleteExecutionService } from './service.js'

/** The endpoints of incomplete executions. */
export function incompleteExecutionHandlers(
  incomplete: IncompleteExecutionService,
): Handlers<keyof typeof incompleteExecutionEndpoints> {
  return {
    listIncompleteExecutions: ({ viewer, query, context }) =>
      incomplete.list(viewer, query, context.signal),
    getIncompleteExecution: ({ viewer, params, query, context }) =>
      incomplete.get(viewer, query.connection, params.incompleteExecutionId, context.signal),
    retryIncompleteExecution: ({ viewer, params, query, context }) =>
      incomplete.retry(viewer, query.connection, params.incompleteExecutionId, context.signal),
    retryIncompleteExecutions: ({ viewer, query, body, context }) =>
      incomplete.retryMany(viewer, query.connection, body, context.signal),
    resolveIncompleteExecution: ({ viewer, params, query, context }) =>
      incomplete.resolve(viewer, query.connection, params.incompleteExecutionId, context.signal),
  }
}
