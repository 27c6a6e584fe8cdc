import { useState } from 'react'
import type { ReactNode } from 'react'
import { Select } from '../../parts/Field.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { SearchField } from '../../parts/SearchField.js'
import { useDebounced } from '../../parts/useDebounced.js'
import { useScenarios } from '../scenarios/hooks.js'
import { useDialogMessages } from './dialog-texts.js'

/** So many are offered at once; among more, one searches. */
const most = 100
/** The search is asked for after so long without a key, in ms. */
const searchMs = 250

/** Which scenario a new webhook starts; `''`: none yet. */
export function ScenarioChoice(props: {
  value: string
  onChange: (scenarioId: string) => void
}): ReactNode {
  const { value, onChange } = props
  const t = useDialogMessages()
  const [search, setSearch] = useState('')
  const asked = useDebounced(search, searchMs)
  const [chosen, setChosen] = useState<{ value: string; label: string }>()
  const list = useScenarios({ search: asked, pageSize: most })
  const found = list.scenarios.map(({ id, name }) => ({ value: id, label: name }))
  // What was chosen stays so, though another search doesn't find it.
  const kept = chosen && !found.some((option) => option.value === chosen.value) ? [chosen] : []
  const options = [{ value: '', label: t('webhookCreate.noScenario') }, ...kept, ...found]
  return (
    <>
      {(list.hasMore || search !== '') && (
        <SearchField
          label={t('webhookCreate.findScenario')}
          clearLabel={t('webhookManager.searchClear')}
          value={search}
          onChange={setSearch}
          maxLength={200}
        />
      )}
      {list.error !== null && (
        <ProblemNotice error={list.error} retrying={list.isFetching} onRetry={list.reload} />
      )}
      <Select
        label={t('webhookCreate.scenario')}
        help={t('webhookCreate.scenarioHelp')}
        value={value}
        options={options}
        onChange={(next) => {
          setChosen(options.find((option) => option.value === next && next !== ''))
          onChange(next)
        }}
      />
    </>
  )
}
