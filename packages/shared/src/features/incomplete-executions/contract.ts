import { z } from 'zod'
import { defineEndpoints } from '../../contract/endpoint.js'
import { upstreamProblems } from '../../contract/problems.js'
import { connectionQuery, Id } from '../../contract/schemas.js'
import { incompleteExecutionRoutes } from './routes.js'
import {
  IncompleteExecutionDetail,
  IncompleteExecutionPage,
  ListIncompleteExecutionsQuery,
  RetryIncompleteExecutionsInput,
} from './schemas.js'

const params = z.strictObject({ incompleteExecutionId: Id })
const query = z.strictObject(connectionQuery)
const bodyProblems = ['payload-too-large', 'unsupported-media-type'] as const

/** The endpoints of incomplete executions. */
export const incompleteExecutionEndpoints = defineEndpoints(incompleteExecutionRoutes, {
  listIncompleteExecutions: {
    summary: 'Lists what runs left that did not get to their end, of one scenario or of all',
    query: ListIncompleteExecutionsQuery,
    response: IncompleteExecutionPage,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  getIncompleteExecution: {
    summary: 'One of them, with the data that the run left',
    params,
    query,
    response: IncompleteExecutionDetail,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
  retryIncompleteExecution: {
    summary: 'Tries it again from where it failed; it goes when that run succeeds',
    params,
    query,
    response: null,
    status: 204,
    problems: ['not-found', 'conflict', 'unsupported', ...upstreamProblems],
  },
  retryIncompleteExecutions: {
    summary: "Tries several of a scenario's again, or all of them",
    query,
    body: RetryIncompleteExecutionsInput,
    response: null,
    status: 204,
    problems: ['not-found', 'unsupported', ...bodyProblems, ...upstreamProblems],
  },
  resolveIncompleteExecution: {
    summary: 'Takes it for dealt with: Make deletes it, and it is not tried again',
    params,
    query,
    response: null,
    status: 204,
    problems: ['not-found', 'unsupported', ...upstreamProblems],
  },
})
