import type { StartOAuthInput } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadConnectionChanges } from './load-changes.js'

/** What connecting by OAuth takes; see `StartOAuthInput`. */
export type StartOAuthVariables = {
  readonly [K in keyof StartOAuthInput]: StartOAuthInput[K] | undefined
}

/**
 * Begins to connect by OAuth: answers the address to which the person goes, good for once and for a few minutes. What
 * came of it is told by `useConnections`, and by `inlaykit=connected` or `inlaykit=error&problem=NAME` in the address
 * of the page that they come back to.
 */
export function useStartOAuth(): UseMutationResult<{ url: string }, Error, StartOAuthVariables> {
  return useChange(loadConnectionChanges, 'connection.connect-oauth', {
    // The address is good for once: it is no use to whoever finds it later.
    gcTime: 0,
    retry: false,
  })
}
