import { asc, eq, sql } from 'drizzle-orm'
import type { Folder } from '@inlaykit/shared'
import { inParts } from '../core/parts.js'
import { ofConnection, type ConnectionScope } from '../store/scope.js'
import { mirrorFolders, mirrorScenarios } from '../store/tables.js'
import { nameKey } from './sort-keys.js'

/** Puts the upstream's folders in place of those that are mirrored. */
export async function replaceFolders(
  scope: ConnectionScope,
  folders: readonly Folder[],
): Promise<void> {
  const { db, tenantId, connectionId } = scope
  await db.delete(mirrorFolders).where(ofConnection(scope, mirrorFolders))
  for (const part of inParts(folders)) {
    await db.insert(mirrorFolders).values(
      part.map((folder) => ({
        tenantId,
        connectionId,
        id: folder.id,
        name: folder.name,
        nameKey: nameKey(folder.name),
        scenarioCount: folder.scenarioCount ?? null,
      })),
    )
  }
}

/** The mirrored folders by name. */
export async function listMirroredFolders(scope: ConnectionScope): Promise<Folder[]> {
  const rows = await scope.db
    .select()
    .from(mirrorFolders)
    .where(ofConnection(scope, mirrorFolders))
    .orderBy(asc(mirrorFolders.nameKey), asc(mirrorFolders.id))
  return rows.map(({ id, name, scenarioCount }) => ({ id, name, scenarioCount }))
}

/** Puts one folder in, as the upstream tells it now. */
export async function putFolder(scope: ConnectionScope, folder: Folder): Promise<void> {
  const { db, tenantId, connectionId } = scope
  const told = {
    name: folder.name,
    nameKey: nameKey(folder.name),
    scenarioCount: folder.scenarioCount ?? null,
  }
  await db
    .insert(mirrorFolders)
    .values({ tenantId, connectionId, id: folder.id, ...told })
    .onConflictDoUpdate({
      target: [mirrorFolders.tenantId, mirrorFolders.connectionId, mirrorFolders.id],
      set: told,
    })
}

/** Takes one folder out; its scenarios, which are answered by their ids, are in none then. */
export async function removeFolder(
  scope: ConnectionScope,
  folderId: string,
): Promise<readonly string[]> {
  const { db } = scope
  await db
    .delete(mirrorFolders)
    .where(ofConnection(scope, mirrorFolders, eq(mirrorFolders.id, folderId)))
  const within = ofConnection(scope, mirrorScenarios, eq(mirrorScenarios.folderId, folderId))
  const inNone = sql`jsonb_set(${mirrorScenarios.row}, '{folderId}', 'null')`
  const moved = await db
    .update(mirrorScenarios)
    .set({ folderId: null, row: inNone })
    .where(within)
    .returning({ id: mirrorScenarios.id })
  return moved.map(({ id }) => id)
}
