import type {
  CreatedScenario,
  CreateScenarioInput,
  ScenarioWarning,
  Viewer,
} from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { isDomainError, unsupported } from '../../core/errors.js'
import { callFor, type MakeCall } from '../../make/port/call.js'
import type { MadeScenario, NewScenario } from '../../make/port/scenarios.js'
import { toScenarioDetail } from '../../mirror/scenario-mapping.js'
import { describeChanges } from '../../mirror/scenario-news.js'
import { addScenario } from '../../mirror/scenario-writes.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { ConnectionService, OpenConnection } from '../connections/index.js'
import { requireBlueprint } from './blueprint-input.js'
import { requireSchedule } from './schedules.js'
import type { ScenarioService } from './service.js'
import { requireFolder, updateScenario, type Means } from './update-scenario.js'

interface NewScenarioParts {
  readonly connections: ConnectionService
  readonly scenarios: ScenarioService
  readonly synchronizer: Synchronizer
  readonly clock: Clock
}

/** Scenarios that come to be through us. */
export class NewScenarioService {
  readonly #parts: NewScenarioParts

  constructor(parts: NewScenarioParts) {
    this.#parts = parts
  }

  #means(connection: OpenConnection, call: MakeCall): Means {
    const { scenarios, synchronizer } = this.#parts
    const ensureFolders = () => scenarios.ensureFolders(connection, call)
    return { connection, synchronizer, call, ensureFolders }
  }

  /**
   * Creates a scenario from a blueprint. All that can be refused is, before anything is asked of Make; what Make refuses
   * once the scenario is there is told as a warning.
   */
  async create(
    viewer: Viewer,
    connectionId: string | undefined,
    input: CreateScenarioInput,
    signal: AbortSignal,
  ): Promise<CreatedScenario> {
    const { connections, clock } = this.#parts
    if (input.schedule) requireSchedule(input.schedule, clock.now(), 'UTC')
    const connection = await connections.open(viewer, connectionId)
    const means = this.#means(connection, callFor(viewer, signal))
    const { api } = connection
    const { capabilities } = api
    if (!capabilities.scenarioCreate) throw unsupported('Creating scenarios without a team')
    if (input.priority !== undefined && !capabilities.scenarioPriority) {
      throw unsupported('A priority of a scenario')
    }
    if (input.folderId !== undefined && !capabilities.scenarioFolder) {
      throw unsupported('Creating a scenario in a folder')
    }
    requireBlueprint(api, input.blueprint)
    if (input.folderId !== undefined) await requireFolder(input.folderId, means)
    return this.#make(() => this.#send(input, means), means)
  }

  /** Sends what creates a scenario. One that may have come to be, though no answer says so, is looked for in the list. */
  async #send(input: NewScenario, { connection, call }: Means): Promise<MadeScenario> {
    const { synchronizer } = this.#parts
    try {
      return await connection.api.scenarios.create(input, call)
    } catch (error) {
      if (
        isDomainError(error, 'upstream-timeout') ||
        isDomainError(error, 'upstream-unavailable')
      ) {
        synchronizer.inBackground(connection, 'scenarios', () =>
          synchronizer.refreshScenarios(connection, { priority: 'live' }),
        )
      }
      throw error
    }
  }

  /** Has a scenario made, mirrors it at once, and then asks for the rest. */
  async #make(make: () => Promise<MadeScenario>, means: Means): Promise<CreatedScenario> {
    const { synchronizer } = this.#parts
    const { connection } = means
    const { scenario, left } = await make()
    synchronizer.noteWrite(connection, scenario.id)
    await synchronizer.write(connection, async (scope) => {
      await addScenario(scope, scenario)
      return { result: undefined, news: describeChanges(connection, [scenario.id], []) }
    })
    const warnings = await this.#finish(scenario.id, left, means)
    const row = await synchronizer.findScenario(connection, scenario.id)
    return {
      ...(row ? toScenarioDetail(row) : scenario),
      ...(warnings.length > 0 && { warnings }),
    }
  }

  /** Asks for what a new scenario still lacks, each part alone: one that is refused hinders no other. */
  async #finish(
    scenarioId: string,
    left: MadeScenario['left'],
    means: Means,
  ): Promise<ScenarioWarning[]> {
    const warnings: ScenarioWarning[] = []
    for (const [part, value] of Object.entries(left)) {
      try {
        await updateScenario(scenarioId, { [part]: value }, means)
      } catch (error) {
        if (!isDomainError(error)) throw error
        warnings.push({
          path: `body.${part}`,
          message: `The scenario was created without it. ${error.message} Set it by PATCH /scenarios/${scenarioId}.`,
        })
      }
    }
    return warnings
  }
}
