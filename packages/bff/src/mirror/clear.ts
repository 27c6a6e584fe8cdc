import { and, eq, like } from 'drizzle-orm'
import { ofConnection, ofTenant, type ConnectionScope } from '../store/scope.js'
import {
  mirrorExecutions,
  mirrorFolders,
  mirrorIncompleteExecutions,
  mirrorMembers,
  mirrorOwnWrites,
  mirrorScenarios,
  mirrorState,
  mirrorWebhooks,
  secrets,
} from '../store/tables.js'

/** Forgets all that was mirrored of a connection: it means something else now. */
export async function clearMirror(scope: ConnectionScope): Promise<void> {
  for (const table of [
    mirrorScenarios,
    mirrorFolders,
    mirrorMembers,
    mirrorExecutions,
    mirrorIncompleteExecutions,
    mirrorWebhooks,
    mirrorOwnWrites,
    mirrorState,
  ]) {
    await scope.db.delete(table).where(ofConnection(scope, table))
  }
  // The addresses of its webhooks.
  await scope.db
    .delete(secrets)
    .where(
      ofTenant(
        scope,
        secrets,
        and(eq(secrets.recordId, scope.connectionId), like(secrets.field, 'webhook-%')),
      ),
    )
}
