import type { Scenario } from '@inlaykit/shared'
import { createContext, useContext } from 'react'
import type { RefObject } from 'react'
import type {
  ScenarioActionName,
  ScenarioBulkActionName,
  ScenarioColumn,
  ScenarioListProps,
  ScenarioListSlots,
} from './props.js'
import type { Checked } from '../../parts/useChecked.js'
import type { ScenarioAccess } from './useScenarioAccess.js'
import type { ScenarioActions } from './useScenarioActions.js'
import type { ScenarioView } from './useView.js'

/** A dialog that a line of a row's menu opens. */
export type RowDialogKind = 'schedule' | 'duplicate' | 'move' | 'delete'

/** A dialog of the list, and what it is about. */
export type AskedDialog =
  | { readonly kind: 'view' | 'create' }
  | { readonly kind: 'run' | RowDialogKind; readonly scenario: Scenario }

/** What the parts of a list share. All rows are rendered again when it changes. */
export interface ScenarioListContextValue {
  readonly columns: readonly ScenarioColumn[]
  readonly view: ScenarioView
  readonly offered: readonly ScenarioActionName[]
  readonly access: ScenarioAccess
  readonly actions: ScenarioActions
  readonly slots: ScenarioListSlots
  readonly selectedId: string | null
  /** `undefined`: rows can't be chosen. */
  readonly select: ((scenario: Scenario) => void) | undefined
  readonly bulkActions: readonly ScenarioBulkActionName[]
  readonly checked: Checked
  /** Whether rows have boxes to select them by. */
  readonly canCheck: boolean
  readonly openDialog: (asked: AskedDialog) => void
  readonly onOpenRuns: ScenarioListProps['onOpenRuns']
  /** The box with the rows: where the focus goes when the row that had it is gone. */
  readonly scroller: RefObject<HTMLDivElement | null>
}

/** Carries the {@link ScenarioListContextValue}. */
export const ScenarioListContext = createContext<ScenarioListContextValue | null>(null)

/**
 * What the list around a row gives.
 * @throws {Error} outside a `ScenarioList`
 */
export function useScenarioListContext(): ScenarioListContextValue {
  const value = useContext(ScenarioListContext)
  if (value === null) throw new Error('This part belongs into a ScenarioList.')
  return value
}
