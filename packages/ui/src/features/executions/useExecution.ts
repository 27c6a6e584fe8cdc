import type { ExecutionDetail } from '@inlaykit/shared'
import type { UseQueryResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { useLiveStatus } from '../../client/useEventStream.js'
import { useRead } from '../../client/useRead.js'
import { executionQuery } from './queries.js'
import { loadExecutionChanges } from './load-changes.js'
import { findListed } from './reads.js'

/** How often a run under way is read while no live changes arrive, in milliseconds. */
const pollMs = 3_000

/**
 * One run with its steps and outputs, kept current while it goes on. `isPlaceholderData` says that only what a list
 * told of it is there yet.
 * @param executionId the run; `undefined` reads nothing
 * @throws {Error} outside an `InlaykitProvider`
 */
export function useExecution(executionId: string | undefined): UseQueryResult<ExecutionDetail> {
  const kit = useKit()
  const live = useLiveStatus()
  const enabled = executionId !== undefined
  return useRead(
    () => executionQuery(kit, executionId ?? ''),
    {
      enabled,
      placeholderData: () => findListed(kit, executionId),
      refetchInterval: ({ state }) =>
        live !== 'open' && state.data?.status === 'running' ? pollMs : false,
    },
    enabled ? loadExecutionChanges : undefined,
  )
}
