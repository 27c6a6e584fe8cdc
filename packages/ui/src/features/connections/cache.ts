import type { Connection } from '@inlaykit/shared'
import type { Kit } from '../../client/context.js'
import type { CacheUpdater } from '../../client/event-hub.js'
import { connectionKeys } from '../../client/query-keys.js'

type Cache = Pick<Kit, 'queryClient' | 'scope'>

/** Reads the connections on screen again when one of them changed. */
export const updateConnections: CacheUpdater = (events, { queryClient, scope }) => {
  if (events.some(({ type }) => type === 'connection.changed')) {
    void queryClient.invalidateQueries({ queryKey: connectionKeys.all(scope) })
  }
}

/** Shows a connection as the server has just told it, in its place or at the end. */
export function putConnection(cache: Cache, connection: Connection): void {
  const queryKey = connectionKeys.list(cache.scope)
  cache.queryClient.setQueryData<readonly Connection[]>(queryKey, (rows) => {
    if (rows === undefined) return undefined
    const isKnown = rows.some(({ id }) => id === connection.id)
    const next = isKnown
      ? rows.map((row) => (row.id === connection.id ? connection : row))
      : [...rows, connection]
    if (!connection.isDefault) return next
    // Only one can be the default, and it comes first.
    const others = next.filter(({ id }) => id !== connection.id)
    return [connection, ...others.map(asOneOfMany)]
  })
  cache.queryClient.setQueryData(connectionKeys.one(cache.scope, connection.id), connection)
}

function asOneOfMany(connection: Connection): Connection {
  return { ...connection, isDefault: false }
}

/** Takes a connection out of the cache. */
export function dropConnection(cache: Cache, connectionId: string): void {
  const queryKey = connectionKeys.list(cache.scope)
  cache.queryClient.setQueryData<readonly Connection[]>(queryKey, (rows) =>
    rows?.filter(({ id }) => id !== connectionId),
  )
  cache.queryClient.removeQueries({ queryKey: connectionKeys.one(cache.scope, connectionId) })
  cache.queryClient.removeQueries({
    queryKey: connectionKeys.organizations(cache.scope, connectionId),
  })
}

/**
 * Another connection, or another organisation, is what everything on screen is about: all of it is read again.
 * @returns when what is on screen has been read
 */
export function refreshAll({ queryClient, scope }: Cache): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: scope })
}
