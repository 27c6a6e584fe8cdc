import type {
  CreateScenarioInput,
  Execution,
  Scenario,
  ScenarioSort,
  ScenarioStatus,
  Schedule,
} from '@inlaykit/shared'
import type { ReactNode } from 'react'
import type { MenuItem } from '../../parts/Menu.js'
import type { SelectedIdsReason } from '../../parts/useChecked.js'
import type { WidgetProps } from '../../parts/WidgetRoot.js'

/** A column of the list; the name comes before them and the actions after. */
export type ScenarioColumn = 'status' | 'schedule' | 'lastRun' | 'nextRun' | 'operations'

/** Something that can be done with a row; `create` makes a new one. */
export type ScenarioActionName =
  | 'run'
  | 'run-with-input'
  | 'set-active'
  | 'schedule'
  | 'duplicate'
  | 'move'
  | 'open-in-make'
  | 'delete'
  | 'create'

/** Something that can be done with several rows at once. */
export type ScenarioBulkActionName = 'activate' | 'deactivate' | 'run' | 'move' | 'delete'

/** What narrows the list and orders it. */
export interface ScenarioFilters {
  readonly search: string
  /** `null`: all. */
  readonly status: ScenarioStatus | null
  /** The id of a folder; `null`: all. */
  readonly folder: string | null
  readonly sort: ScenarioSort
}

/** What changed the filters. `clear`: the button of an empty result. */
export type ScenarioFiltersReason = 'search' | 'status' | 'folder' | 'sort' | 'clear'

/** What a person is about to do. */
export type ScenarioAction =
  | {
      readonly type: 'run'
      readonly scenario: Scenario
      /** What they entered; `undefined`: run without input. */
      readonly input: Readonly<Record<string, unknown>> | undefined
    }
  | { readonly type: 'activate' | 'deactivate'; readonly scenario: Scenario }
  | { readonly type: 'delete'; readonly scenario: Scenario }
  | {
      readonly type: 'create'
      /** There is none yet. */
      readonly scenario: null
      /** What was entered, with the blueprint. */
      readonly input: CreateScenarioInput
    }
  | {
      readonly type: 'schedule'
      readonly scenario: Scenario
      /** When it is to start from now on. */
      readonly schedule: Schedule
    }
  | {
      readonly type: 'duplicate'
      readonly scenario: Scenario
      /** What the copy is called. */
      readonly name: string
    }
  | {
      readonly type: 'move'
      readonly scenario: Scenario
      /** Where it goes; `null`: into no folder. */
      readonly folderId: string | null
    }

/** How it came out. */
export type ScenarioActionResult =
  | {
      readonly outcome: 'done'
      /** As it is now: the new one after `create` and `duplicate`; after `delete` as it was. */
      readonly scenario: Scenario
      /** The run that was started. */
      readonly execution?: Execution
    }
  | { readonly outcome: 'failed'; readonly error: Error }

/** Parts of the list that a host can put in or replace. */
export interface ScenarioListSlots {
  /** After the search and filters. */
  readonly toolbarEnd?: ReactNode
  /** In place of what is shown when there are no scenarios at all. */
  readonly empty?: ReactNode
  /** In place of what is shown when the tenant is not connected to Make. */
  readonly notConnected?: ReactNode
  /** Beneath the name, in place of the apps. */
  readonly detail?: (scenario: Scenario) => ReactNode
  /** Before the actions of a row. */
  readonly rowEnd?: (scenario: Scenario) => ReactNode
  /** Further lines of a row's menu. */
  readonly menuItems?: (scenario: Scenario) => readonly MenuItem[]
}

/** What {@link ScenarioList} takes. */
export interface ScenarioListProps extends WidgetProps {
  /** The chosen scenario, held by the host; `null`: none. */
  selectedId?: string | null | undefined
  /** The scenario chosen at first, when the list holds it itself. */
  defaultSelectedId?: string | null | undefined
  /** A person chose a scenario, or (`null`) chose it away. Without this and the two above, rows can't be chosen. */
  onSelect?:
    | ((scenario: Scenario | null, details: { readonly reason: 'select' | 'deselect' }) => void)
    | undefined
  /**
   * Shows the chosen scenario in a panel: its schedule with the next runs, its last runs, steps and inputs. Rows can then be
   * chosen without any of the above, and a `selectedId` of yours opens the panel at once. Default: `false`.
   */
  detail?: boolean | undefined
  /**
   * With `detail`: somebody wants to see the runs of the scenario, or (`execution`) one of its last runs. Show them an
   * `ExecutionTimeline`. Without this the panel's last runs can only be looked at.
   */
  onOpenRuns?:
    | ((scenario: Scenario, details: { readonly execution: Execution | null }) => void)
    | undefined
  /** The rows selected for something to be done with all of them, held by the host. */
  selectedIds?: readonly string[] | undefined
  /** The rows selected at first, when the list holds them itself. */
  defaultSelectedIds?: readonly string[] | undefined
  onSelectedIdsChange?:
    | ((ids: readonly string[], details: { readonly reason: SelectedIdsReason }) => void)
    | undefined
  /**
   * What can be done with several rows at once: everything by default. Rows have no boxes to select them by where it is empty,
   * or the viewer may do none of it and no `onSelectedIdsChange` listens.
   */
  bulkActions?: readonly ScenarioBulkActionName[] | undefined
  /** Search, filters and order, held by the host. */
  filters?: ScenarioFilters | undefined
  /** Search, filters and order at first, when the list holds them itself. */
  defaultFilters?: Partial<ScenarioFilters> | undefined
  onFiltersChange?:
    | ((filters: ScenarioFilters, details: { readonly reason: ScenarioFiltersReason }) => void)
    | undefined
  /** Before an action; `false`, or a promise of it, vetoes. */
  onBeforeAction?:
    | ((action: ScenarioAction) => boolean | void | Promise<boolean | void>)
    | undefined
  /** After an action that was not vetoed. */
  onAfterAction?: ((action: ScenarioAction, result: ScenarioActionResult) => void) | undefined
  /** Which columns there are, where the widget is wide enough, held by the host. People choose them with `onColumnsChange` alone. */
  columns?: readonly ScenarioColumn[] | undefined
  /** Which columns there are at first, when the list holds them itself; all by default. */
  defaultColumns?: readonly ScenarioColumn[] | undefined
  onColumnsChange?: ((columns: readonly ScenarioColumn[]) => void) | undefined
  /** How low the rows are, held by the host. People choose it with `onDensityChange` alone. */
  density?: 'comfortable' | 'compact' | undefined
  /** How low the rows are at first, when the list holds it itself; as the provider has it by default. */
  defaultDensity?: 'comfortable' | 'compact' | undefined
  onDensityChange?: ((density: 'comfortable' | 'compact') => void) | undefined
  /** What can be done with a row; everything by default. */
  actions?: readonly ScenarioActionName[] | undefined
  /** Rows that are read at once, 1 to 100; 50 by default. */
  pageSize?: number | undefined
  slots?: ScenarioListSlots | undefined
}

/** All columns, in their order. */
export const scenarioColumns: readonly ScenarioColumn[] = [
  'status',
  'schedule',
  'lastRun',
  'nextRun',
  'operations',
]

/** All actions. */
export const scenarioActions: readonly ScenarioActionName[] = [
  'run',
  'run-with-input',
  'set-active',
  'schedule',
  'duplicate',
  'move',
  'open-in-make',
  'delete',
  'create',
]

/** Everything that can be done with several rows. */
export const scenarioBulkActions: readonly ScenarioBulkActionName[] = [
  'activate',
  'deactivate',
  'run',
  'move',
  'delete',
]
