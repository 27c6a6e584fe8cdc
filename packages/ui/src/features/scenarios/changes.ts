import type {
  CreatedScenario,
  CreateScenarioInput,
  Execution,
  Folder,
  Scenario,
  ScenarioDetail,
} from '@inlaykit/shared'
import type { Kit } from '../../client/context.js'
import type { Change } from '../../client/useChange.js'
import { scenarioKeys } from '../../client/scenario-keys.js'
import {
  dropScenario,
  findScenario,
  lastRunOf,
  moveScenario,
  patchScenario,
  readFoldersSoon,
  readListsAgain,
} from './cache.js'
import type {
  CreateFolderVariables,
  DeleteFolderVariables,
  UpdateFolderVariables,
} from './folder-changes.js'
import type { DeleteScenarioVariables } from './useDeleteScenario.js'
import type { DuplicateScenarioVariables } from './useDuplicateScenario.js'
import type { RunScenarioVariables } from './useRunScenario.js'
import type { SetScenarioActiveVariables } from './useSetScenarioActive.js'
import type { UpdateScenarioVariables } from './useUpdateScenario.js'

export * from '../../client/changing.js'
export { updateScenarios as update } from './updates.js'

const createScenario: Change<CreatedScenario, CreateScenarioInput> = {
  send: ({ client }, body, idempotencyKey) =>
    client.call('POST /scenarios?connection', { body }, { idempotencyKey }),
  onSuccess: (kit) => readListsAgain(kit),
  ids: (scenario) => ({ scenarioId: scenario?.id }),
}

const duplicateScenario: Change<CreatedScenario, DuplicateScenarioVariables> = {
  send: ({ client }, { scenarioId, name }, idempotencyKey) =>
    client.call(
      'POST /scenarios/:scenarioId/duplicate?connection',
      { params: { scenarioId }, body: name === undefined ? {} : { name } },
      { idempotencyKey },
    ),
  onSuccess: (kit) => readListsAgain(kit),
}

/** The schedules that changes under way took the place of on screen. */
const schedulesBefore = new WeakMap<UpdateScenarioVariables, Scenario['schedule']>()

const updateScenario: Change<ScenarioDetail, UpdateScenarioVariables> = {
  onMutate(kit, variables) {
    const { scenarioId, changes } = variables
    const shown = findScenario(kit, scenarioId)
    if (changes.schedule === undefined || shown === undefined) return
    schedulesBefore.set(variables, shown.schedule)
    patchScenario(kit, scenarioId, { schedule: changes.schedule })
  },
  onError(kit, variables) {
    const { scenarioId } = variables
    if (!schedulesBefore.has(variables)) return
    // Whatever came in between stands.
    if (findScenario(kit, scenarioId)?.schedule !== variables.changes.schedule) return
    patchScenario(kit, scenarioId, { schedule: schedulesBefore.get(variables) })
  },
  send: ({ client }, { scenarioId, changes }, idempotencyKey) =>
    client.call(
      'PATCH /scenarios/:scenarioId?connection',
      { params: { scenarioId }, body: changes },
      { idempotencyKey },
    ),
  onSuccess(kit, scenario, { changes }) {
    patchScenario(kit, scenario.id, scenario)
    if (changes.folderId === undefined) return
    moveScenario(kit, scenario)
    readFoldersSoon(kit)
  },
}

const setScenarioActive: Change<ScenarioDetail, SetScenarioActiveVariables> = {
  send: ({ client }, { scenarioId, active }, idempotencyKey) =>
    client.call(
      active
        ? 'POST /scenarios/:scenarioId/activate?connection'
        : 'POST /scenarios/:scenarioId/deactivate?connection',
      { params: { scenarioId } },
      { idempotencyKey },
    ),
  onSuccess: (kit, scenario) => patchScenario(kit, scenario.id, scenario),
  actionOf: ({ active }) => (active ? 'scenario.activate' : 'scenario.deactivate'),
}

const runScenario: Change<Execution, RunScenarioVariables> = {
  send: ({ client }, { scenarioId, input, idempotencyKey: own }, idempotencyKey) =>
    client.call(
      'POST /scenarios/:scenarioId/run?connection',
      { params: { scenarioId }, body: input === undefined ? {} : { input: { ...input } } },
      { idempotencyKey: own ?? idempotencyKey },
    ),
  onSuccess(kit, execution, { scenarioId }) {
    patchScenario(kit, scenarioId, lastRunOf(execution))
    void kit.queryClient.invalidateQueries({ queryKey: [...kit.scope, 'executions', 'list'] })
  },
  ids: (execution) => ({ executionId: execution?.id }),
}

const deleteScenario: Change<undefined, DeleteScenarioVariables> = {
  send: ({ client }, { scenarioId }, idempotencyKey) =>
    client.call(
      'DELETE /scenarios/:scenarioId?connection',
      { params: { scenarioId } },
      { idempotencyKey },
    ),
  onSuccess(kit, _, { scenarioId }) {
    dropScenario(kit, scenarioId)
    readFoldersSoon(kit)
  },
}

const createFolder: Change<Folder, CreateFolderVariables> = {
  send: ({ client }, { name }, idempotencyKey) =>
    client.call('POST /folders?connection', { body: { name } }, { idempotencyKey }),
  onSuccess: (kit, folder) => changeFolders(kit, (folders) => [...folders, folder]),
}

const updateFolder: Change<Folder, UpdateFolderVariables> = {
  send: ({ client }, { folderId, name }, idempotencyKey) =>
    client.call(
      'PATCH /folders/:folderId?connection',
      { params: { folderId }, body: { name } },
      { idempotencyKey },
    ),
  onSuccess: (kit, folder) =>
    changeFolders(kit, (folders) =>
      folders.map((one) => (one.id === folder.id ? { ...one, ...folder } : one)),
    ),
}

const deleteFolder: Change<undefined, DeleteFolderVariables> = {
  send: ({ client }, { folderId }, idempotencyKey) =>
    client.call(
      'DELETE /folders/:folderId?connection',
      { params: { folderId } },
      { idempotencyKey },
    ),
  onSuccess(kit, _, { folderId }) {
    changeFolders(kit, (folders) => folders.filter(({ id }) => id !== folderId))
    readListsAgain(kit)
  },
}

/** All of them, by the names that the host hears. */
export const changes = {
  'scenario.create': createScenario,
  'scenario.duplicate': duplicateScenario,
  'scenario.update': updateScenario,
  'scenario.set-active': setScenarioActive,
  'scenario.run': runScenario,
  'scenario.delete': deleteScenario,
  'folder.create': createFolder,
  'folder.update': updateFolder,
  'folder.delete': deleteFolder,
}

function changeFolders({ queryClient, scope }: Kit, change: (folders: Folder[]) => Folder[]): void {
  queryClient.setQueryData<Folder[]>(
    scenarioKeys.folders(scope),
    (folders) => folders && change(folders),
  )
}
