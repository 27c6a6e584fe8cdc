import type { Member } from '@inlaykit/shared'
import type { Kit } from '../../client/context.js'
import { memberKeys } from '../../client/query-keys.js'
import { readAll } from '../../client/read-all.js'
import { read } from '../../client/read.js'

/** So many are read; whether somebody is the last admin is told by all of them, so the list is read whole. */
export const mostMembers = 2_000

/** How the members are read and kept: page by page, all of them. */
export function membersQuery({ client, scope }: Pick<Kit, 'client' | 'scope'>) {
  return read(memberKeys.all(scope), (signal) =>
    readAll<Member>(
      (query) => client.call('GET /members?connection', { query }, { signal }),
      mostMembers,
    ),
  )
}
