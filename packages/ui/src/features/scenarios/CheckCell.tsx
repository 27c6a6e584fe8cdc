import type { ReactNode } from 'react'
import type { Scenario } from '@inlaykit/shared'
import { useMessages } from '../../i18n/I18nProvider.js'
import { scenarioMessages } from '../../i18n/messages/scenarios/en.js'
import { useScenarioListContext } from './list-context.js'

/** The box that selects all loaded rows, or none. */
export function CheckAll({ scenarios }: { scenarios: readonly Scenario[] }): ReactNode {
  const { checked } = useScenarioListContext()
  const t = useMessages(scenarioMessages)
  // Mostly nothing is selected: a long list is not gone through for that.
  const marked =
    checked.ids.size === 0 ? 0 : scenarios.filter(({ id }) => checked.ids.has(id)).length
  const isAll = marked > 0 && marked === scenarios.length
  return (
    <Box
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

/** The box that selects a row. */
export function CheckRow({ scenario }: { scenario: Scenario }): ReactNode {
  const { checked } = useScenarioListContext()
  const t = useMessages(scenarioMessages)
  return (
    <Box
      label={t('scenarioList.select', { name: scenario.name })}
      isChecked={checked.ids.has(scenario.id)}
      onChange={(isRange) => checked.toggle(scenario, isRange)}
    />
  )
}

function Box(props: {
  label: string
  isChecked: boolean
  isSome?: boolean
  isDisabled?: boolean
  onChange: (isRange: boolean) => void
}): ReactNode {
  const { label, isChecked, isSome = false, isDisabled = false, onChange } = props
  return (
    // The whole cell is pressed, not the small box alone.
    <label className="ik-row-check">
      <input
        ref={(box) => {
          if (box) box.indeterminate = isSome
        }}
        type="checkbox"
        className="ik-checkbox-box"
        aria-label={label}
        checked={isChecked}
        disabled={isDisabled}
        // Its event is the press itself, by mouse or key.
        onChange={({ nativeEvent }) => onChange((nativeEvent as MouseEvent).shiftKey)}
      />
    </label>
  )
}
