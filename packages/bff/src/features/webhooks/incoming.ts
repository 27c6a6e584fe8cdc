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
import {
  queryMark,
  readCursor,
  unreadableCursor,
  writeCursor,
  type CursorPosition,
} from '../../mirror/cursor.js'
import type { MakeWebhookQueue } from '../../make/port/webhooks.js'
import type { OpenConnection } from '../connections/index.js'
import type { WebhookService } from './service.js'

/** Make tells no more of a queue at once, and none is longer. */
const mostWaiting = 10_000
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

/** Reads so many of a queue that lie behind so many others. */
type ReadQueue = (offset: number, limit: number) => Promise<MakeWebhookQueue>

/** A page of a queue. `end`: how many are before what follows. */
type QueuePart = MakeWebhookQueue & { readonly end: number }

async function readFirst(read: ReadQueue, limit: number): Promise<QueuePart> {
  const part = await read(0, limit)
  return { ...part, end: part.items.length }
}

/**
 * Goes on behind the last one that was shown. Make counts from the beginning of the queue, which moves on as the scenario takes
 * from it: by numbers alone, as many as were taken meanwhile would be missed.
 */
async function readAfter(
  read: ReadQueue,
  { value, id }: CursorPosition,
  limit: number,
): Promise<QueuePart> {
  if (typeof value !== 'number' || value < 1 || value >= mostWaiting) throw unreadableCursor()
  const part = await read(value - 1, limit + 1)
  if (part.items[0]?.id === id) {
    const items = part.items.slice(1)
    return { ...part, items, end: value + items.length }
  }
  const whole = await read(0, Math.min(value + limit, mostWaiting - 1))
  // The oldest is taken first: where the last one that was shown is gone, all that waits came after it.
  const start = whole.items.findIndex((one) => one.id === id) + 1
  const items = whole.items.slice(start, start + limit)
  const end = start + items.length
  return { ...whole, items, end, hasMore: whole.hasMore || whole.items.length > end }
}

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
    const read = (offset: number, limit: number) =>
      connection.api.webhooks.queue(webhookId, { offset, limit }, call)
    const { items, end, hasMore, total, queueLimit } =
      query.cursor === undefined
        ? await readFirst(read, query.limit)
        : await readAfter(read, readCursor(mark, query.cursor, 'number'), query.limit)
    const id = items.at(-1)?.id
    return {
      items: [...items],
      nextCursor:
        hasMore && id !== undefined && end < mostWaiting
          ? writeCursor(mark, { value: end, id })
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
