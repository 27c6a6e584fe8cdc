import type { Folder } from '@inlaykit/shared'
import type { UseMutationResult } from '@tanstack/react-query'
import { useChange } from '../../client/useChange.js'
import { loadScenarioChanges } from './load-changes.js'

/** What a new folder is called: 1 to 100 characters in one line. */
export interface CreateFolderVariables {
  readonly name: string
}

/** Which folder is renamed, and how. */
export interface UpdateFolderVariables extends CreateFolderVariables {
  readonly folderId: string
}

/** Which folder is deleted. */
export interface DeleteFolderVariables {
  readonly folderId: string
}

/** Creates a folder; where the connection can't, the problem is `unsupported`. */
export function useCreateFolder(): UseMutationResult<Folder, Error, CreateFolderVariables> {
  return useChange(loadScenarioChanges, 'folder.create')
}

/** Renames a folder; where the connection can't, the problem is `unsupported`. */
export function useUpdateFolder(): UseMutationResult<Folder, Error, UpdateFolderVariables> {
  return useChange(loadScenarioChanges, 'folder.update')
}

/** Deletes a folder; its scenarios stay, in none. */
export function useDeleteFolder(): UseMutationResult<undefined, Error, DeleteFolderVariables> {
  return useChange(loadScenarioChanges, 'folder.delete')
}
