import type { Member } from '@inlaykit/shared'
import type { CacheUpdater } from '../../client/event-hub.js'
import type { Kit } from '../../client/context.js'
import { memberKeys } from '../../client/query-keys.js'
import type { Whole } from '../../client/read-all.js'

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
  cache.queryClient.setQueryData<Whole<Member>>(
    queryKey,
    (known) => {
      if (known === undefined) return undefined
      const items = work(known.items)
      const total = known.total + items.length - known.items.length
      return { ...known, items, total }
    },
    // What was not changed here is as old as before.
    updatedAt === undefined ? undefined : { updatedAt },
  )
}
