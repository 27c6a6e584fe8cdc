import { asc, count, eq, sql } from 'drizzle-orm'
import { inParts } from '../core/parts.js'
import type { MakeMember } from '../make/port/members.js'
import { ofConnection, type ConnectionScope } from '../store/scope.js'
import { mirrorMembers } from '../store/tables.js'
import { cutPage, queryMark, readCursor } from './cursor.js'
import { sameJson } from './same-json.js'
import { nameKey } from './sort-keys.js'

/** A member as mirrored. Older rows don't say whether the role can be changed, until the list is read anew. */
type MirroredMember = Omit<MakeMember, 'roleChangeable'> & {
  readonly roleChangeable?: boolean
}

const toMember = (row: MirroredMember): MakeMember => ({
  ...row,
  roleChangeable: row.roleChangeable ?? !row.owner,
})

/** Puts the upstream's members in place of those that are mirrored; answers whether any has changed. */
export async function replaceMembers(
  scope: ConnectionScope,
  members: readonly MakeMember[],
): Promise<boolean> {
  const { db, tenantId, connectionId } = scope
  const present = await db.select().from(mirrorMembers).where(ofConnection(scope, mirrorMembers))
  const byId = new Map(members.map((member) => [member.id, member]))
  const isSame =
    present.length === byId.size && present.every(({ id, row }) => sameJson(row, byId.get(id)))
  if (isSame) return false
  await db.delete(mirrorMembers).where(ofConnection(scope, mirrorMembers))
  const rows = [...byId.values()].map((row) => ({
    tenantId,
    connectionId,
    id: row.id,
    nameKey: nameKey(row.name ?? row.email),
    row,
  }))
  for (const part of inParts(rows)) await db.insert(mirrorMembers).values(part)
  return true
}

/** The mirrored members with that e-mail address; only A to Z lose their case. */
export async function listMembersByEmail(
  scope: ConnectionScope,
  email: string,
): Promise<MakeMember[]> {
  const address = sql`lower((${mirrorMembers.row} ->> 'email') collate "C")`
  const rows = await scope.db
    .select({ row: mirrorMembers.row })
    .from(mirrorMembers)
    .where(ofConnection(scope, mirrorMembers, sql`${address} = lower(${email}::text collate "C")`))
  return rows.map(({ row }) => toMember(row))
}

/** Whether a member of that id is mirrored. */
export async function hasMirroredMember(scope: ConnectionScope, id: string): Promise<boolean> {
  const rows = await scope.db
    .select({ id: mirrorMembers.id })
    .from(mirrorMembers)
    .where(ofConnection(scope, mirrorMembers, eq(mirrorMembers.id, id)))
  return rows.length > 0
}

/** A page of mirrored members by name, by keyset: who comes or goes between two pages moves no one else. */
export async function listMirroredMembers(
  scope: ConnectionScope,
  query: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ items: MakeMember[]; nextCursor: string | null; total: number }> {
  const mark = queryMark({ of: [scope.tenantId, scope.connectionId, 'members'] })
  let after
  if (query.cursor !== undefined) {
    const { value, id } = readCursor(mark, query.cursor, 'text')
    after = sql`(${mirrorMembers.nameKey}, ${mirrorMembers.id}) > (${value}::text, ${id}::text)`
  }
  const rows = await scope.db
    .select()
    .from(mirrorMembers)
    .where(ofConnection(scope, mirrorMembers, after))
    .orderBy(asc(mirrorMembers.nameKey), asc(mirrorMembers.id))
    .limit(query.limit + 1)
  const [counted] = await scope.db
    .select({ total: count() })
    .from(mirrorMembers)
    .where(ofConnection(scope, mirrorMembers))
  const { page, nextCursor } = cutPage(rows, query.limit, mark, (row) => row.nameKey)
  return {
    items: page.map(({ row }) => toMember(row)),
    nextCursor,
    total: counted?.total ?? 0,
  }
}
