import type {
  CreateScenarioInput,
  Folder,
  Scenario,
  ScenarioDetail,
  ScenarioInput,
  ScenarioUsage,
  UpdateScenarioInput,
} from '@inlaykit/shared'
import type { MakeCall } from './call.js'

/** A page of an upstream list; `next` continues it, `null` on the last page. */
export interface MakePage<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** A scenario as an upstream list tells it. */
export type MakeScenario = Omit<Scenario, 'lastRunStatus' | 'lastExecutionId'>

/** One scenario, whole, as the upstream tells it. */
export type MakeScenarioDetail = Omit<ScenarioDetail, 'lastRunStatus' | 'lastExecutionId'>

/** What is to be changed of a scenario: see `UpdateScenarioInput`. */
export type ScenarioChanges = Readonly<UpdateScenarioInput>

/** What is to be created: see `CreateScenarioInput`. */
export type NewScenario = Readonly<CreateScenarioInput>

/** A scenario that is there now, as far as its making tells of it, and what of it is still to be asked for by `update`. */
export interface MadeScenario {
  readonly scenario: MakeScenarioDetail
  readonly left: Readonly<Pick<UpdateScenarioInput, 'description' | 'schedule' | 'active'>>
}

/** The scenarios of a connection's team or organisation. */
export interface MakeScenarios {
  /** One page in the upstream's own order; `next` of the page before continues it. */
  list(page: { next: string | null }, call: MakeCall): Promise<MakePage<MakeScenario>>
  /** One scenario with its modules. */
  get(scenarioId: string, call: MakeCall): Promise<MakeScenarioDetail>
  /** What runs of a scenario are asked for, by one request; `null`: not told. Only where `capabilities.scenarioInputs`. */
  inputs(scenarioId: string, call: MakeCall): Promise<ScenarioInput[] | null>
  /**
   * Starts a run and answers its id. Never sent twice.
   * @param callbackUrl where the upstream is to tell that it has ended; only where `executions.toldId`
   */
  run(
    scenarioId: string,
    input: Readonly<Record<string, unknown>> | undefined,
    call: MakeCall,
    callbackUrl?: string,
  ): Promise<{ executionId: string }>
  /**
   * Creates a scenario, by one write that is not sent again when it may have been done; only where `capabilities.scenarioCreate`.
   * @throws DomainError before anything is written: `unsupported` for what the dialect doesn't have, `validation` for what is no blueprint
   */
  create(input: NewScenario, call: MakeCall): Promise<MadeScenario>
  /**
   * Makes a copy of a scenario, switched off, by one write that is not sent again when it may have been done; only where
   * `capabilities.scenarioDuplicate`.
   * @throws DomainError `unsupported` where the upstream doesn't tell the blueprint that it needs
   */
  duplicate(scenarioId: string, name: string, call: MakeCall): Promise<MadeScenario>
  /**
   * Changes what is named of the scenario; what the upstream needs several requests for may be done in part when it rejects.
   * @throws DomainError `unsupported` for what the dialect doesn't have, before anything is done
   */
  update(scenarioId: string, changes: ScenarioChanges, call: MakeCall): Promise<void>
  activate(scenarioId: string, call: MakeCall): Promise<void>
  deactivate(scenarioId: string, call: MakeCall): Promise<void>
  /**
   * Deletes the scenario with its runs, for good.
   * @throws DomainError `not-found` where there is none, as when it was deleted before
   */
  delete(scenarioId: string, call: MakeCall): Promise<void>
  /** What the scenario used on each of the last 30 days; only where `capabilities.scenarioUsage`. */
  usage(scenarioId: string, call: MakeCall): Promise<readonly ScenarioUsage[]>
}

/** The folders of a connection's team. */
export interface MakeFolders {
  /** All of them; only where `capabilities.folderNames`, else they are gathered from the scenarios. */
  list(call: MakeCall): Promise<readonly Folder[]>
  /** Creates one, by a write that is not sent again when it may have been done. Only where `capabilities.folderChanges`, as the rest. */
  create(name: string, call: MakeCall): Promise<Folder>
  /** @throws DomainError `not-found` where there is none */
  rename(folderId: string, name: string, call: MakeCall): Promise<Folder>
  /**
   * Deletes a folder; its scenarios stay, in none.
   * @throws DomainError `not-found` where there is none, as when it was deleted before
   */
  delete(folderId: string, call: MakeCall): Promise<void>
}
