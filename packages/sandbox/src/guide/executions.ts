import type { Hono } from 'hono'
import { readBody } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { Execution } from '../world/model.js'
import type { World } from '../world/world.js'
import { requireExecution, requireScenario } from './access.js'
import { answerMethod, GuideError, invalidRequest } from './errors.js'
import { readInteger, readTime } from './query.js'

/** The guide knows three states: a warning is a success to it, what was stopped an error. */
const statuses = {
  running: 'running',
  success: 'success',
  warning: 'success',
  error: 'error',
  stopped: 'error',
} as const

function toExecution(execution: Execution, now: number): Record<string, unknown> {
  const { id, scenarioId, status, startedAt, finishedAt, error } = execution
  return {
    id,
    scenarioId,
    status: statuses[status],
    startedAt: new Date(startedAt).toISOString(),
    duration: (finishedAt ?? now) - startedAt,
    modulesExecuted: execution.modulesExecuted,
    operations: execution.operations,
    ...(error && statuses[status] === 'error' && { error: { message: error.message } }),
  }
}

/** `/scenarios/{id}/execute`, `/scenarios/{id}/executions`, `/executions/{id}`. */
export function mountExecutions(app: Hono<Environment>, world: World): void {
  mountPath(
    app,
    '/scenarios/:id/execute',
    {
      async POST(c) {
        const scenario = requireScenario(c, world)
        const read = await readBody(c)
        if (!read.ok) throw invalidRequest(read.message)
        const execution = world.run(scenario, {
          type: 'manual',
          instant: true,
          authorId: c.get('person').id,
        })
        return c.json(toExecution(execution, world.clock.now()))
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/scenarios/:id/executions',
    {
      GET(c) {
        const scenario = requireScenario(c, world)
        const query = new URL(c.req.url).searchParams
        const limit = readInteger(query, 'limit', { fallback: 50, least: 1, most: 1000 })
        const from = readTime(query, 'from') ?? -Infinity
        const to = readTime(query, 'to') ?? Infinity
        const status = query.get('status')
        if (status !== null && !['success', 'error', 'running'].includes(status)) {
          throw invalidRequest('status must be success, error or running')
        }
        const now = world.clock.now()
        const rows: Record<string, unknown>[] = []
        for (const entry of world.log(scenario, to)) {
          if (rows.length >= limit || entry.at < from) break
          if (entry.kind !== 'execution') continue
          if (status !== null && statuses[entry.execution.status] !== status) continue
          rows.push(toExecution(entry.execution, now))
        }
        return c.json({ data: rows })
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/executions/:id',
    {
      GET(c) {
        const { execution } = requireExecution(c, world)
        return c.json(toExecution(execution, world.clock.now()))
      },
      DELETE(c) {
        const { execution } = requireExecution(c, world)
        if (!world.executions.stop(execution.id)) {
          throw new GuideError(409, 'The execution is not running')
        }
        return c.body(null, 204)
      },
    },
    answerMethod,
  )
}
