import type { Folder, Viewer } from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { isDomainError, notFound, unsupported } from '../../core/errors.js'
import { callFor, type MakeCall } from '../../make/port/call.js'
import { listMirroredFolders, putFolder, removeFolder } from '../../mirror/folders.js'
import { putPartState } from '../../mirror/state.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { ConnectionScope } from '../../store/scope.js'
import type { ConnectionService, OpenConnection } from '../connections/index.js'
import type { ScenarioService } from './service.js'

interface FolderParts {
  readonly connections: ConnectionService
  readonly scenarios: ScenarioService
  readonly synchronizer: Synchronizer
  readonly clock: Clock
}

/** What becomes of folders through us. */
export class FolderService {
  readonly #parts: FolderParts

  constructor(parts: FolderParts) {
    this.#parts = parts
  }

  /**
   * The mirror decides whose folder it is, so that an id of another team or tenant never reaches the upstream.
   * @throws `not-found` when neither the mirror nor Make, asked anew, tells of it
   */
  async #requireFolder(
    connection: OpenConnection,
    folderId: string,
    call: MakeCall,
  ): Promise<Folder> {
    const { scenarios, synchronizer } = this.#parts
    const find = async () => {
      const folders = await listMirroredFolders(synchronizer.scope(connection))
      return folders.find(({ id }) => id === folderId)
    }
    await scenarios.ensureFolders(connection, call)
    const known = await find()
    if (known) return known
    await synchronizer.refreshFolders(connection, call)
    const found = await find()
    if (!found) throw notFound('folder')
    return found
  }

  /** Mirrors a write of ours. What was read before it doesn't undo it; whoever looks at lists reads them again. */
  async #record(
    connection: OpenConnection,
    work: (scope: ConnectionScope) => Promise<void>,
  ): Promise<void> {
    const { synchronizer, clock } = this.#parts
    await synchronizer.write(
      connection,
      async (scope) => {
        await work(scope)
        const asOf = new Date(clock.now())
        await putPartState(scope, 'folders', { asOf, next: null, complete: true })
        const { connectionId } = connection
        return { result: undefined, news: [{ type: 'scenarios.changed', connectionId }] }
      },
      { alone: true },
    )
  }

  /** Creates a folder, and answers it. */
  async create(
    viewer: Viewer,
    connectionId: string | undefined,
    name: string,
    signal: AbortSignal,
  ): Promise<Folder> {
    const { connections, scenarios } = this.#parts
    const connection = await connections.open(viewer, connectionId)
    requireChanges(connection)
    const call = callFor(viewer, signal)
    await scenarios.ensureFolders(connection, call)
    const made = await connection.api.folders.create(name, call)
    await this.#record(connection, (scope) => putFolder(scope, made))
    return made
  }

  /** Renames a folder, and answers it as it now is. */
  async rename(
    viewer: Viewer,
    connectionId: string | undefined,
    folderId: string,
    name: string,
    signal: AbortSignal,
  ): Promise<Folder> {
    const connection = await this.#parts.connections.open(viewer, connectionId)
    const call = callFor(viewer, signal)
    const known = await this.#requireFolder(connection, folderId, call)
    requireChanges(connection)
    const told = await connection.api.folders.rename(folderId, name, call)
    const folder = { ...told, scenarioCount: told.scenarioCount ?? known.scenarioCount }
    await this.#record(connection, (scope) => putFolder(scope, folder))
    return folder
  }

  /** Deletes a folder: at Make, and at once in every list of ours. Its scenarios stay, in none. */
  async delete(
    viewer: Viewer,
    connectionId: string | undefined,
    folderId: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { connections, synchronizer } = this.#parts
    const connection = await connections.open(viewer, connectionId)
    const call = callFor(viewer, signal)
    await this.#requireFolder(connection, folderId, call)
    requireChanges(connection)
    try {
      await connection.api.folders.delete(folderId, call)
    } catch (error) {
      // What was deleted by a request whose answer was lost, or by somebody else, is as it was asked for.
      if (!isDomainError(error, 'not-found')) throw error
    }
    await this.#record(connection, async (scope) => {
      // A list of scenarios that was being read meanwhile may still name the folder.
      await synchronizer.noteWrites(scope, connection, await removeFolder(scope, folderId))
    })
  }
}

/** Whose folder it is comes first, so that nobody learns of another's by the answer. */
function requireChanges({ api }: OpenConnection): void {
  if (!api.capabilities.folderChanges) throw unsupported('Changing folders')
}
