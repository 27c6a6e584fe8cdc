import type { ConnectionTest } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadConnectionChanges } from './load-changes.js'

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
  return useChange(loadConnectionChanges, 'connection.test')
}
