import type { InviteMemberInput, Member } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { putMember } from './cache.js'

/** Whom to invite, and as what. */
export type InviteMemberVariables = {
  readonly [K in keyof InviteMemberInput]: InviteMemberInput[K]
}

/** Invites somebody; the list shows them as invited. */
export function useInviteMember(): UseMutationResult<Member, Error, InviteMemberVariables> {
  const kit = useKit()
  return useMutation(
    {
      mutationFn: (body: InviteMemberVariables, mutation) =>
        kit.client.call('inviteMember', { body }, { idempotencyKey: keyOf(mutation) }),
      onSuccess: (member) => putMember(kit, member),
      onSettled(member, error) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'member.invite', outcome, memberId: member?.id })
      },
    },
    kit.queryClient,
  )
}
