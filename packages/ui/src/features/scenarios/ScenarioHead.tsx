/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare table elements, and rows are placed by the virtualizer. */
import type { Scenario, ScenarioSort } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/I18nProvider.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { Icon } from '../../parts/Icon.js'
import { downIcon, upIcon } from '../../parts/icons.js'
import { VisuallyHidden } from '../../parts/VisuallyHidden.js'
import { CheckAll } from './CheckCell.js'
import { columnTitles } from './column-titles.js'
import { useScenarioListContext } from './list-context.js'
import type { ScenarioColumn } from './props.js'
import { columnSortOf } from './sorting.js'

/** The heads of the columns; those that can be sorted by are buttons. */
export function ScenarioHead(props: {
  columns: readonly ScenarioColumn[]
  scenarios: readonly Scenario[]
  sort: ScenarioSort
  onSort: (sort: ScenarioSort) => void
}): ReactNode {
  const { columns, scenarios, sort, onSort } = props
  const { canCheck } = useScenarioListContext()
  const t = useMessages(scenarioMessages)
  return (
    <div role="rowgroup" className="ik-scenario-head">
      <div role="row" className="ik-scenario-row" aria-rowindex={1}>
        {canCheck && <CheckAll scenarios={scenarios} />}
        {(['name', ...columns] as const).map((column) => {
          const sorted = columnSortOf(column, sort)
          const title = t(columnTitles[column])
          return (
            <div
              key={column}
              role="columnheader"
              className="ik-scenario-cell"
              data-column={column}
              aria-sort={sorted && (sorted.direction ?? 'none')}
            >
              {sorted === undefined ? (
                <span className="ik-scenario-head-text">{title}</span>
              ) : (
                <button
                  type="button"
                  className="ik-text-button ik-scenario-head-text"
                  data-direction={sorted.direction}
                  onClick={() => onSort(sorted.next)}
                >
                  {title}
                  <Icon path={sorted.direction === 'descending' ? downIcon : upIcon} />
                </button>
              )}
            </div>
          )
        })}
        <div role="columnheader" className="ik-scenario-cell" data-column="actions">
          <VisuallyHidden>{t('scenarioList.columnActions')}</VisuallyHidden>
        </div>
      </div>
    </div>
  )
}
