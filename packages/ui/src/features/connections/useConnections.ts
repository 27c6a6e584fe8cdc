import type { Connection } from '@inlaykit/shared'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useKit } from '../../client/context.js'
import { loadConnectionChanges } from './load-changes.js'
import { connectionsQuery } from './queries.js'

/** How {@link useConnections} reads. */
export interface UseConnectionsOptions {
  /** `false`: not now; for viewers without `connections:read`. Default: `true`. */
  readonly enabled?: boolean | undefined
  /** Reads again this often, in ms, beside what the stream of changes tells. Default: never. */
  readonly pollMs?: number | undefined
}

/** The tenant's connections to Make, the default one first, kept current. Needs `connections:read`. */
export function useConnections(
  options: UseConnectionsOptions = {},
): UseQueryResult<readonly Connection[]> {
  const { enabled = true, pollMs } = options
  const kit = useKit()
  useEffect(() => kit.hub.register(loadConnectionChanges), [kit.hub])
  return useQuery(
    { ...connectionsQuery(kit), enabled, refetchInterval: pollMs ?? false },
    kit.queryClient,
  )
}
