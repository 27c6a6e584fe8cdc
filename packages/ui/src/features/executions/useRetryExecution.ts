import type { Execution } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { executionKeys } from './queries.js'

/**
 * Runs again, with the same input, what did not succeed: see `retryable` of a run. The new run appears in the history.
 * @throws {Error} outside an `InlaykitProvider`
 * @example
 * const retry = useRetryExecution()
 * retry.mutate(execution)
 */
export function useRetryExecution(): UseMutationResult<void, Error, Execution> {
  const { client, emit, queryClient, scope } = useKit()
  return useMutation<void, Error, Execution>(
    {
      mutationFn: async ({ id }, mutation) => {
        const idempotencyKey = keyOf(mutation)
        await client.call('retryExecution', { params: { executionId: id } }, { idempotencyKey })
      },
      retry: false,
      // A refusal is shown where it was asked for; it must not take a page down.
      throwOnError: false,
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: executionKeys.all(scope) })
      },
      onSettled: (_, error, { id }) => {
        const outcome = error ? 'failed' : 'done'
        emit({ type: 'action', action: 'execution.retry', outcome, executionId: id })
      },
    },
    queryClient,
  )
}
