import type { Hono } from 'hono'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { Folder } from '../world/model.js'
import type { World } from '../world/world.js'
import { requireTeam } from './access.js'
import { answerMethod } from './errors.js'
import { Query, toRow, type Columns } from './query.js'

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
        const names = query.columns(columns, ['id', 'name', 'scenariosTotal'])
        if (query.text('teamId') === undefined) query.fault("Missing parameter 'teamId'.")
        query.check()
        const team = requireTeam(c, world, teamId ?? 0)
        const rows = parentId === undefined ? world.folders(team.id) : []
        return c.json({ scenariosFolders: rows.map((folder) => toRow(folder, columns, names)) })
      },
    },
    answerMethod,
  )
}
