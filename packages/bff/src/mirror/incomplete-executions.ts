import type { Clock } from '../core/clock.js'
import { isDomainError } from '../core/errors.js'
import type { EventHub } from '../events/hub.js'
import type { MakeCall } from '../make/port/call.js'
import type { Database } from '../store/database.js'
import {
  listIncompleteExecutionIds,
  putIncompleteExecutions,
  removeIncompleteExecutions,
} from './incomplete-execution-rows.js'
import { MirrorRecords } from './mirror-records.js'
import type { MirroredConnection } from './mirrored-connection.js'
import { OwnWrites } from './own-writes.js'
import { ReadOnce } from './read-once.js'
import { findPartState, putPartState } from './state.js'

/** Reads what runs left into the mirror, scenario by scenario; never their data. */
export class IncompleteExecutionMirror {
  readonly #records: MirrorRecords
  readonly #clock: Clock
  readonly #once = new ReadOnce()
  readonly #ownWrites: OwnWrites

  constructor(parts: { database: Database; hub: EventHub; clock: Clock }) {
    this.#records = new MirrorRecords(parts)
    this.#clock = parts.clock
    this.#ownWrites = new OwnWrites('incomplete-execution', {
      records: this.#records,
      clock: parts.clock,
    })
  }

  /** Reads all that runs of a scenario left. What we dealt with since it was begun stays away. */
  refresh(connection: MirroredConnection, scenarioId: string, call: MakeCall): Promise<void> {
    const part = `incomplete:${scenarioId}` as const
    return this.#once.run(connection, part, call, async (signal) => {
      const begun = this.#clock.now()
      const list = await connection.api.incompleteExecutions.list(scenarioId, { ...call, signal })
      await this.#records.record(
        connection,
        async (scope) => {
          const known = await findPartState(scope, part)
          // A read that was begun later was faster: it knows more.
          if (known !== null && known.asOf.getTime() > begun) return []
          const written = await this.#ownWrites.since(scope, connection, begun)
          const told = new Set(list.map(({ id }) => id))
          const gone = (await listIncompleteExecutionIds(scope, scenarioId)).filter(
            (id) => !told.has(id),
          )
          const changed = await putIncompleteExecutions(
            scope,
            list.filter(({ id }) => !written.has(id)),
          )
          await removeIncompleteExecutions(scope, gone)
          await putPartState(scope, part, { asOf: new Date(begun), next: null, complete: true })
          const isNews = known !== null && (changed || gone.length > 0)
          return isNews ? [changeOf(connection, scenarioId)] : []
        },
        { alone: true },
      )
    })
  }

  /** Reads one. One that Make no longer has leaves the mirror before the problem is passed on. */
  async read(
    connection: MirroredConnection,
    place: { readonly id: string; readonly scenarioId: string },
    call: MakeCall,
  ): Promise<void> {
    const begun = this.#clock.now()
    const { id, scenarioId } = place
    try {
      const item = await connection.api.incompleteExecutions.get(id, call)
      await this.#records.record(
        connection,
        async (scope) => {
          const written = await this.#ownWrites.since(scope, connection, begun)
          if (written.has(id)) return []
          const changed = await putIncompleteExecutions(scope, [item])
          return changed ? [changeOf(connection, scenarioId)] : []
        },
        { alone: true },
      )
    } catch (error) {
      if (isDomainError(error, 'not-found')) await this.remove(connection, place)
      throw error
    }
  }

  /** Takes one out of the mirror: it was dealt with. */
  async remove(
    connection: MirroredConnection,
    { id, scenarioId }: { readonly id: string; readonly scenarioId: string },
  ): Promise<void> {
    await this.#ownWrites.record(connection, id, async (scope) => {
      const removed = await removeIncompleteExecutions(scope, [id])
      return removed ? [changeOf(connection, scenarioId)] : []
    })
  }

  /** Ends when nothing is read any more. */
  idle(): Promise<void> {
    return this.#once.idle()
  }
}

function changeOf({ connectionId }: MirroredConnection, scenarioId: string) {
  return { type: 'incomplete-execution.changed' as const, connectionId, scenarioId }
}
