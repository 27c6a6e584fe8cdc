import type { CacheUpdater } from './event-hub.js'

/** Reads everything again when the connection changed: the session tells of it. */
export const update: CacheUpdater = (events, { queryClient, scope }) => {
  if (events.some(({ type }) => type === 'connection.changed')) {
    void queryClient.invalidateQueries({ queryKey: scope })
  }
}
