import type { Folder } from '@inlaykit/shared'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { foldersQuery } from './queries.js'

/** What {@link useFolders} takes. */
export interface UseFoldersOptions {
  /** `false`: nothing is read. */
  readonly enabled?: boolean | undefined
}

/** All folders of the connection. Where the dialect has no names for them, a folder's name is its id. */
export function useFolders(options: UseFoldersOptions = {}): UseQueryResult<Folder[]> {
  const kit = useKit()
  return useQuery({ ...foldersQuery(kit), enabled: options.enabled ?? true }, kit.queryClient)
}
