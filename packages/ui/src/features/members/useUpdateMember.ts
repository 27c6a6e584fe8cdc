import type { Member, Role } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { useChange } from '../../client/useChange.js'
import { memberKeys } from '../../client/query-keys.js'
import { loadMemberChanges } from './load-changes.js'

/** Which member gets which role. */
export interface UpdateMemberVariables {
  readonly memberId: string
  readonly role: Role
}

/** Gives a member another role. `TeamRoles` shows it at once, and the old one again if it fails. */
export function useUpdateMember(): UseMutationResult<Member, Error, UpdateMemberVariables> {
  return useChange(loadMemberChanges, 'member.update-role', {
    mutationKey: memberKeys.change(useKit().scope),
  })
}
