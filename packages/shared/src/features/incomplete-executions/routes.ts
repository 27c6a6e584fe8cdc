import type { RouteTable } from '../../contract/endpoint.js'

/** What runs left that did not get to their end, kept by Make until somebody deals with it. */
export const incompleteExecutionRoutes = {
  listIncompleteExecutions: {
    method: 'GET',
    path: '/incomplete-executions',
    permission: 'executions:read',
    usesConnection: true,
  },
  retryIncompleteExecutions: {
    method: 'POST',
    path: '/incomplete-executions/retry',
    permission: 'scenarios:run',
    usesConnection: true,
  },
  getIncompleteExecution: {
    method: 'GET',
    path: '/incomplete-executions/:incompleteExecutionId',
    permission: 'executions:read',
    usesConnection: true,
  },
  retryIncompleteExecution: {
    method: 'POST',
    path: '/incomplete-executions/:incompleteExecutionId/retry',
    permission: 'scenarios:run',
    usesConnection: true,
  },
  resolveIncompleteExecution: {
    method: 'POST',
    path: '/incomplete-executions/:incompleteExecutionId/resolve',
    permission: 'scenarios:run',
    usesConnection: true,
  },
} as const satisfies RouteTable

/**
 * Whether the data that a run left comes with it. `too-large`: it is more than 1 MiB; `unavailable`: Make could not be asked
 * for it now.
 */
export const bundleStates = ['told', 'too-large', 'unavailable'] as const
