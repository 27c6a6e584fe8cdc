import type { Hono } from 'hono'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { LogEntry } from '../world/log.js'
import type { Execution, Scenario } from '../world/model.js'
import type { World } from '../world/world.js'
import { readBody } from '../http/body.js'
import { requireScenario } from './access.js'
import { answerMethod, invalidRequest, notFound, outputsTooLarge } from './errors.js'
import { Query } from './query.js'

const statusCodes = { running: 0, success: 1, warning: 2, error: 3, stopped: 3 } as const

const statusWords = {
  running: 'RUNNING',
  success: 'SUCCESS',
  warning: 'WARNING',
  error: 'ERROR',
  stopped: 'ERROR',
} as const

/** Logs come in pages of so many, unless asked otherwise (vendor's OpenAPI). */
const defaultLimit = 50

/** A row's own id at Make: by it pages go on. Ids of equal times keep their order by the rest of the text. */
function imtId(scenario: Scenario, at: number, type: string, id: string): string {
  return `${at}_scenario.${scenario.id}.${type}.${id}`
}

/** A run as a row of a log, `@makehq/sdk` type `Execution`. */
export function toLog(
  scenario: Scenario,
  execution: Execution,
  now: number,
): Record<string, unknown> {
  const { id, type, startedAt, finishedAt } = execution
  return {
    imtId: imtId(scenario, startedAt, type, id),
    duration: (finishedAt ?? now) - startedAt,
    operations: execution.operations,
    transfer: execution.transfer,
    centicredits: execution.centicredits,
    organizationId: scenario.organizationId,
    teamId: scenario.teamId,
    id,
    type,
    authorId: execution.authorId,
    instant: execution.instant,
    timestamp: new Date(startedAt).toISOString(),
    status: statusCodes[execution.status],
  }
}

/** A change as a row of a log: such rows carry no `status` and no `duration` (recorded). */
function toRow(scenario: Scenario, entry: LogEntry, now: number): Record<string, unknown> {
  if (entry.kind === 'execution') return toLog(scenario, entry.execution, now)
  const { id, type, at, authorId } = entry.change
  return {
    imtId: imtId(scenario, at, type, id),
    organizationId: scenario.organizationId,
    teamId: scenario.teamId,
    id,
    type,
    authorId,
    instant: false,
    timestamp: new Date(at).toISOString(),
  }
}

const centi = (credits: number | undefined) => (credits === undefined ? undefined : credits * 100)

interface LogFilter {
  readonly status: number | undefined
  readonly from: number | undefined
  readonly ranges: readonly {
    readonly of: 'duration' | 'operations' | 'transfer' | 'centicredits'
    readonly from: number | undefined
    readonly to: number | undefined
  }[]
}

function passes(entry: LogEntry, { status, ranges }: LogFilter, now: number): boolean {
  if (entry.kind === 'change') {
    return (
      status === undefined && ranges.every(({ from, to }) => from === undefined && to === undefined)
    )
  }
  const { execution } = entry
  if (status !== undefined && statusCodes[execution.status] !== status) return false
  return ranges.every(({ of, from, to }) => {
    const value =
      of === 'duration' ? (execution.finishedAt ?? now) - execution.startedAt : execution[of]
    return (from === undefined || value >= from) && (to === undefined || value <= to)
  })
}

/** `/scenarios/{id}/logs…` and `/scenarios/{id}/executions…`. */
export function mountExecutions(app: Hono<Environment>, world: World): void {
  mountPath(
    app,
    '/scenarios/:id/logs',
    {
      GET(c) {
        const scenario = requireScenario(c, world)
        const query = new Query(c.req.url)
        const limit = query.integer('pg[limit]', 1, 10_000) ?? defaultLimit
        const last = query.text('pg[last]')
        const showLast = query.boolean('pg[showLast]') ?? false
        query.oneOf('pg[sortDir]', ['desc'])
        const to = query.integer('to')
        const filter: LogFilter = {
          status: query.integer('status', 1, 3),
          from: query.integer('from'),
          ranges: [
            {
              of: 'duration',
              from: query.integer('durationFrom'),
              to: query.integer('durationTo'),
            },
            {
              of: 'operations',
              from: query.integer('operationsFrom'),
              to: query.integer('operationsTo'),
            },
            {
              of: 'transfer',
              from: query.integer('transferFrom'),
              to: query.integer('transferTo'),
            },
            {
              of: 'centicredits',
              from: centi(query.integer('creditsFrom')),
              to: centi(query.integer('creditsTo')),
            },
          ],
        }
        if (last !== undefined && !/^\d{1,15}_/.test(last)) {
          query.fault("Invalid value of parameter 'pg[last]': an imtId is expected.")
        }
        query.check()

        const now = world.clock.now()
        const lastAt = last === undefined ? Infinity : parseInt(last, 10)
        const rows: Record<string, unknown>[] = []
        let skipping = last !== undefined
        for (const entry of world.log(scenario, Math.min(to ?? Infinity, lastAt))) {
          if (rows.length >= limit || (filter.from !== undefined && entry.at < filter.from)) break
          const row = toRow(scenario, entry, now)
          if (skipping && entry.at === lastAt) {
            const isLast = row['imtId'] === last
            if (isLast) skipping = false
            if (!isLast || !showLast) continue
          }
          if (passes(entry, filter, now)) rows.push(row)
        }
        return c.json({
          scenarioLogs: rows,
          pg: {
            sortBy: 'imtId',
            sortDir: 'desc',
            last: rows.at(-1)?.['imtId'] ?? last ?? null,
            showLast,
            limit,
          },
        })
      },
    },
    answerMethod,
  )

  const requireExecution = (scenario: Scenario, id: string | undefined): Execution => {
    const execution = id === undefined ? undefined : world.findExecution(id)
    if (execution?.scenarioId !== scenario.id) throw notFound('The execution')
    return execution
  }

  mountPath(
    app,
    '/scenarios/:id/logs/:executionId',
    {
      GET(c) {
        const scenario = requireScenario(c, world)
        const execution = requireExecution(scenario, c.req.param('executionId'))
        return c.json({ scenarioLog: toLog(scenario, execution, world.clock.now()) })
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/scenarios/:id/executions/:executionId',
    {
      GET(c) {
        const scenario = requireScenario(c, world)
        const query = new Query(c.req.url)
        const maxBytes = query.integer('maxBytes', 1)
        query.check()
        const { status, outputs, error } = requireExecution(scenario, c.req.param('executionId'))
        if (maxBytes !== undefined && outputs && JSON.stringify(outputs).length > maxBytes) {
          throw outputsTooLarge()
        }
        return c.json({
          status: statusWords[status],
          ...(outputs && { outputs }),
          ...(error &&
            status !== 'warning' && {
              error: {
                name: error.name,
                message: error.message,
                causeModule: { name: error.module.action, appName: error.module.app },
              },
            }),
        })
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/scenarios/:id/executions/:executionId/stop',
    {
      async POST(c) {
        const scenario = requireScenario(c, world)
        const read = await readBody(c)
        if (!read.ok) throw invalidRequest([read.message])
        const { force } = read.body
        if (force !== undefined && typeof force !== 'boolean') {
          throw invalidRequest(["Invalid value of 'force': a boolean is expected."])
        }
        const { id, status } = requireExecution(scenario, c.req.param('executionId'))
        if (status !== 'running') throw notFound('The running execution')
        world.executions.stop(id, { force: force === true })
        return c.json({})
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/scenarios/:id/replay',
    {
      async POST(c) {
        const scenario = requireScenario(c, world)
        const read = await readBody(c)
        if (!read.ok) throw invalidRequest([read.message])
        const { executionIds } = read.body
        const [id, ...others] = Array.isArray(executionIds) ? (executionIds as unknown[]) : []
        if (typeof id !== 'string' || others.length > 0) {
          throw invalidRequest(["Invalid value of 'executionIds': one id is expected."])
        }
        const { status } = requireExecution(scenario, id)
        if (status === 'running') throw invalidRequest(['The execution is still running.'])
        world.run(scenario, { type: 'manual', instant: true, authorId: c.get('person').id })
        return c.json({}, 202)
      },
    },
    answerMethod,
  )
}
