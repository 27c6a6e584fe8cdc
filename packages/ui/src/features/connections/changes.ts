import type { Connection, ConnectionTest } from '@inlaykit/shared'
import type { Kit } from '../../client/context.js'
import type { Change } from '../../client/useChange.js'
import type { ConnectionTarget } from './api-keys.js'
import { dropConnection, putConnection, refreshAll } from './cache.js'
import type { DisconnectVariables } from './useDisconnect.js'
import type { StartOAuthVariables } from './useStartOAuth.js'
import type { TestConnectionVariables } from './useTestConnection.js'
import type { UpdateConnectionVariables } from './useUpdateConnection.js'

export { updateConnections as update } from './cache.js'
export { endIfConnected, sendToMake, waitForReturn } from './oauth-attempt.js'
export { takeOAuthReturn } from './oauth-return.js'

/** @param takeKey gives out the key that was held for what is connected, once */
export const connectWithApiKey = (
  takeKey: (target: ConnectionTarget) => string,
): Change<Connection, ConnectionTarget> => ({
  send: ({ client }, target, idempotencyKey) =>
    client.call(
      'POST /connections',
      { body: { ...target, apiKey: takeKey(target) } },
      { idempotencyKey },
    ),
  onSuccess: putAndRefresh,
  ids: (connection) => ({ connectionId: connection?.id }),
})

export const updateConnection: Change<Connection, UpdateConnectionVariables> = {
  send: ({ client }, { connectionId, ...body }, idempotencyKey) =>
    client.call(
      'PATCH /connections/:connectionId',
      { params: { connectionId }, body },
      { idempotencyKey },
    ),
  onSuccess: putAndRefresh,
}

export const testConnection: Change<ConnectionTest, TestConnectionVariables> = {
  send: ({ client }, { connectionId }) =>
    client.call('POST /connections/:connectionId/test', { params: { connectionId } }),
  onSuccess(kit, { connection }) {
    putConnection(kit, connection)
    // The key of `sessionQuery`, which would be a chunk of its own where the first load shared it with this.
    void kit.queryClient.invalidateQueries({ queryKey: [...kit.scope, 'session'] })
  },
}

export const startOAuth: Change<{ url: string }, StartOAuthVariables> = {
  send: ({ client }, body) => client.call('POST /oauth/start', { body }),
}

export const disconnect: Change<undefined, DisconnectVariables> = {
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

function putAndRefresh(kit: Kit, connection: Connection): void {
  putConnection(kit, connection)
  void refreshAll(kit)
}
