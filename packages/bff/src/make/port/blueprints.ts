import type { Blueprint, ScenarioVersion } from '@inlaykit/shared'
import type { MakeCall } from './call.js'

/** Scenarios as they are built. A blueprint is in the dialect's own words: nobody above the port looks into it. */
export interface MakeBlueprints {
  /**
   * Refuses what is no blueprint of the dialect; nothing is asked of the upstream.
   * @throws DomainError `validation` with each fault below `body.blueprint`; `unsupported` for one of the other dialect
   */
  check(blueprint: Blueprint): void
  /**
   * The blueprint of a scenario.
   * @throws DomainError `unsupported` where the upstream doesn't tell it
   */
  get(scenarioId: string, call: MakeCall): Promise<Blueprint>
  /** The versions that there are, in any order; only where `capabilities.scenarioVersions`. */
  versions(scenarioId: string, call: MakeCall): Promise<readonly ScenarioVersion[]>
}
