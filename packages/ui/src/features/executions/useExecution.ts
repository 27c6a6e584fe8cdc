import type { ExecutionDetail } from '@inlaykit/shared'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useKit } from '../../client/context.js'
import { useLiveStatus } from '../../client/useEventStream.js'
import { executionQuery } from './queries.js'
import { loadExecutionChanges } from './load-changes.js'

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
  useEffect(
    () => (enabled ? kit.hub.register(loadExecutionChanges) : undefined),
    [enabled, kit.hub],
  )
  return useQuery(
    {
      ...executionQuery(kit, executionId ?? ''),
      enabled,
      refetchInterval: ({ state }) =>
        live !== 'open' && state.data?.status === 'running' ? pollMs : false,
    },
    kit.queryClient,
  )
}
