import { notFound } from '../core/errors.js'
import type { EventHub } from '../events/hub.js'
import type { NewEvent } from '../events/log.js'
import type { Database } from '../store/database.js'
import { holdConnection, type ConnectionScope } from '../store/scope.js'
import type { MirroredConnection } from './mirrored-connection.js'

/** What is mirrored of connections, written with the events that tell of it in one transaction. */
export class MirrorRecords {
  readonly #database: Database
  readonly #hub: EventHub

  constructor(parts: { database: Database; hub: EventHub }) {
    this.#database = parts.database
    this.#hub = parts.hub
  }

  /** The connection's rows, outside any transaction. */
  scope(connection: MirroredConnection): ConnectionScope {
    return {
      db: this.#database.db,
      tenantId: connection.tenantId,
      connectionId: connection.connectionId,
    }
  }

  /**
   * Runs `work` on the connection's rows in a transaction, and tells the events that it returns.
   * @param options `alone`: writers that replace whole lists take turns, on all instances
   * @throws `not-found` when the connection has been removed, or means something else, in the meantime
   */
  async write<T>(
    connection: MirroredConnection,
    work: (scope: ConnectionScope) => Promise<{ result: T; news: readonly NewEvent[] }>,
    options: { alone?: boolean } = {},
  ): Promise<T> {
    return this.#hub.transact(connection.tenantId, async (tx) => {
      const scope = { ...this.scope(connection), db: tx }
      const held = await holdConnection(
        scope,
        connection.target,
        options.alone ? 'no key update' : 'key share',
      )
      if (!held) throw notFound('connection')
      return work(scope)
    })
  }

  /** The same for work that has no result. */
  async record(
    connection: MirroredConnection,
    work: (scope: ConnectionScope) => Promise<readonly NewEvent[]>,
    options: { alone?: boolean } = {},
  ): Promise<void> {
    await this.write(
      connection,
      async (scope) => ({ result: undefined, news: await work(scope) }),
      options,
    )
  }
}
