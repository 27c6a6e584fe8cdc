import type { Execution, ExecutionDetail } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { executionKeys } from './queries.js'
import { forgetRun, stopHoldMs } from './recent.js'
import { putExecution, rereadExecution } from './updates.js'

/**
 * Stops runs. The run shows as stopped at once, and as it was again when stopping fails. Make ends the step that is
 * under way first: after ten seconds whatever Make then says is shown.
 * @throws {Error} outside an `InlaykitProvider`
 * @example
 * const stop = useStopExecution()
 * stop.mutate(execution)
 */
export function useStopExecution(): UseMutationResult<void, Error, Execution> {
  const kit = useKit()
  const { client, emit, queryClient, scope } = kit

  return useMutation<void, Error, Execution>(
    {
      mutationKey: [...executionKeys.all(scope), 'stop'],
      mutationFn: async ({ id }, mutation) => {
        const idempotencyKey = keyOf(mutation)
        await client.call('stopExecution', { params: { executionId: id } }, { idempotencyKey })
      },
      retry: false,
      // A refusal is shown where it was asked for; it must not take a page down.
      throwOnError: false,
      onMutate: async (execution) => {
        await queryClient.cancelQueries({ queryKey: executionKeys.one(scope, execution.id) })
        const stopped: Execution = {
          ...execution,
          status: 'stopped',
          finishedAt: new Date().toISOString(),
        }
        putExecution(kit, withoutDetail(stopped), { until: Date.now() + stopHoldMs })
      },
      onError: (_error, execution) => {
        forgetRun(queryClient, execution.id)
        putExecution(kit, withoutDetail(execution))
        rereadExecution(execution, kit)
        emit({
          type: 'action',
          action: 'execution.stop',
          outcome: 'failed',
          executionId: execution.id,
        })
      },
      onSuccess: (_, execution) => {
        rereadExecution(execution, kit)
        setTimeout(() => rereadExecution(execution, kit), stopHoldMs + 500)
        emit({
          type: 'action',
          action: 'execution.stop',
          outcome: 'done',
          executionId: execution.id,
        })
      },
    },
    queryClient,
  )
}

function withoutDetail(execution: Execution | ExecutionDetail): Execution {
  const { steps: _steps, outputs: _outputs, ...row } = execution as ExecutionDetail
  return row
}
