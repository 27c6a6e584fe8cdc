import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { dropConnection, refreshAll } from './cache.js'

/** Which connection is removed. */
export interface DisconnectVariables {
  readonly connectionId: string
}

/** Disconnects: the credential and all that was mirrored of the connection are forgotten by the server. */
export function useDisconnect(): UseMutationResult<undefined, Error, DisconnectVariables> {
  const kit = useKit()
  return useMutation(
    {
      async mutationFn({ connectionId }: DisconnectVariables, mutation): Promise<undefined> {
        const idempotencyKey = keyOf(mutation)
        await kit.client.call('deleteConnection', { params: { connectionId } }, { idempotencyKey })
      },
      onSuccess(_, { connectionId }) {
        dropConnection(kit, connectionId)
        void refreshAll(kit)
      },
      onSettled(_, error, { connectionId }) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'connection.disconnect', outcome, connectionId })
      },
    },
    kit.queryClient,
  )
}
