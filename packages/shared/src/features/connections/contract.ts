import { z } from 'zod'
import { defineEndpoints } from '../../contract/endpoint.js'
import { connectionQuery } from '../../contract/schemas.js'
import { connectionRoutes } from './routes.js'
import { Session } from './schemas.js'

/** The endpoints of the session and its connection. */
export const connectionEndpoints = defineEndpoints(connectionRoutes, {
  getSession: {
    summary: 'Who is looking, what they may do, and how their tenant is connected',
    query: z.strictObject(connectionQuery),
    response: Session,
    problems: ['not-found'],
  },
})
