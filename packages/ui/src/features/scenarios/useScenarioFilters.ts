import { useControlled } from '../../parts/useControlled.js'
import type { ScenarioFilters, ScenarioFiltersReason, ScenarioListProps } from './props.js'

const noFilters: ScenarioFilters = { search: '', status: null, folder: null, sort: 'name' }

/** The filters in use, and how they are changed. */
export interface FiltersControl {
  readonly filters: ScenarioFilters
  readonly change: (patch: Partial<ScenarioFilters>, reason: ScenarioFiltersReason) => void
  /** Whether anything is left out. */
  readonly isNarrowed: boolean
  readonly clear: () => void
}

/** Search, filters and order: held by the host or by the list. */
export function useScenarioFilters(
  props: Pick<ScenarioListProps, 'filters' | 'defaultFilters' | 'onFiltersChange'>,
): FiltersControl {
  const [filters, setFilters] = useControlled(props.filters, {
    ...noFilters,
    ...props.defaultFilters,
  })
  const change: FiltersControl['change'] = (patch, reason) => {
    const next = { ...filters, ...patch }
    setFilters(next)
    props.onFiltersChange?.(next, { reason })
  }
  return {
    filters,
    change,
    isNarrowed: filters.search.trim() !== '' || filters.status !== null || filters.folder !== null,
    clear: () => change({ search: '', status: null, folder: null }, 'clear'),
  }
}
