import { roles, type Role } from '../../contract/roles.js'

/** What somebody wants to do about a member: another role, out of the organisation, or the invitation sent again. */
export type MemberChange = 'role' | 'remove' | 'resend'

/**
 * Why a member can't be changed:
 *
 * - `above`: their role is above that of whoever asks, or one of Make's own, which only an admin may touch
 * - `owner`: of the organisation; it must be handed over in Make first
 * - `fixed-role`: Make marks the role as fixed, or as waiting for single sign-on
 * - `last-admin`: the only admin who has accepted; nobody could manage the organisation any more
 */
export type MemberObstacle = 'above' | 'owner' | 'fixed-role' | 'last-admin'

/** What the rules look at. */
export interface RuledMember {
  readonly id: string
  /** `null`: a role of Make's own. */
  readonly role: Role | null
  readonly owner: boolean
  readonly roleChangeable: boolean
  readonly status: string
}

const rankOf = (role: Role) => roles.indexOf(role)

/** Whether somebody of the role `own` may give `role` to others: nobody gives a role above their own. */
export function mayGrant(own: Role, role: Role): boolean {
  return rankOf(role) <= rankOf(own)
}

/**
 * What keeps somebody from changing a member; `undefined`: nothing does. Whether they may change members at all is the
 * permission `members:write`, which is not asked about here.
 * @param change what they want
 * @param member of whom
 * @param own their own role
 * @param members all of the organisation
 */
export function findMemberObstacle(
  change: MemberChange,
  member: RuledMember,
  own: Role,
  members: readonly RuledMember[],
): MemberObstacle | undefined {
  if (!mayGrant(own, member.role ?? 'admin')) return 'above'
  if (member.owner) return 'owner'
  if (change === 'resend') return undefined
  if (change === 'role' && !member.roleChangeable) return 'fixed-role'
  return isLastAdmin(member, members) ? 'last-admin' : undefined
}

function isLastAdmin(member: RuledMember, members: readonly RuledMember[]): boolean {
  const isAdmin = (one: RuledMember) => one.role === 'admin' && one.status === 'active'
  return isAdmin(member) && !members.some((one) => isAdmin(one) && one.id !== member.id)
}
