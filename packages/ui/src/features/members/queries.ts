import type { Member } from '@inlaykit/shared'
import { queryOptions } from '@tanstack/react-query'
import type { Kit } from '../../client/context.js'
import { readAll } from '../../client/read-all.js'
import { readPolicy } from '../../client/read-policy.js'
import { memberKeys } from '../../client/query-keys.js'

/** Everybody in the organisation, as far as they are read. */
export interface Members {
  readonly members: readonly Member[]
  /** All there are; more than `members` holds where an organisation is larger than {@link mostMembers}. */
  readonly total: number
  /** How fresh they are, as the server says; `null`: it doesn't say. */
  readonly asOf: string | null
}

/** So many are read; whether somebody is the last admin is told by all of them, so the list is read whole. */
export const mostMembers = 2_000

/** How the members are read and kept: page by page, all of them. */
export function membersQuery({ client, scope }: Pick<Kit, 'client' | 'scope'>) {
  return queryOptions({
    queryKey: memberKeys.all(scope),
    async queryFn({ signal }): Promise<Members> {
      const { items, ...told } = await readAll(
        (query) => client.call('GET /members?connection', { query }, { signal }),
        mostMembers,
      )
      return { members: items, ...told }
    },
    ...readPolicy,
  })
}
