import type { ConnectionTest } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { sessionQuery } from '../../client/session.js'
import { putConnection } from './cache.js'

/** Which connection is tested. */
export interface TestConnectionVariables {
  readonly connectionId: string
}

/** Asks Make whether a connection works. That it does not is an answer, no error: see `ok` and `problem`. */
export function useTestConnection(): UseMutationResult<
  ConnectionTest,
  Error,
  TestConnectionVariables
> {
  const kit = useKit()
  return useMutation(
    {
      mutationFn: ({ connectionId }: TestConnectionVariables) =>
        kit.client.call('testConnection', { params: { connectionId } }),
      onSuccess({ connection }) {
        putConnection(kit, connection)
        void kit.queryClient.invalidateQueries({ queryKey: sessionQuery(kit).queryKey })
      },
      onSettled(_, error, { connectionId }) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'connection.test', outcome, connectionId })
      },
    },
    kit.queryClient,
  )
}
