import { z } from 'zod'
import { defineEndpoints } from '../../contract/endpoint.js'
import { upstreamProblems } from '../../contract/problems.js'
import { connectionQuery, Id } from '../../contract/schemas.js'
import { executionRoutes } from './routes.js'
import {
  ExecutionBars,
  ExecutionBarsQuery,
  ExecutionDetail,
  ExecutionPage,
  ExecutionSummary,
  ExecutionSummaryQuery,
  ListExecutionsQuery,
  ListScenarioExecutionsQuery,
  RunEndNotice,
} from './schemas.js'

const params = z.strictObject({ executionId: Id })
const query = z.strictObject(connectionQuery)

/** The endpoints of executions. */
export const executionEndpoints = defineEndpoints(executionRoutes, {
  listScenarioExecutions: {
    summary: 'Lists the runs of one scenario, newest first',
    params: z.strictObject({ scenarioId: Id }),
    query: ListScenarioExecutionsQuery,
    response: ExecutionPage,
    problems: ['not-found', ...upstreamProblems],
  },
  listExecutions: {
    summary: 'Lists the runs of all scenarios, newest first',
    query: ListExecutionsQuery,
    response: ExecutionPage,
    problems: ['not-found', ...upstreamProblems],
  },
  listExecutionBars: {
    summary: 'The newest runs in columns, for a chart: 5,000 at most',
    query: ExecutionBarsQuery,
    response: ExecutionBars,
    problems: ['not-found', ...upstreamProblems],
  },
  summarizeExecutions: {
    summary: 'Runs in figures: by status, how long, how many operations; also by parts of the time',
    query: ExecutionSummaryQuery,
    response: ExecutionSummary,
    problems: ['not-found', ...upstreamProblems],
  },
  getExecution: {
    summary: 'One run with its steps and outputs',
    params,
    query,
    response: ExecutionDetail,
    problems: ['not-found', ...upstreamProblems],
  },
  stopExecution: {
    summary: 'Stops a run',
    params,
    query,
    response: null,
    status: 204,
    problems: ['not-found', 'conflict', 'unsupported', ...upstreamProblems],
  },
  retryExecution: {
    summary:
      'Runs again, with the same input, what did not succeed; the new run appears in the history',
    params,
    query,
    response: null,
    status: 204,
    problems: ['not-found', 'conflict', 'unsupported', ...upstreamProblems],
  },
  notifyRunEnd: {
    summary: 'Where Make tells that a run has ended: a hint, after which the run is read once',
    params: z.strictObject({ token: z.string() }),
    body: RunEndNotice,
    mostBodyBytes: 16 * 1024,
    response: null,
    status: 204,
    problems: ['not-found', 'validation', 'internal', 'unavailable'],
  },
})
