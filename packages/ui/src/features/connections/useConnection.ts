import type { Connection } from '@inlaykit/shared'
import type { UseQueryResult } from '@tanstack/react-query'
import { useRead } from '../../client/useRead.js'
import { loadConnectionChanges } from './load-changes.js'
import { connectionQuery } from './queries.js'

/** One connection to Make, kept current. Needs `connections:read`. */
export function useConnection(connectionId: string): UseQueryResult<Connection> {
  return useRead((kit) => connectionQuery(kit, connectionId), {}, loadConnectionChanges)
}
