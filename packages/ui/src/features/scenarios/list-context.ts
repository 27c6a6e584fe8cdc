import type { Scenario } from '@inlaykit/shared'
import { createContext, useContext } from 'react'
import type { ScenarioActionName, ScenarioColumn, ScenarioListSlots } from './props.js'
import type { ScenarioAccess } from './useScenarioAccess.js'
import type { ScenarioActions } from './useScenarioActions.js'

/** What the rows of a list share. */
export interface ScenarioListContextValue {
  readonly columns: readonly ScenarioColumn[]
  readonly offered: readonly ScenarioActionName[]
  readonly access: ScenarioAccess
  readonly actions: ScenarioActions
  readonly slots: ScenarioListSlots
  readonly selectedId: string | null
  /** `undefined`: rows can't be chosen. */
  readonly select: ((scenario: Scenario) => void) | undefined
  readonly openRunDialog: (scenario: Scenario) => void
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
