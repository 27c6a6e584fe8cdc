import type { Handlers } from '../../core/handler.js'
import type { ConnectionService } from './service.js'

/** The session's endpoint. */
export function connectionHandlers(connections: ConnectionService): Handlers<'getSession'> {
  return {
    getSession: ({ viewer, query }) => connections.session(viewer, query.connection),
  }
}
