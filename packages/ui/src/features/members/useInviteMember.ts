import type { InviteMemberInput, Member } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadMemberChanges } from './load-changes.js'

/** Whom to invite, and as what. */
export type InviteMemberVariables = {
  readonly [K in keyof InviteMemberInput]: InviteMemberInput[K]
}

/** Invites somebody; the list shows them as invited. */
export function useInviteMember(): UseMutationResult<Member, Error, InviteMemberVariables> {
  return useChange(loadMemberChanges, 'member.invite')
}
