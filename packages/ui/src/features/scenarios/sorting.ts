import type { ScenarioSort } from '@inlaykit/shared'
import type { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import type { ScenarioColumn } from './props.js'

type TextKey = keyof typeof scenarioMessages

/** Every order with its text, the useful direction of each first. */
export const sortTexts: readonly (readonly [ScenarioSort, TextKey])[] = [
  ['name', 'scenarioList.sortName'],
  ['-name', 'scenarioList.sortNameDescending'],
  ['-lastRunAt', 'scenarioList.sortLastRun'],
  ['lastRunAt', 'scenarioList.sortLastRunAscending'],
  ['nextRunAt', 'scenarioList.sortNextRun'],
  ['-nextRunAt', 'scenarioList.sortNextRunDescending'],
  ['-operations', 'scenarioList.sortOperations'],
  ['operations', 'scenarioList.sortOperationsAscending'],
]

const firstSorts: Readonly<Partial<Record<ScenarioColumn | 'name', ScenarioSort>>> = {
  name: 'name',
  lastRun: '-lastRunAt',
  nextRun: 'nextRunAt',
  operations: '-operations',
}

/** How a column stands in an order: which way it is sorted, and the order that a press on its head asks for. */
export interface ColumnSort {
  readonly direction: 'ascending' | 'descending' | undefined
  readonly next: ScenarioSort
}

/** See {@link ColumnSort}; `undefined` for a column that nothing can be sorted by. */
export function columnSortOf(
  column: ScenarioColumn | 'name',
  sort: ScenarioSort,
): ColumnSort | undefined {
  const first = firstSorts[column]
  if (first === undefined) return undefined
  const field = first.replace('-', '')
  if (sort.replace('-', '') !== field) return { direction: undefined, next: first }
  const isDescending = sort.startsWith('-')
  return {
    direction: isDescending ? 'descending' : 'ascending',
    next: (isDescending ? field : `-${field}`) as ScenarioSort,
  }
}
