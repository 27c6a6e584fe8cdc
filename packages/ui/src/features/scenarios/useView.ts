import { useMemo } from 'react'
import { useControlled } from '../../parts/useControlled.js'
import { useEventCallback } from '../../parts/useEventCallback.js'
import { useRootSettings, type RootSettings } from '../../provider/root-context.js'
import { scenarioColumns, type ScenarioColumn, type ScenarioListProps } from './props.js'

/** How much of each scenario is shown, and how a person changes it. */
export interface ScenarioView {
  readonly columns: readonly ScenarioColumn[]
  /** `undefined`: they are the host's, who does not listen. */
  readonly setColumns: ((columns: readonly ScenarioColumn[]) => void) | undefined
  readonly density: RootSettings['density']
  /** `undefined`: it is the host's, who does not listen. */
  readonly setDensity: ((density: RootSettings['density']) => void) | undefined
}

/** Columns and density: held by the host or by the list. The density is the provider's until somebody chooses. */
export function useView(
  props: Pick<
    ScenarioListProps,
    | 'columns'
    | 'defaultColumns'
    | 'onColumnsChange'
    | 'density'
    | 'defaultDensity'
    | 'onDensityChange'
  >,
): ScenarioView {
  const settings = useRootSettings()
  const [columns, setColumns] = useControlled(
    props.columns,
    props.defaultColumns ?? scenarioColumns,
  )
  const [chosen, setDensity] = useControlled<RootSettings['density'] | undefined>(
    props.density,
    props.defaultDensity,
  )
  const density = chosen ?? settings.density
  const mayColumns = props.columns === undefined || props.onColumnsChange !== undefined
  const mayDensity = props.density === undefined || props.onDensityChange !== undefined
  const changeColumns = useEventCallback((next: readonly ScenarioColumn[]) => {
    setColumns(next)
    props.onColumnsChange?.(next)
  })
  const changeDensity = useEventCallback((next: RootSettings['density']) => {
    setDensity(next)
    props.onDensityChange?.(next)
  })
  return useMemo(
    () => ({
      columns,
      setColumns: mayColumns ? changeColumns : undefined,
      density,
      setDensity: mayDensity ? changeDensity : undefined,
    }),
    [changeColumns, changeDensity, columns, density, mayColumns, mayDensity],
  )
}
