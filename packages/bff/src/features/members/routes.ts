import type { Viewer } from '@inlaykit/shared'
import type { Handlers, RequestContext } from '../../core/handler.js'
import type { MemberService } from './service.js'

/** Who asks for a change, and by which connection. */
function askedBy(input: {
  readonly viewer: Viewer
  readonly query: { readonly connection?: string | undefined }
  readonly context: RequestContext
}) {
  const { viewer, query, context } = input
  return { viewer, connectionId: query.connection, signal: context.signal }
}

/** The endpoints of members. */
export function memberHandlers(
  members: MemberService,
): Handlers<'listMembers' | 'inviteMember' | 'resendInvitation' | 'updateMember' | 'removeMember'> {
  return {
    listMembers: ({ viewer, query, context }) => members.list(viewer, query, context.signal),
    inviteMember: (input) => members.invite(askedBy(input), input.body),
    resendInvitation: (input) => members.resend(askedBy(input), input.params.memberId),
    updateMember: (input) =>
      members.setRole(askedBy(input), input.params.memberId, input.body.role),
    removeMember: async (input) => {
      await members.remove(askedBy(input), input.params.memberId)
    },
  }
}
