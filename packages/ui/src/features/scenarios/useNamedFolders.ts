import type { Folder } from '@inlaykit/shared'
import { useSession } from '../../client/session.js'
import { useFolders } from './useFolders.js'

/** The folders that people know by name; `undefined`: not known yet. */
export function useNamedFolders(): readonly Folder[] | undefined {
  const { data: session } = useSession()
  const hasNames = session?.capabilities?.folderNames
  const { data, isError } = useFolders({ enabled: hasNames === true })
  return hasNames === false || isError ? [] : data
}
