import { unsupported } from '../../core/errors.js'
import type { MakeFolders } from '../port/scenarios.js'

/** The guide has no list of folders; their ids stand in the rows of scenarios. */
export function createFolders(): MakeFolders {
  return {
    list: async () => {
      throw unsupported('A list of folders')
    },
    create: async () => {
      throw unsupported('Creating a folder')
    },
    rename: async () => {
      throw unsupported('Renaming a folder')
    },
    delete: async () => {
      throw unsupported('Deleting a folder')
    },
  }
}
