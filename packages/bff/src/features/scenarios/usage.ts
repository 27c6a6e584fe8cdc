import type { Page, ScenarioUsage, Viewer } from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { unsupported } from '../../core/errors.js'
import { callFor } from '../../make/port/call.js'
import type { ScenarioService } from './service.js'

interface UsageParts {
  readonly scenarios: ScenarioService
  readonly clock: Clock
}

/** What scenarios use. */
export class UsageService {
  readonly #parts: UsageParts

  constructor(parts: UsageParts) {
    this.#parts = parts
  }

  /** What a scenario used on each of the last 30 days, read from Make for whoever asks. */
  async ofScenario(
    viewer: Viewer,
    connectionId: string | undefined,
    scenarioId: string,
    signal: AbortSignal,
  ): Promise<Page<ScenarioUsage>> {
    const { scenarios, clock } = this.#parts
    const { connection } = await scenarios.requireScenario(viewer, connectionId, scenarioId, signal)
    if (!connection.api.capabilities.scenarioUsage) throw unsupported('The usage of a scenario')
    const asOf = new Date(clock.now()).toISOString()
    const items = await connection.api.scenarios.usage(scenarioId, callFor(viewer, signal))
    return { items: [...items], nextCursor: null, asOf, total: items.length }
  }
}
