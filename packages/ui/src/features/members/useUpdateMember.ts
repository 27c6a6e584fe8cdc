import type { Member, Role } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { putMember } from './cache.js'
import { memberKeys } from './queries.js'

/** Which member gets which role. */
export interface UpdateMemberVariables {
  readonly memberId: string
  readonly role: Role
}

/** Gives a member another role. `TeamRoles` shows it at once, and the old one again if it fails. */
export function useUpdateMember(): UseMutationResult<Member, Error, UpdateMemberVariables> {
  const kit = useKit()
  return useMutation(
    {
      mutationKey: memberKeys.change(kit.scope),
      mutationFn: ({ memberId, role }: UpdateMemberVariables, mutation) =>
        kit.client.call(
          'updateMember',
          { params: { memberId }, body: { role } },
          { idempotencyKey: keyOf(mutation) },
        ),
      onSuccess: (member) => putMember(kit, member),
      onSettled(_, error, { memberId }) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'member.update-role', outcome, memberId })
      },
    },
    kit.queryClient,
  )
}
