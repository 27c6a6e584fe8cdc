import { findMemberObstacle, mayGrant, type Member, type MemberChange } from '@inlaykit/shared'
import type { AnswerContext, Answers } from './answers.js'
import { StoryProblem } from './story-problem.js'
import type { StoryWorld } from './world.js'

function findMember(world: StoryWorld, id: string): Member {
  const member = world.members.find((one) => one.id === id)
  if (!member) throw new StoryProblem('not-found', `There is no member ${id}.`)
  return member
}

function requireFree(change: MemberChange, member: Member, { world, role }: AnswerContext): void {
  const obstacle = findMemberObstacle(change, member, role, world.members)
  if (obstacle === undefined) return
  throw new StoryProblem(obstacle === 'above' ? 'forbidden' : 'conflict', `A rule: ${obstacle}.`)
}

/** What a story's backend answers about members: the rules are the real ones. */
export const memberAnswers: Pick<
  Answers,
  'listMembers' | 'inviteMember' | 'resendInvitation' | 'updateMember' | 'removeMember'
> = {
  listMembers({ query }, { world }) {
    const { members } = world
    const start = query.cursor === undefined ? 0 : Number(query.cursor)
    const end = start + query.limit
    return {
      items: members.slice(start, end),
      nextCursor: end < members.length ? String(end) : null,
      asOf: new Date().toISOString(),
      total: members.length,
    }
  },
  inviteMember({ body }, { world, role }) {
    const { members } = world
    if (!mayGrant(role, body.role)) {
      throw new StoryProblem('forbidden', 'Nobody gives a role above their own.')
    }
    if (members.some(({ email }) => email === body.email)) {
      throw new StoryProblem('conflict', 'This person is a member already, or is invited.')
    }
    const invited: Member = {
      id: `member-${body.email}`.replaceAll(/[^\w.-]/g, '-'),
      email: body.email,
      name: body.name ?? null,
      role: body.role,
      roleName: null,
      owner: false,
      roleChangeable: true,
      status: 'invited',
      you: false,
      lastSeenAt: null,
    }
    members.push(invited)
    return invited
  },
  resendInvitation({ params }, context) {
    if (!context.capabilities.invitationResend) {
      throw new StoryProblem('unsupported', 'This connection cannot send an invitation again.')
    }
    const member = findMember(context.world, params.memberId)
    requireFree('resend', member, context)
    member.status = 'invited'
    return member
  },
  updateMember({ params, body }, context) {
    const member = findMember(context.world, params.memberId)
    if (!mayGrant(context.role, body.role)) {
      throw new StoryProblem('forbidden', 'Nobody gives a role above their own.')
    }
    if (member.role !== body.role) requireFree('role', member, context)
    member.role = body.role
    member.roleName = null
    return member
  },
  removeMember({ params }, context) {
    if (!context.capabilities.memberRemoval) {
      throw new StoryProblem('unsupported', 'This connection cannot remove a member.')
    }
    const member = findMember(context.world, params.memberId)
    requireFree('remove', member, context)
    const { members } = context.world
    members.splice(members.indexOf(member), 1)
    return undefined
  },
}
