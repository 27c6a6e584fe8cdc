import type { Connection, CreateConnectionInput } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { putConnection, refreshAll } from './cache.js'

/** What is connected, without the key. */
type Target = Loose<Omit<CreateConnectionInput, 'apiKey'>>
type Loose<T> = { readonly [K in keyof T]: T[K] | undefined }

/** What connecting by a key takes. */
export type ConnectWithApiKeyInput = Target & Pick<CreateConnectionInput, 'apiKey'>

/** Connecting by a key, and how it stands. */
export interface ConnectWithApiKeyResult extends Pick<
  UseMutationResult<Connection, Error, Target>,
  'data' | 'error' | 'isPending' | 'reset' | 'status'
> {
  /** Connects, or renews the key of the same organisation and team. */
  readonly connect: (input: ConnectWithApiKeyInput) => Promise<Connection>
}

/** A mutation's variables stay in the query cache, where devtools and persisters read them: keys travel beside it. */
const keys = new WeakMap<Target, string>()

/**
 * Connects the tenant by an API key. The key is forgotten as soon as it is sent: neither the query cache nor a
 * component keeps it.
 */
export function useConnectWithApiKey(): ConnectWithApiKeyResult {
  const kit = useKit()
  const { mutateAsync, data, error, isPending, reset, status } = useMutation(
    {
      mutationFn(target: Target, mutation) {
        const apiKey = keys.get(target) ?? ''
        keys.delete(target)
        return kit.client.call(
          'createConnection',
          { body: { ...target, apiKey } },
          { idempotencyKey: keyOf(mutation) },
        )
      },
      onSuccess(connection) {
        putConnection(kit, connection)
        void refreshAll(kit)
      },
      onSettled(connection, failure) {
        kit.emit({
          type: 'action',
          action: 'connection.connect-api-key',
          outcome: failure ? 'failed' : 'done',
          connectionId: connection?.id,
        })
      },
      // Neither a host's defaults nor an absent network may make a key wait in memory for another try.
      retry: false,
      networkMode: 'always',
    },
    kit.queryClient,
  )
  return {
    connect({ apiKey, ...target }) {
      keys.set(target, apiKey)
      return mutateAsync(target)
    },
    data,
    error,
    isPending,
    reset,
    status,
  }
}
