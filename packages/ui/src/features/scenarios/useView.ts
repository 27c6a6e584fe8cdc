import { useControlled } from '../../parts/useControlled.js'
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
  const { onColumnsChange, onDensityChange } = props
  const [columns, setColumns] = useControlled(
    props.columns,
    props.defaultColumns ?? scenarioColumns,
  )
  const [density, setDensity] = useControlled<RootSettings['density'] | undefined>(
    props.density,
    props.defaultDensity,
  )
  const mayColumns = props.columns === undefined || onColumnsChange !== undefined
  const mayDensity = props.density === undefined || onDensityChange !== undefined
  return {
    columns,
    setColumns: mayColumns
      ? (next) => {
          setColumns(next)
          onColumnsChange?.(next)
        }
      : undefined,
    density: density ?? settings.density,
    setDensity: mayDensity
      ? (next) => {
          setDensity(next)
          onDensityChange?.(next)
        }
      : undefined,
  }
}
