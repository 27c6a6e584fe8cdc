import type { Connection } from '@inlaykit/shared'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useKit } from '../../client/context.js'
import { loadConnectionChanges } from './load-changes.js'
import { connectionQuery } from './queries.js'

/** One connection to Make, kept current. Needs `connections:read`. */
export function useConnection(connectionId: string): UseQueryResult<Connection> {
  const kit = useKit()
  useEffect(() => kit.hub.register(loadConnectionChanges), [kit.hub])
  return useQuery(connectionQuery(kit, connectionId), kit.queryClient)
}
