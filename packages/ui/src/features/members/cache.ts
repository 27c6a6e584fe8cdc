import type { Member } from '@inlaykit/shared'
import type { CacheUpdater } from '../../client/event-hub.js'
import type { Kit } from '../../client/context.js'
import { memberKeys } from '../../client/query-keys.js'
import type { Members } from './queries.js'

type Cache = Pick<Kit, 'queryClient' | 'scope'>

/** Reads the members again when one of them changed. */
export const updateMembers: CacheUpdater = (events, { queryClient, scope }) => {
  if (events.some(({ type }) => type === 'member.changed')) {
    void queryClient.invalidateQueries({ queryKey: memberKeys.all(scope) })
  }
}

/** Puts a member into the cache as the server has them now, or adds them at its end. */
export function putMember(cache: Cache, member: Member): void {
  change(cache, (members) =>
    members.some(({ id }) => id === member.id)
      ? members.map((one) => (one.id === member.id ? member : one))
      : [...members, member],
  )
}

/** Takes a member out of the cache. */
export function dropMember(cache: Cache, memberId: string): void {
  change(cache, (members) => members.filter(({ id }) => id !== memberId))
}

function change(cache: Cache, work: (members: readonly Member[]) => readonly Member[]): void {
  const queryKey = memberKeys.all(cache.scope)
  const updatedAt = cache.queryClient.getQueryState(queryKey)?.dataUpdatedAt
  cache.queryClient.setQueryData<Members>(
    queryKey,
    (known) => {
      if (known === undefined) return undefined
      const members = work(known.members)
      const total = known.total + members.length - known.members.length
      return { ...known, members, total }
    },
    // What was not changed here is as old as before.
    updatedAt === undefined ? undefined : { updatedAt },
  )
}
