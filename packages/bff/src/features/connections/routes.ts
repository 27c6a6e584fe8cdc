import type { Role, Viewer } from '@inlaykit/shared'
import { DomainError, notFound } from '../../core/errors.js'
import type { Handlers } from '../../core/handler.js'
import { permissionsAs } from './permissions.js'
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
 * @param ways `remove` removes a connection with all that hangs on it, and answers whether there was one · `roleOf`: what the
 * viewer is by the connection
 */
export function connectionHandlers(
  connections: ConnectionService,
  {
    remove,
    roleOf,
  }: {
    remove: (tenantId: string, connectionId: string) => Promise<boolean>
    roleOf: (viewer: Viewer, connectionId: string | undefined, signal: AbortSignal) => Promise<Role>
  },
): Handlers<ConnectionEndpoint> {
  return {
    getSession: async ({ viewer, query, context }) => {
      const session = await connections.session(viewer, query.connection)
      const role = await roleOf(viewer, query.connection, context.signal)
      return {
        ...session,
        viewer: { ...viewer, role },
        permissions: permissionsAs(role, viewer.role),
      }
    },
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
