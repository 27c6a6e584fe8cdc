import { roleAllows, type Role } from '@inlaykit/shared/client'

/** What a role can be good for, in the order in which people ask about it. */
export const abilities = [
  { name: 'view', isOf: (role) => roleAllows(role, 'scenarios:read') },
  { name: 'run', isOf: (role) => roleAllows(role, 'scenarios:run') },
  { name: 'edit', isOf: (role) => roleAllows(role, 'scenarios:write') },
  { name: 'webhooks', isOf: (role) => roleAllows(role, 'webhooks:write') },
  { name: 'members', isOf: (role) => roleAllows(role, 'members:write') },
  { name: 'connections', isOf: (role) => roleAllows(role, 'connections:write') },
  { name: 'audit', isOf: (role) => roleAllows(role, 'audit:read') },
  // Nobody gives a role above their own, so this is what an admin has before a manager.
  { name: 'admins', isOf: (role) => role === 'admin' },
] as const satisfies readonly { name: string; isOf: (role: Role) => boolean }[]

/** One of {@link abilities}. */
export type Ability = (typeof abilities)[number]

/** What somebody can do with the role `to` and not with `from`. A role of Make's own (`null`) has none that we know. */
export function gained(from: Role | null, to: Role | null): readonly Ability[] {
  return abilities.filter(({ isOf }) => to !== null && isOf(to) && (from === null || !isOf(from)))
}
