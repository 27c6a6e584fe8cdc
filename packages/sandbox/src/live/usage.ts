import type { Hono } from 'hono'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { World } from '../world/world.js'
import { requireScenario } from './access.js'
import { answerMethod } from './errors.js'
import { Query } from './query.js'

/** So many days are told. */
const days = 30
const dayMs = 86_400_000

interface Used {
  readonly date: string
  operations: number
  dataTransfer: number
  centicredits: number
}

/** `/scenarios/{id}/usage`: what a scenario used by day; days without runs are missing, as they are at Make. */
export function mountUsage(app: Hono<Environment>, world: World): void {
  mountPath(
    app,
    '/scenarios/:id/usage',
    {
      GET(c) {
        const scenario = requireScenario(c, world)
        const query = new Query(c.req.url)
        const inZone = query.boolean('organizationTimezone') ?? false
        query.check()
        const calendar = new Intl.DateTimeFormat('sv-SE', {
          timeZone: inZone ? world.zoneOf(scenario) : 'UTC',
          dateStyle: 'short',
        })
        const oldest = calendar.format(world.clock.now() - (days - 1) * dayMs)
        const used = new Map<string, Used>()
        for (const row of world.log(scenario)) {
          const date = calendar.format(row.at)
          if (date < oldest) break
          if (row.kind !== 'execution') continue
          const { operations, transfer, centicredits } = row.execution
          const known = used.get(date) ?? { date, operations: 0, dataTransfer: 0, centicredits: 0 }
          known.operations += operations
          known.dataTransfer += transfer
          known.centicredits += centicredits
          used.set(date, known)
        }
        return c.json({ data: [...used.values()] })
      },
    },
    answerMethod,
  )
}
