import { invalidInput, isDomainError, unsupported } from '../../core/errors.js'
import type { MakeCall } from '../../make/port/call.js'
import type { ScenarioChanges } from '../../make/port/scenarios.js'
import { listMirroredFolders } from '../../mirror/folders.js'
import { describeChanges } from '../../mirror/scenario-news.js'
import { changeScenario } from '../../mirror/scenario-writes.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { OpenConnection } from '../connections/index.js'

/** What a change of a scenario goes by. */
export interface Means {
  readonly connection: OpenConnection
  readonly synchronizer: Synchronizer
  readonly call: MakeCall
  /** Sees to it that the folders were read once. */
  readonly ensureFolders: () => Promise<unknown>
}

/**
 * Makes sure that a folder is one of the connection's.
 * @throws DomainError `validation`
 */
export async function requireFolder(
  folderId: string,
  { connection, synchronizer, call, ensureFolders }: Means,
): Promise<void> {
  const isThere = async () =>
    (await listMirroredFolders(synchronizer.scope(connection))).some(({ id }) => id === folderId)
  await ensureFolders()
  if (await isThere()) return
  await synchronizer.refreshFolders(connection, call)
  if (await isThere()) return
  throw invalidInput([
    { path: 'body.folderId', message: 'is no folder of this connection: choose one of its list' },
  ])
}

/**
 * Changes a scenario of the connection at Make and in the mirror, and tells it.
 * @throws DomainError `unsupported` where the dialect doesn't have it, `validation` for a folder that isn't there
 */
export async function updateScenario(
  scenarioId: string,
  changes: ScenarioChanges,
  means: Means,
): Promise<void> {
  const { connection, synchronizer, call } = means
  const { api } = connection
  if (changes.folderId !== undefined && !api.capabilities.scenarioFolder) {
    throw unsupported('Moving a scenario to a folder')
  }
  if (changes.folderId) await requireFolder(changes.folderId, means)
  const note = (done: ScenarioChanges) =>
    synchronizer.recordWrite(connection, scenarioId, async (scope) => {
      await changeScenario(scope, scenarioId, done)
      return describeChanges(connection, [scenarioId], [])
    })
  try {
    await api.scenarios.update(scenarioId, changes, call)
  } catch (error) {
    // A part may have been done: it is read again before it is shown.
    if (!isDomainError(error, 'unsupported')) await note({})
    throw error
  }
  await note(changes)
}
