import type { Page, ScenarioBlueprint, ScenarioVersion, Viewer } from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { unsupported } from '../../core/errors.js'
import { callFor } from '../../make/port/call.js'
import type { ScenarioService } from './service.js'

interface BlueprintParts {
  readonly scenarios: ScenarioService
  readonly clock: Clock
}

/** Scenarios as they are built. Blueprints may hold what people typed into them, so none is kept here. */
export class BlueprintService {
  readonly #parts: BlueprintParts

  constructor(parts: BlueprintParts) {
    this.#parts = parts
  }

  /** The blueprint of a scenario, read from Make for whoever asks. */
  async get(
    viewer: Viewer,
    connectionId: string | undefined,
    scenarioId: string,
    signal: AbortSignal,
  ): Promise<ScenarioBlueprint> {
    const { scenarios } = this.#parts
    const { connection } = await scenarios.requireScenario(viewer, connectionId, scenarioId, signal)
    return { blueprint: await connection.api.blueprints.get(scenarioId, callFor(viewer, signal)) }
  }

  /** The versions of a scenario's blueprint, the newest first, read from Make for whoever asks. */
  async versions(
    viewer: Viewer,
    connectionId: string | undefined,
    scenarioId: string,
    signal: AbortSignal,
  ): Promise<Page<ScenarioVersion>> {
    const { scenarios, clock } = this.#parts
    const { connection } = await scenarios.requireScenario(viewer, connectionId, scenarioId, signal)
    if (!connection.api.capabilities.scenarioVersions) {
      throw unsupported('A list of the versions of a scenario')
    }
    const asOf = new Date(clock.now()).toISOString()
    const told = await connection.api.blueprints.versions(scenarioId, callFor(viewer, signal))
    const items = told.toSorted((a, b) => b.version - a.version)
    return { items, nextCursor: null, asOf, total: items.length }
  }
}
