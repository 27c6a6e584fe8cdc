import type {
  CreatedScenario,
  CreateScenarioInput,
  DuplicateScenarioInput,
  ScenarioWarning,
  Viewer,
} from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { isDomainError, needsTeam, unsupported } from '../../core/errors.js'
import { callFor, type MakeCall } from '../../make/port/call.js'
import type { MadeScenario } from '../../make/port/scenarios.js'
import { toScenarioDetail } from '../../mirror/scenario-mapping.js'
import { describeChanges } from '../../mirror/scenario-news.js'
import { addScenario } from '../../mirror/scenario-writes.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { ConnectionService, OpenConnection } from '../connections/index.js'
import { requireSchedule } from './schedules.js'
import type { ScenarioService } from './service.js'
import { requireFolder, updateScenario, type Means } from './update-scenario.js'

interface NewScenarioParts {
  readonly connections: ConnectionService
  readonly scenarios: ScenarioService
  readonly synchronizer: Synchronizer
  readonly clock: Clock
}

/** Make's longest name of a scenario, in characters. */
const longestName = 120

/** What a copy is called; a name that is too long with its mark is cut between two characters. */
function nameCopy(name: string): string {
  const mark = ' (copy)'
  let kept = ''
  for (const character of name) {
    if (kept.length + character.length + mark.length > longestName) break
    kept += character
  }
  return kept + mark
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
    if (!capabilities.scenarioCreate) throw needsTeam()
    if (input.priority !== undefined && !capabilities.scenarioPriority) {
      throw unsupported('A priority of a scenario')
    }
    if (input.folderId !== undefined && !capabilities.scenarioFolder) {
      throw unsupported('Creating a scenario in a folder')
    }
    api.blueprints.check(input.blueprint)
    if (input.folderId !== undefined) await requireFolder(input.folderId, means)
    return this.#make(means, () => api.scenarios.create(input, means.call))
  }

  /** Makes a copy of a scenario, switched off; what Make refuses once it is there is told as a warning. */
  async duplicate(
    viewer: Viewer,
    connectionId: string | undefined,
    scenarioId: string,
    input: DuplicateScenarioInput,
    signal: AbortSignal,
  ): Promise<CreatedScenario> {
    const { scenarios } = this.#parts
    const { connection, row } = await scenarios.requireScenario(
      viewer,
      connectionId,
      scenarioId,
      signal,
    )
    const { api } = connection
    if (!api.capabilities.scenarioDuplicate) throw needsTeam()
    const means = this.#means(connection, callFor(viewer, signal))
    const name = input.name ?? nameCopy(row.row.name)
    const copy = await this.#make(means, () =>
      api.scenarios.duplicate(scenarioId, name, means.call),
    )
    if (!row.row.folderId || copy.folderId || api.capabilities.scenarioFolder) return copy
    const message =
      'The copy is in no folder: this connection can’t put a scenario into one. Move it in Make.'
    return { ...copy, warnings: [...(copy.warnings ?? []), { path: 'folderId', message }] }
  }

  /** Makes a scenario. One that may have come to be, though no answer says so, is looked for in the list. */
  async #send(
    { connection, call }: Means,
    make: () => Promise<MadeScenario>,
  ): Promise<MadeScenario> {
    const { synchronizer } = this.#parts
    try {
      return await make()
    } catch (error) {
      const mayBeThere =
        call.signal?.aborted ||
        isDomainError(error, 'upstream-timeout') ||
        isDomainError(error, 'upstream-unavailable')
      if (mayBeThere) {
        synchronizer.inBackground(connection, 'scenarios', () =>
          synchronizer.refreshScenarios(connection, { priority: 'live' }),
        )
      }
      throw error
    }
  }

  /** Has a scenario made, mirrors it at once, and then asks for the rest. */
  async #make(means: Means, make: () => Promise<MadeScenario>): Promise<CreatedScenario> {
    const { synchronizer } = this.#parts
    const { connection } = means
    const { scenario, left } = await this.#send(means, make)
    await synchronizer.recordWrite(connection, scenario.id, async (scope) => {
      await addScenario(scope, scenario)
      return describeChanges(connection, [scenario.id], [])
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
