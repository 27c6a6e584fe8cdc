import type { Execution } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadExecutionChanges } from './load-changes.js'

/**
 * Runs again, with the same input, what did not succeed: see `retryable` of a run. The new run appears in the history.
 * @throws {Error} outside an `InlaykitProvider`
 * @example
 * const retry = useRetryExecution()
 * retry.mutate(execution)
 */
export function useRetryExecution(): UseMutationResult<void, Error, Execution> {
  return useChange(loadExecutionChanges, 'execution.retry', {
    retry: false,
    // A refusal is shown where it was asked for; it must not take a page down.
    throwOnError: false,
  })
}
