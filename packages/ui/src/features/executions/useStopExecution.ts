import type { Execution } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { useChange } from '../../client/useChange.js'
import { executionKeys } from '../../client/scenario-keys.js'
import { loadExecutionChanges } from './load-changes.js'

/**
 * Stops runs. The run shows as stopped at once, and as it was again when stopping fails. Make ends the step that is
 * under way first: after ten seconds whatever Make then says is shown.
 * @throws {Error} outside an `InlaykitProvider`
 * @example
 * const stop = useStopExecution()
 * stop.mutate(execution)
 */
export function useStopExecution(): UseMutationResult<void, Error, Execution> {
  return useChange(loadExecutionChanges, 'execution.stop', {
    mutationKey: executionKeys.stop(useKit().scope),
    retry: false,
    // A refusal is shown where it was asked for; it must not take a page down.
    throwOnError: false,
  })
}
