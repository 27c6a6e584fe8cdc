import { z } from 'zod'
import { defineEndpoints } from '../../contract/endpoint.js'
import { systemRoutes } from './routes.js'

/** The endpoints that need no viewer. */
export const systemEndpoints = defineEndpoints(systemRoutes, {
  getHealth: {
    summary: 'Answers as long as the process runs',
    response: z.object({ status: z.literal('ok') }),
    problems: [],
  },
  getReadiness: {
    summary: 'Answers `ready` when the store does; `unavailable` otherwise',
    response: z.object({ status: z.literal('ready') }),
    problems: ['unavailable'],
  },
  getOpenApi: {
    summary: 'This contract as OpenAPI 3.1',
    response: z.record(z.string(), z.unknown()),
    problems: [],
  },
})
