import type { Member } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { putMember } from './cache.js'
import type { RemoveMemberVariables } from './useRemoveMember.js'

/** Whose invitation. */
export type ResendInvitationVariables = RemoveMemberVariables

/** Sends an invitation again, where the connection can. */
export function useResendInvitation(): UseMutationResult<Member, Error, ResendInvitationVariables> {
  const kit = useKit()
  return useMutation(
    {
      mutationFn: ({ memberId }: ResendInvitationVariables, mutation) =>
        kit.client.call(
          'resendInvitation',
          { params: { memberId } },
          { idempotencyKey: keyOf(mutation) },
        ),
      onSuccess: (member) => putMember(kit, member),
      onSettled(_, error, { memberId }) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'member.resend', outcome, memberId })
      },
    },
    kit.queryClient,
  )
}
