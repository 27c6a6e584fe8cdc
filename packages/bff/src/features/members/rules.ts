import { roles, type Role } from '@inlaykit/shared'
import { DomainError } from '../../core/errors.js'
import type { MakeMember } from '../../make/port/members.js'

const rankOf = (role: Role) => roles.indexOf(role)

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
