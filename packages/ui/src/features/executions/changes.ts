import type { Execution, ExecutionDetail } from '@inlaykit/shared'
import type { Change } from '../../client/useChange.js'
import { executionKeys } from '../../client/scenario-keys.js'
import { forgetRun, stopHoldMs } from './known-runs.js'
import { putExecution, rereadExecution } from './updates.js'

export * from '../../client/changing.js'
export { updateExecutions as update } from './updates.js'

const retryExecution: Change<void, Execution> = {
  async send({ client }, { id }, idempotencyKey) {
    await client.call(
      'POST /executions/:executionId/retry?connection',
      { params: { executionId: id } },
      { idempotencyKey },
    )
  },
  onSuccess: ({ queryClient, scope }) =>
    void queryClient.invalidateQueries({ queryKey: executionKeys.all(scope) }),
  ids: idOf,
}

const stopExecution: Change<void, Execution> = {
  async onMutate(kit, execution) {
    const { queryClient, scope } = kit
    await queryClient.cancelQueries({ queryKey: executionKeys.one(scope, execution.id) })
    const stopped: Execution = {
      ...execution,
      status: 'stopped',
      finishedAt: new Date().toISOString(),
    }
    putExecution(kit, withoutDetail(stopped), { until: Date.now() + stopHoldMs })
  },
  async send({ client }, { id }, idempotencyKey) {
    await client.call(
      'DELETE /executions/:executionId?connection',
      { params: { executionId: id } },
      { idempotencyKey },
    )
  },
  onSuccess(kit, _, execution) {
    rereadExecution(execution, kit)
    setTimeout(() => rereadExecution(execution, kit), stopHoldMs + 500)
  },
  onError(kit, execution) {
    forgetRun(kit.queryClient, execution.id)
    putExecution(kit, withoutDetail(execution))
    rereadExecution(execution, kit)
  },
  ids: idOf,
}

/** All of them, by the names that the host hears. */
export const changes = {
  'execution.retry': retryExecution,
  'execution.stop': stopExecution,
}

function idOf(_: void, { id }: Execution): { executionId: string } {
  return { executionId: id }
}

function withoutDetail(execution: Execution | ExecutionDetail): Execution {
  const { steps: _steps, outputs: _outputs, ...row } = execution as ExecutionDetail
  return row
}
