import { ofConnection, type ConnectionScope } from '../store/scope.js'
import {
  mirrorExecutions,
  mirrorFolders,
  mirrorMembers,
  mirrorScenarios,
  mirrorState,
} from '../store/tables.js'

/** Forgets all that was mirrored of a connection: it means something else now. */
export async function clearMirror(scope: ConnectionScope): Promise<void> {
  for (const table of [
    mirrorScenarios,
    mirrorFolders,
    mirrorMembers,
    mirrorExecutions,
    mirrorState,
  ]) {
    await scope.db.delete(table).where(ofConnection(scope, table))
  }
}
