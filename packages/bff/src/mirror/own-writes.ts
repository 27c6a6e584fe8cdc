import { randomUUID } from 'node:crypto'
import { and, eq, gte, lt, ne } from 'drizzle-orm'
import type { Clock } from '../core/clock.js'
import { inParts } from '../core/parts.js'
import type { NewEvent } from '../events/log.js'
import { ofConnection, type ConnectionScope } from '../store/scope.js'
import { mirrorOwnWrites } from '../store/tables.js'
import type { MirrorRecords } from './mirror-records.js'
import { keyOf, type MirroredConnection } from './mirrored-connection.js'

/** So long a write is remembered, in ms: longer than any reading takes that it may have overtaken. */
const rememberedMs = 120_000
/** The clocks of two instances may differ by so much. */
const skewMs = 5000

/** What a write of ours was done to. */
export type WrittenKind = 'scenario' | 'webhook' | 'incomplete-execution'

/**
 * What was written by us, with the time of the write: what was read before must not undo it. Writes of this instance are
 * known at once, those of others by the store. A reading that is mirrored holds the connection alone, as a write does, so
 * that each sees the other or comes after it.
 */
export class OwnWrites {
  readonly #kind: WrittenKind
  readonly #records: MirrorRecords
  readonly #clock: Clock
  readonly #instance = randomUUID()
  readonly #writes = new Map<string, number>()

  constructor(kind: WrittenKind, parts: { records: MirrorRecords; clock: Clock }) {
    this.#kind = kind
    this.#records = parts.records
    this.#clock = parts.clock
  }

  /**
   * Mirrors a write of ours to `id`, and tells the events that `work` answers.
   * @throws `not-found` as {@link MirrorRecords.write} does
   */
  async record(
    connection: MirroredConnection,
    id: string,
    work: (scope: ConnectionScope) => Promise<readonly NewEvent[]>,
  ): Promise<void> {
    this.#note(connection, id)
    await this.#records.record(
      connection,
      async (scope) => {
        await this.#tell(scope, [id])
        return work(scope)
      },
      { alone: true },
    )
  }

  /**
   * Notes that all of these were written by us just now.
   * @param scope of the transaction that mirrors it and holds the connection alone
   */
  async note(
    scope: ConnectionScope,
    connection: MirroredConnection,
    ids: readonly string[],
  ): Promise<void> {
    for (const id of ids) this.#note(connection, id)
    for (const part of inParts(ids)) await this.#tell(scope, part)
  }

  #note(connection: MirroredConnection, id: string): void {
    const now = this.#clock.now()
    for (const [key, at] of this.#writes) if (now - at > rememberedMs) this.#writes.delete(key)
    this.#writes.set(keyOf(connection, id), now)
  }

  /** Tells other instances, in the transaction that mirrors the write. */
  async #tell(scope: ConnectionScope, ids: readonly string[]): Promise<void> {
    const { db, tenantId, connectionId } = scope
    const now = this.#clock.now()
    const old = lt(mirrorOwnWrites.at, new Date(now - rememberedMs))
    await db.delete(mirrorOwnWrites).where(ofConnection(scope, mirrorOwnWrites, old))
    const write = { instance: this.#instance, at: new Date(now) }
    await db
      .insert(mirrorOwnWrites)
      .values(ids.map((id) => ({ tenantId, connectionId, kind: this.#kind, id, ...write })))
      .onConflictDoUpdate({
        target: [
          mirrorOwnWrites.tenantId,
          mirrorOwnWrites.connectionId,
          mirrorOwnWrites.kind,
          mirrorOwnWrites.id,
        ],
        set: write,
      })
  }

  /** Whether this instance has written `id` since, in ms since the epoch. */
  isWrittenHereSince(connection: MirroredConnection, id: string, since: number): boolean {
    const at = this.#writes.get(keyOf(connection, id))
    return at !== undefined && at >= since
  }

  /**
   * What was written since, here or by another instance: by its id until when, in ms since the epoch, a reading that was
   * begun may not know of it.
   * @param scope of a transaction that holds the connection alone
   * @param since in ms since the epoch, by the clock of this instance
   */
  async since(
    scope: ConnectionScope,
    connection: MirroredConnection,
    since: number,
  ): Promise<ReadonlyMap<string, number>> {
    const prefix = keyOf(connection, '')
    const written = new Map<string, number>(
      [...this.#writes].flatMap(([key, at]) =>
        at >= since && key.startsWith(prefix) ? [[key.slice(prefix.length), at] as const] : [],
      ),
    )
    const others = await scope.db
      .select({ id: mirrorOwnWrites.id, at: mirrorOwnWrites.at })
      .from(mirrorOwnWrites)
      .where(
        ofConnection(
          scope,
          mirrorOwnWrites,
          and(
            eq(mirrorOwnWrites.kind, this.#kind),
            ne(mirrorOwnWrites.instance, this.#instance),
            gte(mirrorOwnWrites.at, new Date(since - skewMs)),
          ),
        ),
      )
    for (const { id, at } of others) written.set(id, at.getTime() + skewMs)
    return written
  }
}
