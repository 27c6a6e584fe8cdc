import type { Connection, UpdateConnectionInput } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadConnectionChanges } from './load-changes.js'

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
  return useChange(loadConnectionChanges, 'connection.update')
}
