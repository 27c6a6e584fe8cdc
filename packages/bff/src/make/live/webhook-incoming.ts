import { z } from 'zod'
import {
  optional,
  optionalCount,
  optionalText,
  optionalTime,
  parseAnswer,
  upstreamId,
} from '../parse.js'
import { pathOf, type Upstream } from '../port/call.js'
import type { MakeWebhooks } from '../port/webhooks.js'

const LiveQueue = z.object({
  incomings: z.array(z.object({ id: upstreamId, size: optionalCount, created: optionalTime })),
})
const LiveStats = z.object({
  incomingStat: z.object({ queue: optionalCount, limit: optionalCount }),
})
// Nothing else of a row is read: its headers and body hold secrets of whoever called.
const LiveLog = z.object({
  hookLogs: z.array(
    z.object({
      id: upstreamId,
      imtId: optionalText,
      statusId: optional(z.number()),
      loggedAt: optionalTime,
    }),
  ),
  pg: optional(z.object({ last: optionalText, limit: optionalCount })),
})

/** What Make's numbers say became of a request (vendor's OpenAPI). */
const statuses: Readonly<Record<number, 'success' | 'error'>> = { 1: 'success', 3: 'error' }

/** What came to a webhook, in the live dialect: its queue and its log. */
export function createIncoming(upstream: Upstream): Pick<MakeWebhooks, 'queue' | 'log'> {
  return {
    async queue(webhookId, { offset, limit }, call) {
      const path = pathOf('hooks', webhookId, 'incomings')
      // One more than is shown, since the answer doesn't say whether it is the last.
      const query = { 'pg[limit]': limit + 1, 'pg[offset]': offset }
      const [rows, stats] = await Promise.all([
        upstream.request({ method: 'GET', path, query }, call),
        upstream.request({ method: 'GET', path: `${path}/stats` }, call),
      ])
      const { incomings } = parseAnswer(LiveQueue, rows.body, 'queue of a hook')
      const { incomingStat } = parseAnswer(LiveStats, stats.body, 'figures of a queue')
      return {
        items: incomings.slice(0, limit).map(({ id, size, created }) => ({
          id,
          createdAt: created,
          sizeBytes: size ?? null,
        })),
        hasMore: incomings.length > limit,
        total: incomingStat.queue ?? null,
        queueLimit: incomingStat.limit ?? null,
      }
    },

    async log(webhookId, { after, limit, from, to }, call) {
      const path = pathOf('hooks', webhookId, 'logs')
      const query = {
        'pg[limit]': limit,
        'pg[last]': after ?? undefined,
        from: from === undefined ? undefined : Date.parse(from),
        to: to === undefined ? undefined : Date.parse(to),
      }
      const { body } = await upstream.request({ method: 'GET', path, query }, call)
      const { hookLogs, pg } = parseAnswer(LiveLog, body, 'log of a hook')
      const last = pg?.last ?? hookLogs.at(-1)?.imtId ?? null
      const isFull = hookLogs.length >= Math.min(limit, pg?.limit || limit)
      return {
        items: hookLogs.map(({ id, loggedAt, statusId }) => ({
          id,
          receivedAt: loggedAt,
          status: statuses[statusId ?? 0] ?? null,
        })),
        next: isFull && last !== after ? last : null,
      }
    },
  }
}
