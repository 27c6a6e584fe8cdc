/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Hosts dress bare table elements; the boxes are for the keyboard. */
import type { ReactNode } from 'react'
import type { Scenario } from '@inlaykit/shared'
import { ignore } from '../../client/arrive.js'
import { useMessages } from '../../i18n/I18nProvider.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { RowCheckbox } from '../../parts/RowCheckbox.js'
import { useScenarioListContext } from './list-context.js'

/** The cell with the box that selects all loaded rows, or none. */
export function CheckAll({ scenarios }: { scenarios: readonly Scenario[] }): ReactNode {
  const { checked } = useScenarioListContext()
  const t = useMessages(scenarioMessages)
  // Mostly nothing is selected: a long list is not gone through for that.
  const marked =
    checked.ids.size === 0 ? 0 : scenarios.filter(({ id }) => checked.ids.has(id)).length
  const isAll = marked > 0 && marked === scenarios.length
  return (
    <BoxCell
      isHead
      label={t('scenarioList.selectAll')}
      isChecked={isAll}
      isSome={marked > 0 && !isAll}
      isDisabled={scenarios.length === 0}
      onChange={() => {
        const loaded = new Set(scenarios.map(({ id }) => id))
        if (isAll) checked.set(new Set([...checked.ids].filter((id) => !loaded.has(id))), 'all')
        else checked.set([...checked.ids, ...loaded], 'all')
      }}
    />
  )
}

/** The cell with the box that selects a row. */
export function CheckRow({ scenario }: { scenario: Scenario }): ReactNode {
  const { checked } = useScenarioListContext()
  const t = useMessages(scenarioMessages)
  return (
    <BoxCell
      label={t('scenarioList.select', { name: scenario.name })}
      isChecked={checked.ids.has(scenario.id)}
      onChange={(isRange) => checked.toggle(scenario, isRange)}
    />
  )
}

function BoxCell(props: {
  isHead?: boolean
  label: string
  isChecked: boolean
  isSome?: boolean
  isDisabled?: boolean
  onChange: (isRange: boolean) => void
}): ReactNode {
  const { isHead = false, label, isChecked, isSome, isDisabled = false, onChange } = props
  return (
    <div
      role={isHead ? 'columnheader' : 'cell'}
      className="ik-scenario-cell"
      data-column="select"
      // The whole cell is pressed, not the small box alone; a key on that is a press too.
      onClick={({ shiftKey }) => {
        if (!isDisabled) onChange(shiftKey)
      }}
    >
      <RowCheckbox
        label={label}
        isChecked={isChecked}
        isSome={isSome}
        disabled={isDisabled}
        onChange={ignore}
      />
    </div>
  )
}
