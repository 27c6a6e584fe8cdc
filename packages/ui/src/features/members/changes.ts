import type { Member } from '@inlaykit/shared'
import type { Change } from '../../client/useChange.js'
import { dropMember, putMember } from './cache.js'
import type { InviteMemberVariables } from './useInviteMember.js'
import type { RemoveMemberVariables } from './useRemoveMember.js'
import type { ResendInvitationVariables } from './useResendInvitation.js'
import type { UpdateMemberVariables } from './useUpdateMember.js'

export * from '../../client/changing.js'
export { updateMembers as update } from './cache.js'

const inviteMember: Change<Member, InviteMemberVariables> = {
  send: ({ client }, body, idempotencyKey) =>
    client.call('POST /members?connection', { body }, { idempotencyKey }),
  onSuccess: putMember,
  ids: (member) => ({ memberId: member?.id }),
}

const updateMember: Change<Member, UpdateMemberVariables> = {
  send: ({ client }, { memberId, role }, idempotencyKey) =>
    client.call(
      'PATCH /members/:memberId?connection',
      { params: { memberId }, body: { role } },
      { idempotencyKey },
    ),
  onSuccess: putMember,
}

const resendInvitation: Change<Member, ResendInvitationVariables> = {
  send: ({ client }, { memberId }, idempotencyKey) =>
    client.call(
      'POST /members/:memberId/resend?connection',
      { params: { memberId } },
      { idempotencyKey },
    ),
  onSuccess: putMember,
}

const removeMember: Change<undefined, RemoveMemberVariables> = {
  send: ({ client }, { memberId }, idempotencyKey) =>
    client.call(
      'DELETE /members/:memberId?connection',
      { params: { memberId } },
      { idempotencyKey },
    ),
  onSuccess: (kit, _, { memberId }) => dropMember(kit, memberId),
}

/** All of them, by the names that the host hears. */
export const changes = {
  'member.invite': inviteMember,
  'member.update-role': updateMember,
  'member.resend': resendInvitation,
  'member.remove': removeMember,
}
