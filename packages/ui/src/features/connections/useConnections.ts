import type { Connection } from '@inlaykit/shared'
import type { UseQueryResult } from '@tanstack/react-query'
import { useRead } from '../../client/useRead.js'
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
  const refetchInterval = pollMs ?? false
  return useRead(connectionsQuery, { enabled, refetchInterval }, loadConnectionChanges)
}
