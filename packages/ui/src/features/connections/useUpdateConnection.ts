import type { Connection, UpdateConnectionInput } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { putConnection, refreshAll } from './cache.js'

/** Which connection is changed, and what of it. */
export type UpdateConnectionVariables = { readonly connectionId: string } & {
  readonly [K in keyof UpdateConnectionInput]: UpdateConnectionInput[K] | undefined
}

/** Renames a connection, makes it the default one, or chooses its organisation, team and plan. */
export function useUpdateConnection(): UseMutationResult<
  Connection,
  Error,
  UpdateConnectionVariables
> {
  const kit = useKit()
  return useMutation(
    {
      mutationFn: ({ connectionId, ...body }: UpdateConnectionVariables, mutation) =>
        kit.client.call(
          'updateConnection',
          { params: { connectionId }, body },
          { idempotencyKey: keyOf(mutation) },
        ),
      onSuccess(connection) {
        putConnection(kit, connection)
        void refreshAll(kit)
      },
      onSettled(_, error, { connectionId }) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'connection.update', outcome, connectionId })
      },
    },
    kit.queryClient,
  )
}
