import type {
  Viewer,
  WebhookLogPage,
  WebhookLogQuery,
  WebhookQueuePage,
  WebhookQueueQuery,
} from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { unsupported } from '../../core/errors.js'
import { callFor } from '../../make/port/call.js'
import { queryMark, readCursor, unreadableCursor, writeCursor } from '../../mirror/cursor.js'
import type { OpenConnection } from '../connections/index.js'
import type { WebhookService } from './service.js'

/** No queue at Make is longer than this. */
const mostOffset = 1_000_000
/** What Make goes on from in a log: nothing else is sent there. */
const logPlace = /^[\w.:~-]{1,200}$/

/** A page that is asked for of a webhook. */
interface Asked<Query extends WebhookQueueQuery = WebhookQueueQuery> {
  readonly viewer: Viewer
  readonly webhookId: string
  readonly query: Query
  readonly signal: AbortSignal
}

const markOf = (
  { viewer, webhookId }: Asked,
  { connectionId }: OpenConnection,
  ...what: readonly (string | null)[]
) => queryMark({ of: [viewer.tenantId, connectionId, webhookId, ...what] })

/** What came to a webhook. It is read from Make each time and kept nowhere: it changes with each request from outside. */
export class WebhookIncoming {
  readonly #webhooks: Pick<WebhookService, 'require'>
  readonly #clock: Clock

  constructor(webhooks: Pick<WebhookService, 'require'>, clock: Clock) {
    this.#webhooks = webhooks
    this.#clock = clock
  }

  async #open({ viewer, webhookId, query, signal }: Asked) {
    const call = callFor(viewer, signal)
    const { connection } = await this.#webhooks.require(viewer, query.connection, webhookId, call)
    return { connection, call, asOf: new Date(this.#clock.now()).toISOString() }
  }

  /** A page of what waits at a webhook for its scenario. */
  async queue(asked: Asked): Promise<WebhookQueuePage> {
    const { connection, call, asOf } = await this.#open(asked)
    const { webhookId, query } = asked
    if (!connection.api.capabilities.webhookQueueItems) {
      throw unsupported('Looking into the queue of a webhook')
    }
    const mark = markOf(asked, connection, 'queue')
    const offset = query.cursor === undefined ? 0 : readCursor(mark, query.cursor, 'number').value
    if (typeof offset !== 'number' || offset > mostOffset) throw unreadableCursor()
    const { items, hasMore, total, queueLimit } = await connection.api.webhooks.queue(
      webhookId,
      { offset, limit: query.limit },
      call,
    )
    const id = items.at(-1)?.id
    return {
      items: [...items],
      nextCursor:
        hasMore && id !== undefined
          ? writeCursor(mark, { value: offset + items.length, id })
          : null,
      asOf,
      ...(total !== null && { total }),
      queueLimit,
    }
  }

  /** A page of what came to a webhook in the last days, newest first. */
  async log(asked: Asked<WebhookLogQuery>): Promise<WebhookLogPage> {
    const { connection, call, asOf } = await this.#open(asked)
    const { webhookId, query } = asked
    if (!connection.api.capabilities.webhookLog) throw unsupported('The log of a webhook')
    const { from, to } = query
    const mark = markOf(asked, connection, 'log', from ?? null, to ?? null)
    const after = query.cursor === undefined ? null : readCursor(mark, query.cursor, 'text').value
    if (after !== null && !(typeof after === 'string' && logPlace.test(after))) {
      throw unreadableCursor()
    }
    const { items, next } = await connection.api.webhooks.log(
      webhookId,
      { after, limit: query.limit, from, to },
      call,
    )
    const id = items.at(-1)?.id
    return {
      items: [...items],
      nextCursor: next !== null && id !== undefined ? writeCursor(mark, { value: next, id }) : null,
      asOf,
    }
  }
}
