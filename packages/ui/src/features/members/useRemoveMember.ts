import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadMemberChanges } from './load-changes.js'

/** Which member. */
export interface RemoveMemberVariables {
  readonly memberId: string
}

/** Puts a member out of the organisation, or withdraws an invitation. */
export function useRemoveMember(): UseMutationResult<undefined, Error, RemoveMemberVariables> {
  return useChange(loadMemberChanges, 'member.remove')
}
