import type { Clock } from '../core/clock.js'
import { isDomainError } from '../core/errors.js'
import type { MakeCall } from '../make/port/call.js'
import type { MakeScenarioDetail } from '../make/port/scenarios.js'
import type { InBackground } from './in-background.js'
import type { MirrorRecords } from './mirror-records.js'
import { keyOf, type MirroredConnection } from './mirrored-connection.js'
import type { OwnWrites } from './own-writes.js'
import type { ScenarioRow } from './scenario-mapping.js'
import { describeChanges } from './scenario-news.js'
import { ScenarioRows } from './scenario-rows.js'
import {
  putScenarioInputs,
  putScenarioReadings,
  removeScenario,
  type ScenarioReading,
} from './scenario-writes.js'
import { WriteBehind } from './write-behind.js'

/** Reads scenarios one by one. */
export class ScenarioReader {
  readonly #records: MirrorRecords
  readonly #ownWrites: OwnWrites
  readonly #clock: Clock
  readonly #rows = new ScenarioRows()
  readonly #readings: WriteBehind<MirroredConnection, ScenarioReading>

  constructor(parts: {
    records: MirrorRecords
    ownWrites: OwnWrites
    inBackground: InBackground
    clock: Clock
  }) {
    this.#records = parts.records
    this.#ownWrites = parts.ownWrites
    this.#clock = parts.clock
    this.#readings = new WriteBehind((connection, readings) => {
      const newest = new Map(readings.map((reading) => [reading.detail.id, reading]))
      return parts.inBackground(connection, 'scenarios that were read', () =>
        this.#keep(connection, [...newest.values()]),
      )
    })
  }

  /** A mirrored scenario; who asks at once is answered by one look into the store. */
  find(connection: MirroredConnection, scenarioId: string): Promise<ScenarioRow | null> {
    return this.#rows.find(this.#records.scope(connection), scenarioId)
  }

  /** A mirrored scenario with all that was read of it until now, for whoever can't read it again. */
  async findSettled(
    connection: MirroredConnection,
    scenarioId: string,
  ): Promise<ScenarioRow | null> {
    await this.#readings.flush(keyOf(connection, ''))
    return this.find(connection, scenarioId)
  }

  /**
   * Reads one scenario. It is answered before it is mirrored: that is done behind the answer, many at once. A scenario that
   * the upstream no longer has leaves the mirror before the problem is passed on.
   * @returns `null` when a write of ours has overtaken the reading: what is mirrored is newer
   */
  async read(
    connection: MirroredConnection,
    scenarioId: string,
    call: MakeCall,
  ): Promise<ScenarioReading | null> {
    const begun = this.#clock.now()
    let detail: MakeScenarioDetail
    try {
      // Equal reads are one request at the gateway.
      detail = await connection.api.scenarios.get(scenarioId, call)
    } catch (error) {
      if (isDomainError(error, 'not-found')) {
        await this.#records.record(connection, async (scope) => {
          await removeScenario(scope, scenarioId)
          return describeChanges(connection, [], [scenarioId])
        })
      }
      throw error
    }
    if (this.#ownWrites.isWrittenHereSince(connection, scenarioId, begun)) return null
    const reading = { detail, asOf: new Date(begun) }
    this.#readings.add(keyOf(connection, ''), connection, reading)
    return reading
  }

  /** Mirrors what was read one by one. */
  async #keep(connection: MirroredConnection, readings: readonly ScenarioReading[]): Promise<void> {
    await this.#records.record(
      connection,
      async (scope) => {
        const oldest = Math.min(...readings.map(({ asOf }) => asOf.getTime()))
        const written = await this.#ownWrites.since(scope, connection, oldest)
        // What was read before a write of ours would undo it in the mirror.
        const kept = readings.filter(
          ({ detail, asOf }) => (written.get(detail.id) ?? -Infinity) < asOf.getTime(),
        )
        return describeChanges(connection, await putScenarioReadings(scope, kept), [])
      },
      { alone: true },
    )
  }

  /** Mirrors what runs of a scenario are asked for, read of it alone. Lists don't show it, so nobody is told. */
  async keepInputs(
    connection: MirroredConnection,
    scenarioId: string,
    inputs: MakeScenarioDetail['inputs'],
  ): Promise<void> {
    await this.#records.record(connection, async (scope) => {
      await putScenarioInputs(scope, scenarioId, inputs)
      return []
    })
  }

  /** Ends when all that was read is mirrored. */
  idle(): Promise<void> {
    return this.#readings.idle()
  }
}
