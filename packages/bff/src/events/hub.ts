import type { InlaykitEvent } from '@inlaykit/shared'
import type { Clock } from '../core/clock.js'
import type { Logger } from '../core/logger.js'
import type { Database, Queries } from '../store/database.js'
import type { Notifications, Subscriber } from '../store/notifications.js'
import {
  appendEvents,
  eventsAfter,
  lastEventId,
  oldestEventId,
  pruneEvents,
  type NewEvent,
} from './log.js'

const batch = 200
const keptMs = 60 * 60_000
const pruneEveryMs = 5 * 60_000
/** The news that a tenant has new events; what they are is read from the database. */
const topic = 'events'

/** Tells a tenant's streams, on all instances, what changed. */
export interface EventHub {
  /** Runs `work` in a transaction and tells the events that it returns once that is committed. */
  transact<T>(
    tenantId: string,
    work: (tx: Queries) => Promise<{ result: T; news: readonly NewEvent[] }>,
  ): Promise<T>
  /**
   * The tenant's events from now on, or after `lastEventId`; begins with `reset` when what lies between is no longer kept.
   * Ends when `signal` aborts or the hub closes.
   */
  subscribe(
    tenantId: string,
    lastEventId: string | undefined,
    signal: AbortSignal,
  ): AsyncIterable<InlaykitEvent>
  /**
   * Hears at the commit of which tenant something has changed, on whatever instance.
   * @returns ends it
   */
  hear(subscriber: Subscriber): () => void
  /** The tenants that have a stream open here. */
  watchedTenants(): readonly string[]
  close(): Promise<void>
}

/** Starts the hub: it looks for a tenant's events whenever news of them come. */
export function createEventHub(parts: {
  readonly database: Database
  readonly notifications: Notifications
  readonly clock: Clock
  readonly logger: Logger
}): EventHub {
  const { database, notifications, clock, logger } = parts
  const wakers = new Map<string, Set<() => void>>()
  const closing = new AbortController()
  const wake = (tenantId: string) => {
    for (const waker of wakers.get(tenantId) ?? []) waker()
  }
  const wakeAll = () => {
    for (const tenantId of wakers.keys()) wake(tenantId)
  }

  const stopHearing = notifications.subscribe(topic, { heard: wake, reset: wakeAll })
  const pruning = setInterval(() => {
    pruneEvents(database, new Date(clock.now() - keptMs)).catch((error: unknown) => {
      logger.warn({ err: error }, 'old events could not be removed')
    })
  }, pruneEveryMs)
  pruning.unref()

  async function startOf(
    tenantId: string,
    resume: string | undefined,
  ): Promise<{ after: number; lost: boolean }> {
    const last = await lastEventId(database, tenantId)
    if (resume === undefined) return { after: last, lost: false }
    const after = /^\d{1,15}$/.test(resume) ? Number(resume) : Number.NaN
    if (!(after <= last)) return { after: last, lost: true }
    if (after === last) return { after, lost: false }
    const oldest = await oldestEventId(database, tenantId)
    return oldest !== null && oldest <= after + 1
      ? { after, lost: false }
      : { after: last, lost: true }
  }

  function resetEvent(id: number): InlaykitEvent {
    return {
      id: String(id),
      type: 'reset',
      at: new Date(clock.now()).toISOString(),
      connectionId: null,
      scenarioId: null,
      executionId: null,
      status: null,
    }
  }

  async function* stream(tenantId: string, resume: string | undefined, signal: AbortSignal) {
    const ended = AbortSignal.any([signal, closing.signal])
    let woken = false
    let wakeUp: () => void = () => undefined
    const waker = () => {
      woken = true
      wakeUp()
    }
    const set = wakers.get(tenantId) ?? new Set()
    wakers.set(tenantId, set)
    set.add(waker)
    ended.addEventListener('abort', waker)
    try {
      const { after, lost } = await startOf(tenantId, resume)
      let last = after
      if (lost) yield resetEvent(last)
      while (!ended.aborted) {
        woken = false
        const news = await eventsAfter(database, tenantId, last, batch)
        if (news === null) {
          last = await lastEventId(database, tenantId)
          yield resetEvent(last)
          continue
        }
        for (const event of news) {
          last = Number(event.id)
          yield event
          if (ended.aborted) return
        }
        if (news.length === batch || woken || ended.aborted) continue
        await new Promise<void>((resolve) => {
          wakeUp = resolve
          if (woken) resolve()
        })
      }
    } finally {
      ended.removeEventListener('abort', waker)
      set.delete(waker)
      if (set.size === 0 && wakers.get(tenantId) === set) wakers.delete(tenantId)
    }
  }

  return {
    transact: (tenantId, work) =>
      database.transaction(async (tx) => {
        const { result, news } = await work(tx)
        if (news.length === 0) return result
        await appendEvents(tx, tenantId, news, new Date(clock.now()))
        await notifications.publish(tx, topic, tenantId)
        return result
      }),
    subscribe: stream,
    hear: (subscriber) => notifications.subscribe(topic, subscriber),
    watchedTenants: () => [...wakers.keys()],
    close: async () => {
      closing.abort()
      clearInterval(pruning)
      stopHearing()
    },
  }
}
