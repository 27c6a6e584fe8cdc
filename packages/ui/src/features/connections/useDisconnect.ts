import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadConnectionChanges } from './load-changes.js'

/** Which connection is removed. */
export interface DisconnectVariables {
  readonly connectionId: string
}

/** Disconnects: the credential and all that was mirrored of the connection are forgotten by the server. */
export function useDisconnect(): UseMutationResult<undefined, Error, DisconnectVariables> {
  return useChange(loadConnectionChanges, 'connection.disconnect')
}
