import type { ScenarioBlueprint, Viewer } from '@inlaykit/shared'
import { callFor } from '../../make/port/call.js'
import type { ScenarioService } from './service.js'

interface BlueprintParts {
  readonly scenarios: ScenarioService
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
}
