import type { Clock } from '../core/clock.js'
import type { Logger } from '../core/logger.js'
import type { EventHub } from '../events/hub.js'
import type { Database } from '../store/database.js'
import { createInBackground, type InBackground } from './in-background.js'
import { ListReader } from './list-reader.js'
import { MirrorRecords } from './mirror-records.js'
import type { MirroredConnection } from './mirrored-connection.js'
import { OwnWrites } from './own-writes.js'
import { ReadOnce } from './read-once.js'
import { RunReader } from './run-reader.js'
import { ScenarioReader } from './scenario-reader.js'

/**
 * Reads the upstream into the mirror, each part once at a time however many ask. What is read is told to the tenant's
 * streams in the same transaction.
 */
export class Synchronizer {
  readonly #records: MirrorRecords
  readonly #once = new ReadOnce()
  readonly #ownWrites: OwnWrites
  readonly #inBackground: InBackground
  readonly #lists: ListReader
  readonly #scenarios: ScenarioReader
  readonly #runs: RunReader

  constructor(parts: { database: Database; hub: EventHub; clock: Clock; logger: Logger }) {
    const { clock } = parts
    const records = new MirrorRecords(parts)
    const ownWrites = new OwnWrites('scenario', { records, clock })
    const inBackground = createInBackground(parts.logger)
    const once = this.#once
    this.#records = records
    this.#ownWrites = ownWrites
    this.#inBackground = inBackground
    this.#lists = new ListReader({ records, once, ownWrites, clock })
    this.#scenarios = new ScenarioReader({ records, ownWrites, inBackground, clock })
    this.#runs = new RunReader({ records, once, clock })
  }

  /** See {@link MirrorRecords.scope}. */
  scope: MirrorRecords['scope'] = (connection) => this.#records.scope(connection)

  /** See {@link MirrorRecords.write}. */
  write: MirrorRecords['write'] = (connection, work, options) =>
    this.#records.write(connection, work, options)

  /** Mirrors a write of ours to a scenario: see {@link OwnWrites.record}. */
  recordWrite: OwnWrites['record'] = (connection, scenarioId, work) =>
    this.#ownWrites.record(connection, scenarioId, work)

  /** Notes writes of ours to scenarios: see {@link OwnWrites.note}. */
  noteWrites: OwnWrites['note'] = (scope, connection, scenarioIds) =>
    this.#ownWrites.note(scope, connection, scenarioIds)

  /** See {@link ListReader.refreshScenarios}. */
  refreshScenarios: ListReader['refreshScenarios'] = (connection, call) =>
    this.#lists.refreshScenarios(connection, call)

  /** See {@link ListReader.refreshFolders}. */
  refreshFolders: ListReader['refreshFolders'] = (connection, call) =>
    this.#lists.refreshFolders(connection, call)

  /** See {@link ListReader.refreshMembers}. */
  refreshMembers: ListReader['refreshMembers'] = (connection, call) =>
    this.#lists.refreshMembers(connection, call)

  /** See {@link ScenarioReader.find}. */
  findScenario: ScenarioReader['find'] = (connection, scenarioId) =>
    this.#scenarios.find(connection, scenarioId)

  /** See {@link ScenarioReader.findSettled}. */
  findSettledScenario: ScenarioReader['findSettled'] = (connection, scenarioId) =>
    this.#scenarios.findSettled(connection, scenarioId)

  /** See {@link ScenarioReader.read}. */
  readScenario: ScenarioReader['read'] = (connection, scenarioId, call) =>
    this.#scenarios.read(connection, scenarioId, call)

  /** See {@link ScenarioReader.keepInputs}. */
  keepScenarioInputs: ScenarioReader['keepInputs'] = (connection, scenarioId, inputs) =>
    this.#scenarios.keepInputs(connection, scenarioId, inputs)

  /** See {@link RunReader.refreshRuns}. */
  refreshRuns: RunReader['refreshRuns'] = (connection, scenarioId, call) =>
    this.#runs.refreshRuns(connection, scenarioId, call)

  /** See {@link RunReader.readOlderRuns}. */
  readOlderRuns: RunReader['readOlderRuns'] = (connection, scenarioId, call) =>
    this.#runs.readOlderRuns(connection, scenarioId, call)

  /** See {@link RunReader.refreshExecution}. */
  refreshExecution: RunReader['refreshExecution'] = (connection, executionId, scenarioId, call) =>
    this.#runs.refreshExecution(connection, executionId, scenarioId, call)

  /** See {@link RunReader.forgetExecution}. */
  forgetExecution: RunReader['forgetExecution'] = (connection, executionId) =>
    this.#runs.forgetExecution(connection, executionId)

  /** Runs `work` in the background; a failure is no more than a log line, since what is mirrored stays. */
  inBackground(connection: MirroredConnection, what: string, work: () => Promise<unknown>): void {
    void this.#inBackground(connection, what, work)
  }

  /** Ends when nothing is read any more, and all that was read is mirrored. */
  async idle(): Promise<void> {
    await this.#once.idle()
    await this.#scenarios.idle()
  }
}
