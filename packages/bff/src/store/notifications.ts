import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Queries } from './database.js'
import { channel, NotificationLine, type LineParts } from './notification-line.js'

/** Whoever wants to hear of a topic. Both methods must be quick and must not throw: they run where the news arrives. */
export interface Subscriber {
  /** Something was committed, here or on another instance. The same news may come twice. */
  heard(tenantId: string, payload: string): void
  /**
   * News may have been missed: whatever was learnt by this topic may be stale, for every tenant. Comes after each time the
   * others could not be heard, and each second where they can't be heard at all; never while the database is down, since
   * nothing is known then.
   */
  reset(): void
}

/**
 * News between the parts of all instances: a change of data tells of itself within its own transaction, and whoever
 * keeps something in memory hears of it after the commit. Heard here at once and in order, elsewhere by LISTEN.
 */
export interface Notifications {
  /**
   * Tells `payload` about a tenant once `tx` is committed; nothing is told when it is rolled back. Subscribers of this
   * process have heard it before `Database.transaction` resolves, so that a write is never followed by a stale read here.
   * @param tx the transaction that makes the change, or the database's own handle for a change that is already made
   * @param topic names what it is about, for example `events`; each topic belongs to one component
   * @param payload ids, never secrets or rows
   * @throws RangeError when all of it is longer than Postgres carries (8000 bytes)
   */
  publish(tx: Queries, topic: string, tenantId: string, payload?: string): Promise<void>
  /**
   * Hears a topic from now on.
   * @returns ends it
   */
  subscribe(topic: string, subscriber: Subscriber): () => void
  /** Whether the other instances are heard now; always so on the embedded database, which has one process. */
  isListening(): boolean
  close(): Promise<void>
}

/** What one NOTIFY carries at most, in bytes. */
const mostBytes = 7999

/** Starts listening to the other instances, or polling where that is not possible. */
export async function createNotifications(parts: LineParts): Promise<Notifications> {
  const { database, logger } = parts
  const self = randomBytes(9).toString('base64url')
  const topics = new Map<string, Set<Subscriber>>()

  const tell = (topic: string, tenantId: string, payload: string) => {
    for (const subscriber of topics.get(topic) ?? []) subscriber.heard(tenantId, payload)
  }
  const resetAll = () => {
    for (const subscribers of topics.values()) {
      for (const subscriber of subscribers) subscriber.reset()
    }
  }

  const line = new NotificationLine(parts, {
    self,
    heard: ([from, topic, tenantId, payload]) => {
      // Our own news was heard at the commit.
      if (from !== self) tell(topic, tenantId, payload)
    },
    missed: resetAll,
  })
  if (database.kind === 'postgres') await line.open()

  return {
    publish: async (tx, topic, tenantId, payload = '') => {
      const message = JSON.stringify([self, topic, tenantId, payload])
      if (Buffer.byteLength(message) > mostBytes) {
        throw new RangeError(`News of ${topic} is longer than ${mostBytes} bytes.`)
      }
      database.afterCommit(tx, () => tell(topic, tenantId, payload))
      if (database.kind !== 'postgres') return
      await tx.execute(sql`select pg_notify(${channel}, ${message})`)
    },
    subscribe: (topic, subscriber) => {
      const subscribers = topics.get(topic) ?? new Set()
      topics.set(topic, subscribers.add(subscriber))
      return () => subscribers.delete(subscriber)
    },
    isListening: () => database.kind !== 'postgres' || line.isOpen,
    close: async () => {
      topics.clear()
      await line.close()
      logger.debug({}, 'news of other instances is no longer heard')
    },
  }
}
