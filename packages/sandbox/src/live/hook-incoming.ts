import type { Context, Hono } from 'hono'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { Hook, HookLogEntry } from '../world/hooks.js'
import { answerMethod } from './errors.js'
import { paginate, Query, type Columns } from './query.js'

/** Logs come in pages of so many, unless asked otherwise (vendor's OpenAPI). */
const logLimit = 25
const iso = (time: number) => new Date(time).toISOString()

/** A row's own id at Make: by it pages go on. */
const imtIdOf = (hook: Hook, { id, receivedAt }: HookLogEntry) =>
  `${receivedAt}_hook.${hook.id}.${id}`

/** What came to a hook: what waits in its queue, and what its log keeps. */
export function mountIncoming(
  app: Hono<Environment>,
  requireHook: (c: Context<Environment>) => Hook,
): void {
  mountPath(
    app,
    '/hooks/:id/incomings',
    {
      GET(c) {
        const { queue } = requireHook(c)
        const query = new Query(c.req.url)
        const page = query.page(['created'], { sortBy: 'created' })
        query.check()
        const columns: Columns<Hook['queue'][number]> = { created: (one) => one.receivedAt }
        return c.json({
          incomings: paginate(queue, page, columns).map(({ id, size, receivedAt }) => ({
            id,
            scope: 'hook',
            size,
            created: iso(receivedAt),
          })),
          pg: page,
        })
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/hooks/:id/incomings/stats',
    {
      GET(c) {
        const { queue, queueLimit: limit, enabled } = requireHook(c)
        return c.json({ incomingStat: { queue: queue.length, limit, enabled } })
      },
    },
    answerMethod,
  )

  mountPath(
    app,
    '/hooks/:id/logs',
    {
      GET(c) {
        const hook = requireHook(c)
        const query = new Query(c.req.url)
        const limit = query.integer('pg[limit]', 1, 10_000) ?? logLimit
        const last = query.text('pg[last]')
        const showLast = query.boolean('pg[showLast]') ?? false
        const from = query.integer('from') ?? 0
        const to = query.integer('to') ?? Infinity
        const at = hook.log.findIndex((entry) => imtIdOf(hook, entry) === last)
        if (last !== undefined && at === -1) {
          query.fault("Invalid value of parameter 'pg[last]': an imtId is expected.")
        }
        query.check()
        const rows = hook.log
          .slice(last === undefined || showLast ? Math.max(at, 0) : at + 1)
          .filter(({ receivedAt }) => receivedAt >= from && receivedAt <= to)
          .slice(0, limit)
          .map((entry) => ({
            id: entry.id,
            imtId: imtIdOf(hook, entry),
            statusId: entry.taken ? 1 : 3,
            loggedAt: iso(entry.receivedAt),
            replayable: entry.taken,
          }))
        return c.json({
          hookLogs: rows,
          pg: {
            sortBy: 'imtId',
            sortDir: 'desc',
            last: rows.at(-1)?.imtId ?? last ?? null,
            showLast,
            limit,
          },
        })
      },
    },
    answerMethod,
  )
}
