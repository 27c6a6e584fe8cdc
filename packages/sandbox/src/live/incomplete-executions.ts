import type { Context, Hono } from 'hono'
import { readBody, type JsonObject } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { IncompleteExecution } from '../world/incomplete-executions.js'
import type { Scenario } from '../world/model.js'
import type { World } from '../world/world.js'
import { toBlueprint } from './blueprints.js'
import { accessDenied, answerMethod, invalidRequest, notConfirmed, notFound } from './errors.js'
import { toLog } from './executions.js'
import { paginate, Query, type Columns } from './query.js'

/** A page has so many rows unless asked otherwise (vendor's OpenAPI). */
const defaultLimit = 25

/** An incomplete execution, `@makehq/sdk` type `IncompleteExecution`. */
function toRow(scenario: Scenario, item: IncompleteExecution, index: number) {
  return {
    id: item.id,
    scenarioId: scenario.id,
    scenarioName: scenario.name,
    companyId: scenario.teamId,
    reason: item.reason,
    resolved: false,
    deleted: false,
    index,
    created: new Date(item.createdAt).toISOString(),
    ...(item.executionId !== null && { executionId: item.executionId }),
    retry: false,
    attempts: item.attempts,
    size: JSON.stringify(item.bundle).length,
  }
}

async function requireBody(c: Context<Environment>): Promise<JsonObject> {
  const read = await readBody(c)
  if (!read.ok) throw invalidRequest([read.message])
  return read.body
}

/** `/dlqs`, as Make calls incomplete executions, and what hangs on one. */
export function mountIncompleteExecutions(app: Hono<Environment>, world: World): void {
  const { incomplete } = world

  function ownScenario(c: Context<Environment>, id: number): Scenario {
    const scenario = world.scenario(id)
    if (!scenario) throw notFound('The scenario')
    if (scenario.organizationId !== c.get('organization').id) throw accessDenied()
    return scenario
  }

  function askedScenario(c: Context<Environment>, query: Query): Scenario {
    const id = query.integer('scenarioId', 1)
    if (query.text('scenarioId') === undefined) query.fault("Missing parameter 'scenarioId'.")
    query.check()
    return ownScenario(c, id ?? 0)
  }

  function requireItem(c: Context<Environment>) {
    const item = incomplete.find(c.req.param('id') ?? '')
    if (!item) throw notFound('The incomplete execution')
    return { item, scenario: ownScenario(c, item.scenarioId) }
  }

  /** Which of a scenario's things a body means: those it names, or all but some. */
  function meant(scenario: Scenario, { ids, all, exceptIds }: JsonObject): IncompleteExecution[] {
    const isList = (value: unknown): value is unknown[] => Array.isArray(value)
    const faults: string[] = []
    if (ids !== undefined && !isList(ids)) faults.push("'ids' must be a list of ids.")
    if (exceptIds !== undefined && !isList(exceptIds))
      faults.push("'exceptIds' must be a list of ids.")
    if (all !== undefined && typeof all !== 'boolean') faults.push("'all' must be true or false.")
    if (ids === undefined && all !== true) faults.push("Either 'ids' or 'all' is expected.")
    if (faults.length > 0) throw invalidRequest(faults)
    const list = incomplete.of(scenario)
    if (all === true) {
      return list.filter(({ id }) => !isList(exceptIds) || !exceptIds.includes(id))
    }
    return list.filter(({ id }) => isList(ids) && ids.includes(id))
  }

  const retry = (c: Context<Environment>, item: IncompleteExecution) => {
    if (!incomplete.isProcessed(item)) incomplete.retry(item, c.get('person').id)
  }

  mountPath(
    app,
    '/dlqs',
    {
      GET(c) {
        const query = new Query(c.req.url)
        const page = query.page(['created', 'size', 'attempts'], {
          sortBy: 'created',
          limit: defaultLimit,
        })
        const scenario = askedScenario(c, query)
        const rows = incomplete.of(scenario).map((item, index) => toRow(scenario, item, index))
        const columns: Columns<(typeof rows)[number]> = {
          created: ({ created }) => created,
          size: ({ size }) => size,
          attempts: ({ attempts }) => attempts,
        }
        return c.json({ dlqs: paginate(rows, page, columns), pg: page })
      },
      async DELETE(c) {
        const query = new Query(c.req.url)
        const confirmed = query.boolean('confirmed')
        const scenario = askedScenario(c, query)
        const body = await requireBody(c)
        if (body['all'] === true && confirmed !== true) throw notConfirmed()
        const items = meant(scenario, body)
        const busy = items.filter((item) => incomplete.isProcessed(item))
        for (const item of items) if (!busy.includes(item)) incomplete.remove(item)
        if (busy.length > 0) {
          throw invalidRequest(busy.map(({ id }) => `The incomplete execution ${id} is processed.`))
        }
        return c.json({ dlqs: items.map(({ id }) => id) })
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/dlqs/retry',
    {
      async POST(c) {
        const scenario = askedScenario(c, new Query(c.req.url))
        for (const item of meant(scenario, await requireBody(c))) retry(c, item)
        return c.json({})
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/dlqs/:id',
    {
      GET(c) {
        const { item, scenario } = requireItem(c)
        return c.json({ dlq: toRow(scenario, item, incomplete.of(scenario).indexOf(item)) })
      },
      async PATCH(c) {
        const { item, scenario } = requireItem(c)
        const { failer, blueprint } = await requireBody(c)
        const faults: string[] = []
        if (failer !== undefined && !Number.isSafeInteger(failer))
          faults.push("'failer' must be the id of a module.")
        if (blueprint !== undefined && typeof blueprint !== 'string')
          faults.push("'blueprint' must be a text.")
        if (faults.length > 0) throw invalidRequest(faults)
        if (typeof failer === 'number') item.failer = failer
        return c.json({ dlq: { failer: item.failer, blueprint: toBlueprint(scenario) } })
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/dlqs/:id/bundle',
    { GET: (c) => c.json({ response: requireItem(c).item.bundle }) },
    answerMethod,
  )

  mountPath(
    app,
    '/dlqs/:id/logs',
    {
      GET(c) {
        const { item, scenario } = requireItem(c)
        const now = world.clock.now()
        const rows = item.retries.toReversed().flatMap((id) => {
          const execution = world.findExecution(id)
          return execution ? [toLog(scenario, execution, now)] : []
        })
        return c.json({ dlqLogs: rows, pg: { last: null, limit: rows.length } })
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/dlqs/:id/logs/:executionId',
    {
      GET(c) {
        const { item, scenario } = requireItem(c)
        const id = item.retries.find((one) => one === c.req.param('executionId'))
        const execution = id === undefined ? undefined : world.findExecution(id)
        if (!execution) throw notFound('The log')
        return c.json({ dlqLog: toLog(scenario, execution, world.clock.now()) })
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/dlqs/:id/retry',
    {
      POST(c) {
        const { item } = requireItem(c)
        if (incomplete.isProcessed(item)) {
          throw invalidRequest(['The incomplete execution is processed already.'])
        }
        retry(c, item)
        return c.json({})
      },
    },
    answerMethod,
  )
}
