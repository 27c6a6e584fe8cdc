import { DomainError, notFound } from '../../core/errors.js'
import type { Handlers } from '../../core/handler.js'
import type { ConnectionService } from './service.js'

type ConnectionEndpoint =
  | 'getSession'
  | 'listConnections'
  | 'createConnection'
  | 'getConnection'
  | 'updateConnection'
  | 'deleteConnection'
  | 'testConnection'
  | 'listConnectionOrganizations'

/**
 * The endpoints of the session and of the tenant's connections.
 * @param remove removes a connection with all that hangs on it; answers whether there was one
 */
export function connectionHandlers(
  connections: ConnectionService,
  remove: (tenantId: string, connectionId: string) => Promise<boolean>,
): Handlers<ConnectionEndpoint> {
  return {
    getSession: ({ viewer, query }) => connections.session(viewer, query.connection),
    listConnections: ({ viewer }) => connections.page(viewer),
    createConnection: ({ viewer, body }) =>
      connections.setApiKey({ ...body, tenantId: viewer.tenantId }, 'body.zone'),
    getConnection: ({ viewer, params }) => connections.get(viewer, params.connectionId),
    updateConnection: ({ viewer, params, body }) =>
      connections.update(viewer, params.connectionId, body),
    deleteConnection: async ({ viewer, params }) => {
      if (!(await remove(viewer.tenantId, params.connectionId))) throw notFound('connection')
    },
    testConnection: ({ viewer, params, context }) =>
      connections.test(viewer, params.connectionId, context.signal),
    listConnectionOrganizations: ({ viewer, params, context }) =>
      connections.organizations(viewer, params.connectionId, context.signal),
  }
}

/** The endpoints of OAuth where the server has no client for it. */
export function withoutOAuth(): Handlers<'startOAuth' | 'beginOAuth' | 'completeOAuth'> {
  const refuse = async (): Promise<never> => {
    throw new DomainError(
      'unsupported',
      'This server is not set up to connect by OAuth. Connect by an API key.',
    )
  }
  return { startOAuth: refuse, beginOAuth: refuse, completeOAuth: refuse }
}
