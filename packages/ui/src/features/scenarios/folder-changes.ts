import type { Folder } from '@inlaykit/shared'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { keyOf } from '../../client/idempotency.js'
import { readListsAgain } from './cache.js'
import { scenarioKeys } from './queries.js'

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
  const kit = useKit()
  return useMutation(
    {
      mutationFn: ({ name }: CreateFolderVariables, mutation) =>
        kit.client.call('createFolder', { body: { name } }, { idempotencyKey: keyOf(mutation) }),
      onSuccess: (folder) =>
        kit.queryClient.setQueryData<Folder[]>(scenarioKeys.folders(kit.scope), (folders) =>
          folders === undefined ? undefined : [...folders, folder],
        ),
      onSettled(_, error) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'folder.create', outcome })
      },
    },
    kit.queryClient,
  )
}

/** Renames a folder; where the connection can't, the problem is `unsupported`. */
export function useUpdateFolder(): UseMutationResult<Folder, Error, UpdateFolderVariables> {
  const kit = useKit()
  return useMutation(
    {
      mutationFn: ({ folderId, name }: UpdateFolderVariables, mutation) =>
        kit.client.call(
          'updateFolder',
          { params: { folderId }, body: { name } },
          { idempotencyKey: keyOf(mutation) },
        ),
      onSuccess: (folder) =>
        kit.queryClient.setQueryData<Folder[]>(scenarioKeys.folders(kit.scope), (folders) =>
          folders?.map((one) => (one.id === folder.id ? { ...one, ...folder } : one)),
        ),
      onSettled(_, error) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'folder.update', outcome })
      },
    },
    kit.queryClient,
  )
}

/** Deletes a folder; its scenarios stay, in none. */
export function useDeleteFolder(): UseMutationResult<undefined, Error, DeleteFolderVariables> {
  const kit = useKit()
  return useMutation(
    {
      async mutationFn({ folderId }: DeleteFolderVariables, mutation): Promise<undefined> {
        const idempotencyKey = keyOf(mutation)
        await kit.client.call('deleteFolder', { params: { folderId } }, { idempotencyKey })
      },
      onSuccess(_, { folderId }) {
        kit.queryClient.setQueryData<Folder[]>(scenarioKeys.folders(kit.scope), (folders) =>
          folders?.filter(({ id }) => id !== folderId),
        )
        readListsAgain(kit)
      },
      onSettled(_, error) {
        const outcome = error ? 'failed' : 'done'
        kit.emit({ type: 'action', action: 'folder.delete', outcome })
      },
    },
    kit.queryClient,
  )
}
