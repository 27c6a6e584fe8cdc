import type { Connection, ConnectionTest } from '@inlaykit/shared'
import type { Kit } from '../../client/context.js'
import type { Change } from '../../client/useChange.js'
import type { ConnectionTarget } from './api-keys.js'
import { dropConnection, putConnection, refreshAll } from './cache.js'
import type { DisconnectVariables } from './useDisconnect.js'
import type { StartOAuthVariables } from './useStartOAuth.js'
import type { TestConnectionVariables } from './useTestConnection.js'
import type { UpdateConnectionVariables } from './useUpdateConnection.js'

export * from '../../client/changing.js'
export { updateConnections as update } from './cache.js'
export { createAttempts } from './oauth-attempt.js'
export { takeOAuthReturn } from './oauth-return.js'

const connectWithApiKey: Change<Connection, ConnectionTarget> = {
  send: ({ client }, target, idempotencyKey, apiKey) =>
    client.call('POST /connections', { body: { ...target, apiKey } }, { idempotencyKey }),
  onSuccess: putAndRefresh,
  ids: (connection) => ({ connectionId: connection?.id }),
}

const updateConnection: Change<Connection, UpdateConnectionVariables> = {
  send: ({ client }, { connectionId, ...body }, idempotencyKey) =>
    client.call(
      'PATCH /connections/:connectionId',
      { params: { connectionId }, body },
      { idempotencyKey },
    ),
  onSuccess: putAndRefresh,
}

const testConnection: Change<ConnectionTest, TestConnectionVariables> = {
  send: ({ client }, { connectionId }) =>
    client.call('POST /connections/:connectionId/test', { params: { connectionId } }),
  onSuccess(kit, { connection }) {
    putConnection(kit, connection)
    // The key of `sessionQuery`, which would be a chunk of its own where the first load shared it with this.
    void kit.queryClient.invalidateQueries({ queryKey: [...kit.scope, 'session'] })
  },
}

const startOAuth: Change<{ url: string }, StartOAuthVariables> = {
  send: ({ client }, body) => client.call('POST /oauth/start', { body }),
  isBeginning: true,
}

const disconnect: Change<undefined, DisconnectVariables> = {
  send: ({ client }, { connectionId }, idempotencyKey) =>
    client.call(
      'DELETE /connections/:connectionId',
      { params: { connectionId } },
      { idempotencyKey },
    ),
  onSuccess(kit, _, { connectionId }) {
    dropConnection(kit, connectionId)
    void refreshAll(kit)
  },
}

/** All of them, by the names that the host hears. */
export const changes = {
  'connection.connect-api-key': connectWithApiKey,
  'connection.update': updateConnection,
  'connection.test': testConnection,
  'connection.connect-oauth': startOAuth,
  'connection.disconnect': disconnect,
}

function putAndRefresh(kit: Kit, connection: Connection): void {
  putConnection(kit, connection)
  void refreshAll(kit)
}
