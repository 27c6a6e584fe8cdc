import type { Member } from '@inlaykit/shared'
import { useMutationState, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useKit } from '../../client/context.js'
import { memberKeys } from '../../client/query-keys.js'
import { loadMemberChanges } from './load-changes.js'
import { membersQuery } from './queries.js'
import type { UpdateMemberVariables } from './useUpdateMember.js'

/** How {@link useMembers} reads. */
export interface UseMembersOptions {
  /** `false`: not now; for viewers without `members:read`. Default: `true`. */
  readonly enabled?: boolean | undefined
}

/** The people of the organisation, and how their reading stands. */
export interface MembersResult {
  /** By name, with the roles that changes under way will give; `undefined`: nothing is read. */
  readonly members: readonly Member[] | undefined
  /** All there are; more than `members` holds beyond 2,000. */
  readonly total: number
  /** How fresh they are, as the server says; `null`: it doesn't say. `undefined`: nothing is read. */
  readonly asOf: string | null | undefined
  /** When they were last read, in ms since 1970; 0: never. */
  readonly readAt: number
  readonly isFetching: boolean
  /** Why the last read failed; what was read before stays. */
  readonly error: Error | null
  /** Reads them again. */
  readonly reload: () => void
}

/** Everybody in the organisation and who is invited, by name, kept current. Needs `members:read`. */
export function useMembers({ enabled = true }: UseMembersOptions = {}): MembersResult {
  const kit = useKit()
  useEffect(() => kit.hub.register(loadMemberChanges), [kit.hub])
  const { data, dataUpdatedAt, error, isFetching, refetch } = useQuery(
    { ...membersQuery(kit), enabled },
    kit.queryClient,
  )
  // When a change fails, nothing has to be taken back: what the server said last was never overwritten.
  const pending = useMutationState(
    {
      filters: { mutationKey: memberKeys.change(kit.scope), status: 'pending' },
      select: ({ state }) => state.variables as UpdateMemberVariables,
    },
    kit.queryClient,
  )
  const members = useMemo(
    () =>
      data?.members.map((member) => {
        const wanted = pending.findLast(({ memberId }) => memberId === member.id)
        return wanted === undefined ? member : { ...member, role: wanted.role, roleName: null }
      }),
    [data, pending],
  )
  return {
    members,
    total: data?.total ?? 0,
    asOf: data?.asOf,
    readAt: dataUpdatedAt,
    isFetching,
    error,
    reload: () => void refetch(),
  }
}
