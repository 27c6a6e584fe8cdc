import { roleAllows, roles, type Role } from '@inlaykit/shared'
import { DomainError } from '../../core/errors.js'
import type { MakeMember } from '../../make/port/members.js'

/** Members that were read longer ago than this are read again behind the answer, in ms. */
export const membersAgeMs = 60_000

const rankOf = (role: Role) => roles.indexOf(role)

/** The role that allows less. */
export function lesserRole(a: Role, b: Role): Role {
  return rankOf(a) < rankOf(b) ? a : b
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
  if (rankOf(role) <= rankOf(own)) return
  throw new DomainError(
    'forbidden',
    `Nobody gives a role above their own: yours is ${own}, so ask an admin.`,
  )
}

/**
 * Whether the viewer may change or remove the member. A role of Make's own has no place among ours, so that only an admin may.
 * @throws `forbidden` when the member is above them, `conflict` for the owner, whom Make alone can change
 */
export function requireChangeable(own: Role, member: MakeMember): void {
  if (rankOf(member.role ?? 'admin') > rankOf(own)) {
    throw new DomainError(
      'forbidden',
      'This member has a role above yours, so only an admin can do that.',
    )
  }
  if (member.owner) {
    throw new DomainError(
      'conflict',
      'This is the owner of the organisation. Hand the organisation over in Make first.',
    )
  }
}

/** @throws `conflict` when `member` is the only admin who has accepted: nobody could manage the organisation any more */
export function requireOtherAdmin(members: readonly MakeMember[], member: MakeMember): void {
  const isAdmin = (one: MakeMember) => one.role === 'admin' && one.status === 'active'
  if (!isAdmin(member)) return
  if (members.some((one) => isAdmin(one) && one.id !== member.id)) return
  throw new DomainError(
    'conflict',
    'This is the last admin of the organisation. Make somebody else an admin first.',
  )
}

/** @throws `conflict` when Make lets nobody give the member another role */
export function requireRoleChangeable({ roleChangeable }: MakeMember): void {
  if (roleChangeable) return
  throw new DomainError(
    'conflict',
    'Make lets nobody change the role that this member has in the team: it is fixed there, or waits for single sign-on. Change it where the organisation signs in.',
  )
}
