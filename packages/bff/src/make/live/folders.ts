import { z } from 'zod'
import { unsupported } from '../../core/errors.js'
import { optionalCount, parseAnswer, upstreamId } from '../parse.js'
import { pathOf, type Upstream } from '../port/call.js'
import type { MakeScope } from '../port/make-api.js'
import type { MakeFolders } from '../port/scenarios.js'

const LiveFolders = z.object({
  scenariosFolders: z.array(
    z.object({ id: upstreamId, name: z.string(), scenariosTotal: optionalCount }),
  ),
})

/** Folders in the live dialect: those of the connection's team. */
export function createFolders(upstream: Upstream, { teamId }: MakeScope): MakeFolders {
  return {
    async list(call) {
      if (teamId === null) throw unsupported('A list of folders without a team')
      const { body } = await upstream.request(
        { method: 'GET', path: pathOf('scenarios-folders'), query: { teamId } },
        call,
      )
      return parseAnswer(LiveFolders, body, 'list of folders').scenariosFolders.map((folder) => ({
        id: folder.id,
        name: folder.name,
        scenarioCount: folder.scenariosTotal ?? null,
      }))
    },
  }
}
