import type { Hono } from 'hono'
import { readBody } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { Team } from '../world/model.js'
import type { World } from '../world/world.js'
import { pathId, requireTeam } from './access.js'
import { accessDenied, answerMethod, invalidRequest, notConfirmed } from './errors.js'
import { Query, paginate, toRow, type Columns } from './query.js'

/** `/teams` and `/teams/{id}`. */
export function mountTeams(app: Hono<Environment>, world: World): void {
  const own = ({ id }: Team) => world.scenarios().filter(({ teamId }) => teamId === id)
  const columns: Columns<Team> = {
    id: ({ id }) => id,
    name: ({ name }) => name,
    organizationId: ({ organizationId }) => organizationId,
    activeScenarios: (team) => own(team).filter(({ isActive }) => isActive).length,
    operations: (team) =>
      own(team).reduce((sum, scenario) => sum + world.consumption(scenario).operations, 0),
    transfer: (team) =>
      own(team).reduce((sum, scenario) => sum + world.consumption(scenario).transfer, 0),
    isPaused: () => false,
    type: () => 'standard',
  }
  const defaults = ['id', 'name', 'organizationId']

  mountPath(
    app,
    '/teams',
    {
      GET(c) {
        const query = new Query(c.req.url)
        const organizationId = query.integer('organizationId', 1)
        const page = query.page(['name', 'id'])
        const names = query.columns(columns, defaults)
        if (query.text('organizationId') === undefined) {
          query.fault("Missing parameter 'organizationId'.")
        }
        query.check()
        const organization = c.get('organization')
        if (organizationId !== organization.id) throw accessDenied()
        const rows = paginate(organization.teams, page, columns)
        return c.json({ teams: rows.map((team) => toRow(team, columns, names)), pg: page })
      },
      async POST(c) {
        const read = await readBody(c)
        if (!read.ok) throw invalidRequest([read.message])
        const { name, organizationId } = read.body
        if (typeof name !== 'string' || name.trim() === '') {
          throw invalidRequest(["'name' must be a text that is not empty."])
        }
        const organization = c.get('organization')
        if (organizationId !== organization.id) throw accessDenied()
        const team = world.addTeam(organization, name)
        return c.json({ team: toRow(team, columns, defaults) })
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/teams/:id',
    {
      GET(c) {
        const team = requireTeam(c, world, pathId(c))
        const query = new Query(c.req.url)
        const names = query.columns(columns, defaults)
        query.check()
        return c.json({ team: toRow(team, columns, names) })
      },
      DELETE(c) {
        const team = requireTeam(c, world, pathId(c))
        const query = new Query(c.req.url)
        const confirmed = query.boolean('confirmed')
        query.check()
        if (confirmed !== true) throw notConfirmed()
        world.removeTeam(c.get('organization'), team)
        return c.json({ team: team.id })
      },
    },
    answerMethod,
  )
}
