import type { Handlers } from '../../core/handler.js'
import type { BlueprintService } from './blueprints.js'
import type { ScenarioChangeService } from './changes.js'
import type { FolderService } from './folders.js'
import type { NewScenarioService } from './new-scenarios.js'
import type { PreviewService } from './previews.js'
import type { ScenarioService } from './service.js'
import type { UsageService } from './usage.js'

/** The endpoints of scenarios and folders. */
export function scenarioHandlers({
  scenarios,
  blueprints,
  created,
  changes,
  folders,
  previews,
  usage,
}: {
  readonly scenarios: ScenarioService
  readonly blueprints: BlueprintService
  readonly created: NewScenarioService
  readonly changes: ScenarioChangeService
  readonly folders: FolderService
  readonly previews: PreviewService
  readonly usage: UsageService
}): Handlers<
  | 'listScenarios'
  | 'createScenario'
  | 'getScenario'
  | 'getScenarioBlueprint'
  | 'deleteScenario'
  | 'updateScenario'
  | 'runScenario'
  | 'activateScenario'
  | 'deactivateScenario'
  | 'duplicateScenario'
  | 'previewSchedule'
  | 'listScenarioVersions'
  | 'getScenarioUsage'
  | 'listFolders'
  | 'createFolder'
  | 'updateFolder'
  | 'deleteFolder'
> {
  return {
    listScenarios: ({ viewer, query, context }) => scenarios.list(viewer, query, context.signal),
    createScenario: ({ viewer, query, body, context }) =>
      created.create(viewer, query.connection, body, context.signal),
    getScenario: ({ viewer, params, query, context }) =>
      scenarios.get(viewer, query.connection, params.scenarioId, context.signal),
    getScenarioBlueprint: ({ viewer, params, query, context }) =>
      blueprints.get(viewer, query.connection, params.scenarioId, context.signal),
    deleteScenario: async ({ viewer, params, query, context }) => {
      await changes.delete(viewer, query.connection, params.scenarioId, context.signal)
      return undefined
    },
    updateScenario: ({ viewer, params, query, body, context }) =>
      changes.update(viewer, query.connection, params.scenarioId, body, context.signal),
    runScenario: ({ viewer, params, query, body, context }) =>
      scenarios.run(viewer, query.connection, params.scenarioId, body, context.signal),
    activateScenario: ({ viewer, params, query, context }) =>
      changes.setActive(viewer, query.connection, params.scenarioId, true, context.signal),
    deactivateScenario: ({ viewer, params, query, context }) =>
      changes.setActive(viewer, query.connection, params.scenarioId, false, context.signal),
    duplicateScenario: ({ viewer, params, query, body, context }) =>
      created.duplicate(viewer, query.connection, params.scenarioId, body, context.signal),
    previewSchedule: ({ viewer, query, body, context }) =>
      previews.preview(viewer, query.connection, body, context.signal),
    listScenarioVersions: ({ viewer, params, query, context }) =>
      blueprints.versions(viewer, query.connection, params.scenarioId, context.signal),
    getScenarioUsage: ({ viewer, params, query, context }) =>
      usage.ofScenario(viewer, query.connection, params.scenarioId, context.signal),
    listFolders: ({ viewer, query, context }) =>
      scenarios.listFolders(viewer, query.connection, context.signal),
    createFolder: ({ viewer, query, body, context }) =>
      folders.create(viewer, query.connection, body.name, context.signal),
    updateFolder: ({ viewer, params, query, body, context }) =>
      folders.rename(viewer, query.connection, params.folderId, body.name, context.signal),
    deleteFolder: async ({ viewer, params, query, context }) => {
      await folders.delete(viewer, query.connection, params.folderId, context.signal)
      return undefined
    },
  }
}
