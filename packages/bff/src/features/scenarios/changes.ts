import type { ScenarioDetail, UpdateScenarioInput, Viewer } from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { isDomainError } from '../../core/errors.js'
import { InTurn } from '../../core/in-turn.js'
import { callFor } from '../../make/port/call.js'
import { keyOf } from '../../mirror/mirrored-connection.js'
import { describeChanges } from '../../mirror/scenario-news.js'
import { removeScenario, setScenarioStatus } from '../../mirror/scenario-writes.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { ConnectionService } from '../connections/index.js'
import { requireSchedule } from './schedules.js'
import type { ScenarioService } from './service.js'
import { updateScenario } from './update-scenario.js'

interface ScenarioChangeParts {
  readonly connections: ConnectionService
  readonly scenarios: ScenarioService
  readonly synchronizer: Synchronizer
  readonly clock: Clock
}

/** What becomes of scenarios through us. */
export class ScenarioChangeService {
  readonly #parts: ScenarioChangeParts
  /** Where a change is a read and a write of the whole, another one between them would be undone. */
  readonly #turns = new InTurn()

  constructor(parts: ScenarioChangeParts) {
    this.#parts = parts
  }

  /** Deletes the scenario, for good: at Make, and at once in every list of ours. */
  async delete(
    viewer: Viewer,
    connectionId: string | undefined,
    scenarioId: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { scenarios, synchronizer } = this.#parts
    const { connection } = await scenarios.requireScenario(viewer, connectionId, scenarioId, signal)
    try {
      await connection.api.scenarios.delete(scenarioId, callFor(viewer, signal))
    } catch (error) {
      // What was deleted by a request whose answer was lost, or by somebody else, is as it was asked for.
      if (!isDomainError(error, 'not-found')) throw error
    }
    await synchronizer.recordWrite(connection, scenarioId, async (scope) => {
      await removeScenario(scope, scenarioId)
      return describeChanges(connection, [], [scenarioId])
    })
  }

  /**
   * Changes what is named of the scenario, and answers it as it now is. Changes of one scenario that come to this instance
   * take turns.
   */
  async update(
    viewer: Viewer,
    connectionId: string | undefined,
    scenarioId: string,
    changes: UpdateScenarioInput,
    signal: AbortSignal,
  ): Promise<ScenarioDetail> {
    const { connections, scenarios, synchronizer, clock } = this.#parts
    if (changes.schedule) requireSchedule(changes.schedule, clock.now(), 'UTC')
    if (changes.blueprint) {
      // What is no blueprint is refused before anything is asked of Make.
      const { api } = await connections.open(viewer, connectionId)
      api.blueprints.check(changes.blueprint)
    }
    const { connection } = await scenarios.requireScenario(viewer, connectionId, scenarioId, signal)
    const call = callFor(viewer, signal)
    const means = {
      connection,
      synchronizer,
      call,
      ensureFolders: () => scenarios.ensureFolders(connection, call),
    }
    await this.#turns.run(keyOf(connection, scenarioId), signal, () =>
      updateScenario(scenarioId, changes, means),
    )
    return scenarios.afterChange(connection, scenarioId, call)
  }

  /** Switches the scenario on or off, and answers it as it now is. */
  async setActive(
    viewer: Viewer,
    connectionId: string | undefined,
    scenarioId: string,
    active: boolean,
    signal: AbortSignal,
  ): Promise<ScenarioDetail> {
    const { scenarios, synchronizer } = this.#parts
    const { connection } = await scenarios.requireScenario(viewer, connectionId, scenarioId, signal)
    const call = callFor(viewer, signal)
    if (active) await connection.api.scenarios.activate(scenarioId, call)
    else await connection.api.scenarios.deactivate(scenarioId, call)
    await synchronizer.recordWrite(connection, scenarioId, async (scope) => {
      await setScenarioStatus(scope, scenarioId, active ? 'active' : 'inactive')
      return [{ type: 'scenario.changed', connectionId: connection.connectionId, scenarioId }]
    })
    return scenarios.afterChange(connection, scenarioId, call)
  }
}
