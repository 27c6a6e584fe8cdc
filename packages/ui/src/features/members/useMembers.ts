import type { Member } from '@inlaykit/shared'
import { useMemo } from 'react'
import { useKit } from '../../client/context.js'
import { memberKeys } from '../../client/query-keys.js'
import { useAsPending } from '../../client/useAsPending.js'
import { useWhole, type WholeReading } from '../../client/useWhole.js'
import { loadMemberChanges } from './load-changes.js'
import { membersQuery } from './queries.js'
import type { UpdateMemberVariables } from './useUpdateMember.js'

/** How {@link useMembers} reads. */
export interface UseMembersOptions {
  /** `false`: not now; for viewers without `members:read`. Default: `true`. */
  readonly enabled?: boolean | undefined
}

/** The people of the organisation, and how their reading stands. At most 2,000 are read; `total` tells whether that is all. */
export interface MembersResult extends WholeReading {
  /** By name, with the roles that changes under way will give; `undefined`: nothing is read. */
  readonly members: readonly Member[] | undefined
}

const patchOf = ({ role }: UpdateMemberVariables): Partial<Member> => ({ role, roleName: null })

/** Everybody in the organisation and who is invited, by name, kept current. Needs `members:read`. */
export function useMembers({ enabled = true }: UseMembersOptions = {}): MembersResult {
  const [rows, reading] = useWhole(membersQuery, { enabled }, loadMemberChanges)
  const asPending = useAsPending(memberKeys.change(useKit().scope), 'memberId', patchOf)
  const members = useMemo(
    () => (asPending ? rows?.map((member) => asPending(member)) : rows),
    [asPending, rows],
  )
  return { members, ...reading }
}
