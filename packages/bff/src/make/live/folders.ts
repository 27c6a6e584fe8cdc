import { z } from 'zod'
import type { Folder } from '@inlaykit/shared'
import { unsupported } from '../../core/errors.js'
import { optionalCount, parseAnswer, upstreamId } from '../parse.js'
import { pathOf, type Upstream } from '../port/call.js'
import type { MakeScope } from '../port/make-api.js'
import type { MakeFolders } from '../port/scenarios.js'

const LiveFolder = z.object({ id: upstreamId, name: z.string(), scenariosTotal: optionalCount })
const LiveFolders = z.object({ scenariosFolders: z.array(LiveFolder) })
const LiveOne = z.object({ scenarioFolder: LiveFolder })

function toFolder({ id, name, scenariosTotal }: z.infer<typeof LiveFolder>): Folder {
  return { id, name, scenarioCount: scenariosTotal ?? null }
}

/** Folders in the live dialect: those of the connection's team (`@makehq/sdk`, `folders`). */
export function createFolders(upstream: Upstream, { teamId }: MakeScope): MakeFolders {
  return {
    async list(call) {
      if (teamId === null) throw unsupported('A list of folders without a team')
      const { body } = await upstream.request(
        { method: 'GET', path: pathOf('scenarios-folders'), query: { teamId } },
        call,
      )
      return parseAnswer(LiveFolders, body, 'list of folders').scenariosFolders.map(toFolder)
    },

    async create(name, call) {
      if (teamId === null) throw unsupported('Creating a folder without a team')
      const { body } = await upstream.request(
        {
          method: 'POST',
          path: pathOf('scenarios-folders'),
          body: { name, teamId: Number(teamId) },
          once: true,
        },
        call,
      )
      return toFolder(parseAnswer(LiveOne, body, 'created folder').scenarioFolder)
    },

    async rename(folderId, name, call) {
      const { body } = await upstream.request(
        { method: 'PATCH', path: pathOf('scenarios-folders', folderId), body: { name } },
        call,
      )
      return toFolder(parseAnswer(LiveOne, body, 'folder').scenarioFolder)
    },

    async delete(folderId, call) {
      await upstream.request(
        { method: 'DELETE', path: pathOf('scenarios-folders', folderId) },
        call,
      )
    },
  }
}
