import type { Member, Role } from '@inlaykit/shared'

const seeded = [
  ['Hana Sato', 'admin', 'active', 0.02],
  ['Mateo Ruiz', 'manager', 'active', 1],
  ['Élodie Caron', 'builder', 'active', 6],
  ['Noa Lindqvist', 'viewer', 'invited', null],
  ['박지민', 'builder', 'active', 30],
  ['نور الخطيب', 'viewer', 'active', 400],
  ['Ana Kovač', 'viewer', 'expired', null],
] as const

const hourMs = 3_600_000

/**
 * The people of a story. The first is the viewer; the organisation is theirs if they are an admin, else that of the second.
 * @param count how many there are
 * @param own what the viewer is
 */
export function seedMembers(count: number, own: Role): Member[] {
  const owner = own === 'admin' ? 0 : 1
  return Array.from({ length: count }, (_, index): Member => {
    const [name, role, status, seenHoursAgo] = seeded[index % seeded.length] ?? seeded[0]
    const round = Math.floor(index / seeded.length)
    return {
      id: `member-${index + 1}`,
      email: `person${index + 1}@acme.example`,
      name: round === 0 ? name : `${name} ${round + 1}`,
      role: index === owner ? 'admin' : index === 0 ? own : role === 'admin' ? 'manager' : role,
      roleName: null,
      owner: index === owner,
      roleChangeable: true,
      status,
      you: index === 0,
      lastSeenAt:
        seenHoursAgo === null ? null : new Date(Date.now() - seenHoursAgo * hourMs).toISOString(),
    }
  })
}
