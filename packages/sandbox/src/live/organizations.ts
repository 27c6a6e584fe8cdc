import type { Hono } from 'hono'
import { readBody } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { Organization } from '../world/model.js'
import type { Plan } from '../world/plans.js'
import type { World } from '../world/world.js'
import { pathId } from './access.js'
import { accessDenied, answerMethod, invalidRequest } from './errors.js'
import { Query, paginate, toRow, type Columns } from './query.js'

/** What else than its rate a plan grants: operations a month, minutes between starts, days of logs. */
const grants: {
  readonly [P in Plan]: { operations: number; interval: number; retention: number }
} = {
  free: { operations: 1000, interval: 15, retention: 7 },
  core: { operations: 10_000, interval: 1, retention: 30 },
  pro: { operations: 150_000, interval: 1, retention: 30 },
  teams: { operations: 800_000, interval: 1, retention: 30 },
  enterprise: { operations: 8_000_000, interval: 1, retention: 60 },
}

/** `/organizations` and `/organizations/{id}`. */
export function mountOrganizations(app: Hono<Environment>, world: World): void {
  const used = ({ id }: Organization, of: 'operations' | 'transfer') =>
    String(
      world
        .scenarios()
        .filter(({ organizationId }) => organizationId === id)
        .reduce((sum, scenario) => sum + world.consumption(scenario)[of], 0),
    )
  const columns: Columns<Organization> = {
    id: ({ id }) => id,
    name: ({ name }) => name,
    zone: () => 'local.make.cloud',
    timezoneId: ({ timezoneId }) => timezoneId,
    countryId: ({ countryId }) => countryId,
    teams: ({ teams }) => teams.map(({ id, name }) => ({ id, name })),
    license: toLicense,
    serviceName: ({ plan }) => plan,
    productName: ({ plan }) => `${plan.charAt(0).toUpperCase()}${plan.slice(1)}`,
    isPaused: () => false,
    lastReset: () => new Date(world.period().from).toISOString(),
    nextReset: () => new Date(world.period().to).toISOString(),
    operations: (organization) => used(organization, 'operations'),
    transfer: (organization) => used(organization, 'transfer'),
    operationsExt: () => '0',
    transferExt: () => '0',
    unusedOperations: () => '0',
    unusedTransfer: () => '0',
    externalId: () => null,
    features: () => ({}),
    deleted: () => false,
  }

  mountPath(
    app,
    '/organizations',
    {
      GET(c) {
        const query = new Query(c.req.url)
        const page = query.page(['name', 'id'])
        const names = query.columns(columns, ['id', 'name', 'zone', 'timezoneId'])
        query.check()
        const rows = paginate(c.env.caller?.organizations ?? [], page, columns)
        return c.json({
          organizations: rows.map((organization) => toRow(organization, columns, names)),
          pg: page,
        })
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/organizations/:id',
    {
      GET(c) {
        const organization = c.get('organization')
        if (pathId(c) !== organization.id) throw accessDenied()
        return c.json({ organization: toRow(organization, columns, Object.keys(columns)) })
      },
      /** Its zone in time stays: histories and schedules were drawn by it. */
      async PATCH(c) {
        const organization = c.get('organization')
        if (pathId(c) !== organization.id) throw accessDenied()
        const read = await readBody(c)
        if (!read.ok) throw invalidRequest([read.message])
        const { name, countryId, timezoneId } = read.body
        const faults: string[] = []
        if (name !== undefined && (typeof name !== 'string' || name.trim() === '')) {
          faults.push("'name' must be a text that is not empty.")
        }
        if (countryId !== undefined && !Number.isSafeInteger(countryId)) {
          faults.push("'countryId' must be an integer.")
        }
        if (timezoneId !== undefined && timezoneId !== organization.timezoneId) {
          faults.push("'timezoneId' can't be changed here.")
        }
        if (faults.length > 0) throw invalidRequest(faults)
        if (typeof name === 'string') organization.name = name
        if (typeof countryId === 'number') organization.countryId = countryId
        return c.json({ organization: toRow(organization, columns, Object.keys(columns)) })
      },
    },
    answerMethod,
  )
}

function toLicense({ plan, limits, teams }: Organization): Record<string, unknown> {
  const { operations, interval, retention } = grants[plan]
  return {
    apps: ['T2', 'T3'],
    users: 50,
    dslimit: 40,
    fslimit: 2 ** 31,
    iolimit: 10_000,
    dsslimit: 524_288_000,
    fulltext: true,
    interval,
    transfer: operations * 1_048_576,
    operations,
    teams: Math.max(5, teams.length),
    apiLimit: limits.live.perMinute,
    retention,
    gracePeriod: 14,
    scenarioIO: plan !== 'free',
    productManagement: 'standard',
  }
}
