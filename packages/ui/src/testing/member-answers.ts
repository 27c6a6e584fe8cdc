import type { Member } from '@inlaykit/shared'
import type { Answers } from './answers.js'
import { StoryProblem } from './story-problem.js'
import type { StoryWorld } from './world.js'

const seeded: readonly Member[] = [
  ['Hana Sato', 'admin', 'active', true],
  ['Mateo Ruiz', 'manager', 'active', false],
  ['Élodie Caron', 'builder', 'active', false],
  ['Noa Lindqvist', 'viewer', 'invited', false],
].map(([name, role, status, you], index) => ({
  id: `member-${index + 1}`,
  email: `person${index + 1}@acme.example`,
  name: name as string,
  role: role as Member['role'],
  roleName: null,
  owner: index === 0,
  roleChangeable: index !== 0,
  status: status as Member['status'],
  you: you as boolean,
  lastSeenAt: null,
}))

const byWorld = new WeakMap<StoryWorld, Member[]>()

function membersOf(world: StoryWorld): Member[] {
  const members = byWorld.get(world) ?? structuredClone([...seeded])
  byWorld.set(world, members)
  return members
}

function findMember(world: StoryWorld, id: string): Member {
  const member = membersOf(world).find((one) => one.id === id)
  if (!member) throw new StoryProblem('not-found', `There is no member ${id}.`)
  return member
}

/** What a story's backend answers about members. */
export const memberAnswers: Pick<
  Answers,
  'listMembers' | 'inviteMember' | 'resendInvitation' | 'updateMember' | 'removeMember'
> = {
  listMembers: (_, { world }) => ({
    items: membersOf(world),
    nextCursor: null,
    asOf: new Date().toISOString(),
    total: membersOf(world).length,
  }),
  inviteMember: ({ body }, { world }) => {
    const members = membersOf(world)
    if (members.some(({ email }) => email === body.email)) {
      throw new StoryProblem('conflict', 'This person is a member already, or is invited.')
    }
    const invited: Member = {
      id: `member-${members.length + 1}-${body.email.length}`,
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
  resendInvitation: ({ params }, { world, capabilities }) => {
    if (!capabilities.invitationResend) {
      throw new StoryProblem('unsupported', 'This connection cannot send an invitation again.')
    }
    return findMember(world, params.memberId)
  },
  updateMember: ({ params, body }, { world }) => {
    const member = findMember(world, params.memberId)
    member.role = body.role
    return member
  },
  removeMember: ({ params }, { world, capabilities }) => {
    if (!capabilities.memberRemoval) {
      throw new StoryProblem('unsupported', 'This connection cannot remove a member.')
    }
    const member = findMember(world, params.memberId)
    membersOf(world).splice(membersOf(world).indexOf(member), 1)
    return undefined
  },
}
