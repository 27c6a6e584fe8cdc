import type { StartOAuthInput } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'

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
  const kit = useKit()
  return useMutation(
    {
      mutationFn: (input: StartOAuthVariables) => kit.client.call('startOAuth', { body: input }),
      onError(_, { connectionId }) {
        const action = 'connection.connect-oauth'
        kit.emit({ type: 'action', action, outcome: 'failed', connectionId })
      },
      // The address is good for once: it is no use to whoever finds it later.
      gcTime: 0,
      retry: false,
    },
    kit.queryClient,
  )
}
