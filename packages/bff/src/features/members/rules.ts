import {
  findMemberObstacle,
  mayGrant,
  roleAllows,
  type MemberChange,
  type MemberObstacle,
  type Role,
} from '@inlaykit/shared'
import { DomainError } from '../../core/errors.js'
import type { MakeMember } from '../../make/port/members.js'

/** Members that were read longer ago than this are read again behind the answer, in ms. */
export const membersAgeMs = 60_000

/** The role that allows less. */
export function lesserRole(a: Role, b: Role): Role {
  return mayGrant(a, b) ? b : a
}

/** Whether two addresses are one person's. Only A to Z lose their case: folding more would make one address of two. */
export function isSameEmail(a: string, b: string): boolean {
  const fold = (email: string) => email.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  return fold(a) === fold(b)
}

/** What the person with that address is among the members: a viewer where they are none, or of a role of Make's own. */
export function roleAmong(members: readonly MakeMember[], email: string | undefined): Role {
  const found = members.filter(
    (member) =>
      email !== undefined && member.status === 'active' && isSameEmail(member.email, email),
  )
  const [first, ...more] = found.map(({ role }): Role => role ?? 'viewer')
  return more.reduce(lesserRole, first ?? 'viewer')
}

/** @throws `forbidden` when the role does not include changing members */
export function requireManager(own: Role): void {
  if (roleAllows(own, 'members:write')) return
  throw new DomainError('forbidden', `At Make your role is ${own} now, which changes no members.`)
}

/** @throws `forbidden` when `role` is above the viewer's own */
export function requireGrantable(own: Role, role: Role): void {
  if (mayGrant(own, role)) return
  throw new DomainError(
    'forbidden',
    `Nobody gives a role above their own: yours is ${own}, so ask an admin.`,
  )
}

const obstacles: Readonly<Record<MemberObstacle, () => DomainError>> = {
  above: () =>
    new DomainError(
      'forbidden',
      'This member has a role above yours, so only an admin can do that.',
    ),
  owner: () =>
    new DomainError(
      'conflict',
      'This is the owner of the organisation. Hand the organisation over in Make first.',
    ),
  'fixed-role': () =>
    new DomainError(
      'conflict',
      'Make lets nobody change the role that this member has in the team: it is fixed there, or waits for single sign-on. Change it where the organisation signs in.',
    ),
  'last-admin': () =>
    new DomainError(
      'conflict',
      'This is the last admin of the organisation. Make somebody else an admin first.',
    ),
}

/** @throws `forbidden` when the member is above the viewer, `conflict` when nobody may change them in that way */
export function requireFree(
  change: MemberChange,
  member: MakeMember,
  { own, members }: { readonly own: Role; readonly members: readonly MakeMember[] },
): void {
  const obstacle = findMemberObstacle(change, member, own, members)
  if (obstacle !== undefined) throw obstacles[obstacle]()
}
