import type { Member } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadMemberChanges } from './load-changes.js'
import type { RemoveMemberVariables } from './useRemoveMember.js'

/** Whose invitation. */
export type ResendInvitationVariables = RemoveMemberVariables

/** Sends an invitation again, where the connection can. */
export function useResendInvitation(): UseMutationResult<Member, Error, ResendInvitationVariables> {
  return useChange(loadMemberChanges, 'member.resend')
}
