import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { dropMember } from './cache.js'

/** Which member. */
export interface RemoveMemberVariables {
  readonly memberId: string
}

/** Puts a member out of the organisation, or withdraws an invitation. */
export function useRemoveMember(): UseMutationResult<undefined, Error, RemoveMemberVariables> {
  const kit = useKit()
  return useMutation(
    {
      async mutationFn({ memberId }: RemoveMemberVariables, mutation): Promise<undefined> {
        const idempotencyKey = keyOf(mutation)
        await kit.client.call('removeMember', { params: { memberId } }, { idempotencyKey })
      },
      onSuccess: (_, { memberId }) => dropMember(kit, memberId),
      onSettled(_, error, { memberId }) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'member.remove', outcome, memberId })
      },
    },
    kit.queryClient,
  )
}
