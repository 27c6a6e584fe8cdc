import type { RouteTable } from '../../contract/endpoint.js'

/** Executions: the runs of scenarios. */
export const executionRoutes = {
  listScenarioExecutions: {
    method: 'GET',
    path: '/scenarios/:scenarioId/executions',
    permission: 'executions:read',
    usesConnection: true,
  },
  listExecutions: {
    method: 'GET',
    path: '/executions',
    permission: 'executions:read',
    usesConnection: true,
  },
  listExecutionBars: {
    method: 'GET',
    path: '/executions/bars',
    alsoAt: { path: '/executions', view: 'bars' },
    permission: 'executions:read',
    usesConnection: true,
  },
  summarizeExecutions: {
    method: 'GET',
    path: '/executions/summary',
    permission: 'executions:read',
    usesConnection: true,
  },
  getExecution: {
    method: 'GET',
    path: '/executions/:executionId',
    permission: 'executions:read',
    usesConnection: true,
  },
  stopExecution: {
    method: 'DELETE',
    path: '/executions/:executionId',
    permission: 'scenarios:run',
    usesConnection: true,
  },
  retryExecution: {
    method: 'POST',
    path: '/executions/:executionId/retry',
    permission: 'scenarios:run',
    usesConnection: true,
  },
  notifyRunEnd: { method: 'POST', path: '/hooks/notify/:token', permission: 'none', byToken: true },
} as const satisfies RouteTable

/** What a run can be. `stopped`: by a person, before it ended by itself. */
export const executionStatuses = ['running', 'success', 'warning', 'error', 'stopped'] as const

/** What set a run off; `unknown` where the upstream does not tell. */
export const executionTriggers = ['manual', 'scheduled', 'webhook', 'unknown'] as const
