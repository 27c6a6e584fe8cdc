import type { Connection } from '@inlaykit/shared'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useKit } from '../../client/context.js'
import { updateConnections } from './cache.js'
import { connectionQuery } from './queries.js'

/** One connection to Make, kept current. Needs `connections:read`. */
export function useConnection(connectionId: string): UseQueryResult<Connection> {
  const kit = useKit()
  useEffect(() => kit.hub.register(updateConnections), [kit.hub])
  return useQuery(connectionQuery(kit, connectionId), kit.queryClient)
}
