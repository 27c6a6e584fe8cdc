export type { ScenarioQuery } from './queries.js'
export {
  useCreateFolder,
  useDeleteFolder,
  useUpdateFolder,
  type CreateFolderVariables,
  type DeleteFolderVariables,
  type UpdateFolderVariables,
} from './folder-changes.js'
export { useCreateScenario } from './useCreateScenario.js'
export { useDeleteScenario, type DeleteScenarioVariables } from './useDeleteScenario.js'
export { useDuplicateScenario, type DuplicateScenarioVariables } from './useDuplicateScenario.js'
export { useFolders, type UseFoldersOptions } from './useFolders.js'
export { useRunScenario, type RunScenarioVariables } from './useRunScenario.js'
export { useScenario } from './useScenario.js'
export { useScenarios, type ScenariosResult } from './useScenarios.js'
export { useSchedulePreview, type UseSchedulePreviewOptions } from './useSchedulePreview.js'
export { useSetScenarioActive, type SetScenarioActiveVariables } from './useSetScenarioActive.js'
export { useUpdateScenario, type UpdateScenarioVariables } from './useUpdateScenario.js'
