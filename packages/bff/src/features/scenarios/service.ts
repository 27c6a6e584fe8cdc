import type {
  Execution,
  Folder,
  ListScenariosQuery,
  Page,
  RunScenarioInput,
  Scenario,
  ScenarioDetail,
  ScenarioInput,
  Viewer,
} from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { invalidInput, isDomainError, notFound } from '../../core/errors.js'
import {
  findExecutionRow,
  putExecutions,
  retryMeansOf,
  toExecution,
} from '../../mirror/executions.js'
import { listMirroredFolders } from '../../mirror/folders.js'
import { keepRunInput, type RunInput } from '../../mirror/run-inputs.js'
import type { RunTracker } from '../../mirror/run-tracker.js'
import { listMirroredScenarios } from '../../mirror/scenario-list.js'
import { toScenarioDetail, withDetail, type ScenarioRow } from '../../mirror/scenario-mapping.js'
import { findScenarioRow } from '../../mirror/scenarios.js'
import { findPartState, type MirrorPart, type PartState } from '../../mirror/state.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { Watcher } from '../../mirror/watcher.js'
import { askBriefly } from '../../make/port/ask-briefly.js'
import { callFor, type MakeCall } from '../../make/port/call.js'
import { TenantMemo } from '../../store/tenant-memo.js'
import type { Vault } from '../../vault/vault.js'
import type { ConnectionService, OpenConnection } from '../connections/index.js'
import { runInputFaults } from './run-input.js'

/** A list older than this is read again behind the answer. */
const listAgeMs = 20_000
/** One scenario older than this is read again before the answer. */
const detailAgeMs = 15_000
/** So long the inputs of a scenario are waited for before a run, in ms: then Make decides. */
export const inputsWaitMs = 3000
/** An id that the mirror doesn't know is looked for upstream only when the list is older than this. */
const unknownAgeMs = 5000
/** How old a list is is asked of the store so often at most, as long as it is not old. */
const listedMs = 5000

interface ScenarioParts {
  readonly connections: ConnectionService
  readonly synchronizer: Synchronizer
  readonly tracker: RunTracker
  readonly watcher: Watcher
  readonly vault: Vault
  readonly clock: Clock
  /** Where Make may tell that a run of the scenario has ended; `undefined`: nowhere. */
  readonly noticeAddress: (connection: OpenConnection, scenarioId: string) => string | undefined
  /** How long a run is waited for, in ms: less than a request may take, so that the answer still gets through. */
  readonly waitMs: number
}

/** Scenarios and their folders: what a viewer may see of them and do with them. */
export class ScenarioService {
  readonly #parts: ScenarioParts
  /** How far the lists of connections were read. */
  readonly #listed: TenantMemo<PartState>

  constructor(parts: ScenarioParts) {
    this.#parts = parts
    this.#listed = new TenantMemo(parts.clock, listedMs)
  }

  /** Something of a tenant has changed: what is remembered of it holds no longer. */
  forget(tenantId: string): void {
    this.#listed.forget(tenantId)
  }

  /** Lets go of all that is remembered. */
  clear(): void {
    this.#listed.clear()
  }

  #age(asOf: Date): number {
    return this.#parts.clock.now() - asOf.getTime()
  }

  /** Sees to it that the part was read once, and has it read again behind the answer when it is old; answers its time. */
  async #ensure(
    connection: OpenConnection,
    part: MirrorPart & ('scenarios' | 'folders'),
    call: MakeCall,
  ): Promise<Date | null> {
    const { synchronizer, watcher } = this.#parts
    watcher.looked(connection)
    const refresh = (by: MakeCall) =>
      part === 'scenarios'
        ? synchronizer.refreshScenarios(connection, by)
        : synchronizer.refreshFolders(connection, by)
    const scope = synchronizer.scope(connection)
    const state = await findPartState(scope, part)
    if (state === null) {
      await refresh(call)
      return (await findPartState(scope, part))?.asOf ?? null
    }
    if (this.#age(state.asOf) > listAgeMs) {
      synchronizer.inBackground(connection, part, () => refresh({ priority: 'live' }))
    }
    return state.asOf
  }

  /** Sees to it that the connection's scenarios are mirrored; answers the time of the list. */
  ensureListed(connection: OpenConnection, call: MakeCall): Promise<Date | null> {
    return this.#ensure(connection, 'scenarios', call)
  }

  /** Sees to it that the connection's folders are mirrored. */
  ensureFolders(connection: OpenConnection, call: MakeCall): Promise<Date | null> {
    return this.#ensure(connection, 'folders', call)
  }

  /** A page of the tenant's scenarios, from the mirror. */
  async list(
    viewer: Viewer,
    query: ListScenariosQuery,
    signal: AbortSignal,
  ): Promise<Page<Scenario>> {
    const { connections, synchronizer, watcher } = this.#parts
    const connection = await connections.open(viewer, query.connection)
    const asOf = await this.#ensure(connection, 'scenarios', callFor(viewer, signal))
    const { stale, ...page } = await listMirroredScenarios(synchronizer.scope(connection), query)
    if (stale.length > 0) {
      synchronizer.inBackground(connection, 'histories', () =>
        watcher.readHistories(connection, stale.length),
      )
    }
    return { ...page, asOf: asOf?.toISOString() ?? null }
  }

  /** The tenant's folders, from the mirror. */
  async listFolders(
    viewer: Viewer,
    connectionId: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<Folder>> {
    const { connections, synchronizer } = this.#parts
    const connection = await connections.open(viewer, connectionId)
    const asOf = await this.#ensure(connection, 'folders', callFor(viewer, signal))
    const items = await listMirroredFolders(synchronizer.scope(connection))
    return { items, nextCursor: null, asOf: asOf?.toISOString() ?? null, total: items.length }
  }

  /** Sees to it that the connection's scenarios were mirrored not long ago, without a look into the store each time. */
  async #ensureListed(connection: OpenConnection, call: MakeCall): Promise<void> {
    const { synchronizer, watcher } = this.#parts
    const { tenantId, connectionId } = connection
    const state = await this.#listed.find(tenantId, connectionId, () =>
      findPartState(synchronizer.scope(connection), 'scenarios'),
    )
    if (state !== null && this.#age(state.asOf) <= listAgeMs) {
      watcher.looked(connection)
      return
    }
    this.#listed.drop(tenantId, connectionId)
    await this.#ensure(connection, 'scenarios', call)
  }

  /**
   * Opens the connection and makes sure that the scenario is one of its own. The mirror decides, so that an id of another
   * team or tenant never reaches the upstream, whatever the credential could see there.
   */
  async requireScenario(
    viewer: Viewer,
    connectionId: string | undefined,
    scenarioId: string,
    signal: AbortSignal,
  ): Promise<{ connection: OpenConnection; row: ScenarioRow }> {
    const { connections, synchronizer } = this.#parts
    const connection = await connections.open(viewer, connectionId)
    const call = callFor(viewer, signal)
    await this.#ensureListed(connection, call)
    const row = await synchronizer.findScenario(connection, scenarioId)
    if (row) return { connection, row }
    const asOf = await this.#ensure(connection, 'scenarios', call)
    if (asOf !== null && this.#age(asOf) > unknownAgeMs) {
      await synchronizer.refreshScenarios(connection, call)
      const found = await synchronizer.findScenario(connection, scenarioId)
      if (found) return { connection, row: found }
    }
    throw notFound('scenario')
  }

  /** One scenario, read again when it is old; while the upstream fails, as it was last read. */
  async get(
    viewer: Viewer,
    connectionId: string | undefined,
    scenarioId: string,
    signal: AbortSignal,
  ): Promise<ScenarioDetail> {
    const { connection, row } = await this.requireScenario(viewer, connectionId, scenarioId, signal)
    return this.#detail(connection, row, callFor(viewer, signal))
  }

  /** @param row the scenario as it is mirrored now */
  async #detail(
    connection: OpenConnection,
    row: ScenarioRow,
    call: MakeCall,
  ): Promise<ScenarioDetail> {
    if (row.detailAsOf && this.#age(row.detailAsOf) <= detailAgeMs) return toScenarioDetail(row)
    const { synchronizer } = this.#parts
    try {
      const reading = await synchronizer.readScenario(connection, row.id, call)
      if (reading) return toScenarioDetail(withDetail(row, reading.detail, reading.asOf))
    } catch (error) {
      if (call.signal?.aborted || !isDomainError(error) || error.problem === 'not-found')
        throw error
    }
    const known = await synchronizer.findSettledScenario(connection, row.id)
    if (!known) throw notFound('scenario')
    return toScenarioDetail(known)
  }

  /**
   * Starts a run of a scenario that is one of the connection's own, and mirrors it as running.
   * @param input nothing is sent when absent
   * @returns its id, and when it has ended
   */
  async startRun(
    connection: OpenConnection,
    scenarioId: string,
    input: RunInput | undefined,
    call: MakeCall,
  ): Promise<{ executionId: string; ended: Promise<void> }> {
    const { synchronizer, tracker, vault, clock, noticeAddress } = this.#parts
    const { api } = connection
    const callbackUrl = noticeAddress(connection, scenarioId)
    const { executionId } = await api.scenarios.run(scenarioId, input, call, callbackUrl)
    const now = new Date(clock.now())
    const run = {
      id: executionId,
      scenarioId,
      status: 'running',
      trigger: 'manual',
      startedAt: now.toISOString(),
    } as const
    await synchronizer.write(connection, async (scope) => {
      const news = await putExecutions(scope, [run], now)
      // What the upstream can run again by itself needs no copy of ours.
      if (api.executions.retry === null) await keepRunInput(scope, vault, executionId, input)
      return { result: undefined, news }
    })
    return { executionId, ended: tracker.track(connection, executionId, scenarioId) }
  }

  /**
   * Starts a run and answers it; with `wait`, once it has ended or the request's time is nearly over.
   * @throws DomainError `validation` for an input that the scenario declares otherwise, where Make tells what it takes
   */
  async run(
    viewer: Viewer,
    connectionId: string | undefined,
    scenarioId: string,
    body: RunScenarioInput,
    signal: AbortSignal,
  ): Promise<Execution> {
    const { synchronizer, clock, waitMs } = this.#parts
    const { connection, row: scenarioRow } = await this.requireScenario(
      viewer,
      connectionId,
      scenarioId,
      signal,
    )
    const call = callFor(viewer, signal)
    if (connection.api.capabilities.scenarioInputs) {
      await this.#requireRunInput(connection, scenarioRow, body.input, call)
    }
    const { executionId, ended } = await this.startRun(connection, scenarioId, body.input, call)
    if (body.wait) {
      // What could not be followed to its end is answered as far as it is known.
      await Promise.race([
        ended.catch(() => undefined),
        clock.sleep(waitMs, signal).catch(() => undefined),
      ])
    }
    const scope = synchronizer.scope(connection)
    const row = await findExecutionRow(scope, executionId)
    const scenario = await findScenarioRow(scope, scenarioId)
    if (!row) throw notFound('execution')
    return {
      ...toExecution(row, retryMeansOf(connection.api)),
      scenarioName: scenario?.row.name ?? null,
    }
  }

  /**
   * Refuses an input that the scenario can't take. Nothing is refused by what Make may have told otherwise since: then it is
   * asked again. While Make tells nothing, it decides itself.
   */
  async #requireRunInput(
    connection: OpenConnection,
    row: ScenarioRow,
    input: RunInput | undefined,
    call: MakeCall,
  ): Promise<void> {
    const known = row.detail?.inputs ?? null
    if (known !== null && runInputFaults(known, input).length === 0) return
    const inputs = await this.#readInputs(connection, row.id, call)
    const faults = runInputFaults(inputs ?? [], input)
    if (faults.length > 0) throw invalidInput(faults)
  }

  /** What runs of a scenario are asked for, kept behind the answer; `null`: Make doesn't tell, or not soon enough. */
  async #readInputs(
    connection: OpenConnection,
    scenarioId: string,
    call: MakeCall,
  ): Promise<ScenarioInput[] | null> {
    const { synchronizer, clock } = this.#parts
    const inputs = await askBriefly(call, { clock, ms: inputsWaitMs }, (briefly) =>
      connection.api.scenarios.inputs(scenarioId, briefly),
    )
    if (inputs !== null) {
      synchronizer.inBackground(connection, 'inputs of a scenario', () =>
        synchronizer.keepScenarioInputs(connection, scenarioId, inputs),
      )
    }
    return inputs
  }

  /** A scenario that was just changed, as it now is. */
  async afterChange(
    connection: OpenConnection,
    scenarioId: string,
    call: MakeCall,
  ): Promise<ScenarioDetail> {
    const row = await this.#parts.synchronizer.findScenario(connection, scenarioId)
    if (!row) throw notFound('scenario')
    return this.#detail(connection, row, call)
  }
}
