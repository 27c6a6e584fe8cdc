import type { Connection, CreateConnectionInput } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { holdApiKey, takeApiKey, type ConnectionTarget } from './api-keys.js'
import { loadConnectionChanges } from './load-changes.js'

/** What connecting by a key takes. */
export type ConnectWithApiKeyInput = ConnectionTarget & Pick<CreateConnectionInput, 'apiKey'>

/** Connecting by a key, and how it stands. */
export interface ConnectWithApiKeyResult extends Pick<
  UseMutationResult<Connection, Error, ConnectionTarget>,
  'data' | 'error' | 'isPending' | 'reset' | 'status'
> {
  /** Connects, or renews the key of the same organisation and team. */
  readonly connect: (input: ConnectWithApiKeyInput) => Promise<Connection>
}

/**
 * Connects the tenant by an API key. The key is forgotten as soon as it is sent: neither the query cache nor a
 * component keeps it.
 */
export function useConnectWithApiKey(): ConnectWithApiKeyResult {
  const { mutateAsync, data, error, isPending, reset, status } = useChange<
    Connection,
    ConnectionTarget,
    'connection.connect-api-key'
  >(loadConnectionChanges, 'connection.connect-api-key', {
    secretOf: takeApiKey,
    // Neither a host's defaults nor an absent network may make a key wait in memory for another try.
    retry: false,
    networkMode: 'always',
  })
  return {
    async connect({ apiKey, ...target }) {
      holdApiKey(target, apiKey)
      try {
        return await mutateAsync(target)
      } finally {
        // What was never sent is forgotten too.
        takeApiKey(target)
      }
    },
    data,
    error,
    isPending,
    reset,
    status,
  }
}
