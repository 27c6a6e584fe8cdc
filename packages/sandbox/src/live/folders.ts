import type { Context, Hono } from 'hono'
import { readBody } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { Folder } from '../world/model.js'
import type { World } from '../world/world.js'
import { pathId, requireTeam } from './access.js'
import { answerMethod, invalidRequest, notFound } from './errors.js'
import { Query, toRow, type Columns } from './query.js'

const defaults = ['id', 'name', 'scenariosTotal'] as const

function nameFaults(name: unknown): string[] {
  const isName = typeof name === 'string' && name.trim() !== ''
  return isName ? [] : ["'name' must be a text that is not empty."]
}

function parentFaults(parentId: unknown): string[] {
  const isNone = parentId === undefined || parentId === null
  return isNone ? [] : ["'parentId' must be null: folders lie side by side here."]
}

async function requireBody(c: Context<Environment>): Promise<Record<string, unknown>> {
  const read = await readBody(c)
  if (!read.ok) throw invalidRequest([read.message])
  return read.body
}

/**
 * The folder of the path.
 * @throws LiveError 404 if there is none, 403 if it is another organisation's
 */
function requireFolder(c: Context<Environment>, world: World): Folder {
  const folder = world.folder(pathId(c))
  if (!folder) throw notFound('The folder')
  requireTeam(c, world, folder.teamId)
  return folder
}

/** `/scenarios-folders`. Folders here lie side by side, none in another. */
export function mountFolders(app: Hono<Environment>, world: World): void {
  const count = ({ id }: Folder) =>
    world.scenarios().filter(({ folderId }) => folderId === id).length
  const columns: Columns<Folder> = {
    id: ({ id }) => id,
    name: ({ name }) => name,
    scenariosTotal: count,
    path: ({ name }) => name,
    teamId: ({ teamId }) => teamId,
    parentId: () => null,
    position: () => null,
    scenariosSubtreeTotal: count,
    hasChildren: () => false,
    children: () => [],
  }
  mountPath(
    app,
    '/scenarios-folders',
    {
      GET(c) {
        const query = new Query(c.req.url)
        const teamId = query.integer('teamId', 1)
        const parentId = query.integer('parentId', 1)
        query.oneOf('childrenDepth', ['all'])
        const names = query.columns(columns, defaults)
        if (query.text('teamId') === undefined) query.fault("Missing parameter 'teamId'.")
        query.check()
        const team = requireTeam(c, world, teamId ?? 0)
        const rows = parentId === undefined ? world.folders(team.id) : []
        return c.json({ scenariosFolders: rows.map((folder) => toRow(folder, columns, names)) })
      },
      async POST(c) {
        const { name, teamId, parentId } = await requireBody(c)
        const faults = [...nameFaults(name), ...parentFaults(parentId)]
        if (!Number.isSafeInteger(teamId)) faults.push("'teamId' must be an integer.")
        if (faults.length > 0) throw invalidRequest(faults)
        const team = requireTeam(c, world, Number(teamId))
        const folder = world.addFolder({ name: String(name), teamId: team.id })
        return c.json({ scenarioFolder: toRow(folder, columns, defaults) })
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/scenarios-folders/:id',
    {
      async PATCH(c) {
        const folder = requireFolder(c, world)
        const query = new Query(c.req.url)
        const names = query.columns(columns, defaults)
        query.check()
        const { name, parentId } = await requireBody(c)
        const faults = [...(name === undefined ? [] : nameFaults(name)), ...parentFaults(parentId)]
        if (faults.length > 0) throw invalidRequest(faults)
        const fresh = typeof name === 'string' ? world.renameFolder(folder, name) : folder
        return c.json({ scenarioFolder: toRow(fresh, columns, names) })
      },
      DELETE(c) {
        const folder = requireFolder(c, world)
        world.removeFolder(folder)
        return c.json({ scenarioFolder: folder.id })
      },
    },
    answerMethod,
  )
}
