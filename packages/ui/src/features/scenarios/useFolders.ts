import type { Folder } from '@inlaykit/shared'
import type { UseQueryResult } from '@tanstack/react-query'
import { useRead } from '../../client/useRead.js'
import { foldersQuery } from './queries.js'

/** What {@link useFolders} takes. */
export interface UseFoldersOptions {
  /** `false`: nothing is read. */
  readonly enabled?: boolean | undefined
}

/** All folders of the connection. Where the dialect has no names for them, a folder's name is its id. */
export function useFolders({ enabled = true }: UseFoldersOptions = {}): UseQueryResult<Folder[]> {
  return useRead(foldersQuery, { enabled })
}
