import { defineEndpoints } from '../../contract/endpoint.js'
import { eventRoutes } from './routes.js'

/** The endpoint of the event stream. */
export const eventEndpoints = defineEndpoints(eventRoutes, {
  streamEvents: {
    summary: 'Streams changes of the tenant as Server-Sent Events; resumes after Last-Event-ID',
    response: null,
    problems: ['rate-limited'],
  },
})
