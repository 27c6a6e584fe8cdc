import type { Scenario } from '@inlaykit/shared'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useKit } from '../../client/context.js'
import { readAll } from '../../client/read-all.js'
import { Button, IconButton } from '../../parts/Button.js'
import { useFeedback } from '../../parts/Feedback.js'
import { crossIcon, pauseIcon, playIcon, successIcon } from '../../parts/icons.js'
import { useProblemText } from '../../parts/useProblemText.js'
import { useBulkMessages } from './bulk-texts.js'
import { folderIcon, trashIcon } from './icons.js'
import { useScenarioListContext } from './list-context.js'
import type { ScenarioBulkActionName } from './props.js'
import type { ScenarioQuery } from './queries.js'
import { askOf } from './queries.js'
import type { ScenariosResult } from './useScenarios.js'

/** More than this are not selected at once. */
const mostSelected = 1_000

const icons: Readonly<Record<ScenarioBulkActionName, string>> = {
  activate: successIcon,
  deactivate: pauseIcon,
  run: playIcon,
  move: folderIcon,
  delete: trashIcon,
}

/** How many are selected, how more are, and what can be done with them. */
export function BulkActions(props: {
  list: ScenariosResult
  query: ScenarioQuery
  /** All that match were read. */
  onRead: (rows: readonly Scenario[]) => void
  onAsk: (action: ScenarioBulkActionName) => void
  onClear: () => void
}): ReactNode {
  const { list, query, onRead, onAsk, onClear } = props
  const { access, bulkActions, checked } = useScenarioListContext()
  const t = useBulkMessages()
  const offered = bulkActions.filter(
    (action) => action !== 'move' || access.offers('scenarioFolder'),
  )
  return (
    <>
      <IconButton label={t('bulk.clear')} icon={crossIcon} onClick={onClear} />
      <span className="ik-scenario-bulk-count">
        {t('bulk.selected', { count: checked.ids.size })}
      </span>
      <SelectMore list={list} query={query} onRead={onRead} />
      <span className="ik-scenario-bulk-actions">
        {offered.map((action) => (
          <Button
            key={action}
            size="small"
            icon={icons[action]}
            disabledReason={action === 'run' ? access.mayRun : access.write}
            onClick={() => onAsk(action)}
          >
            {t(`bulk.${action}`)}
          </Button>
        ))}
      </span>
    </>
  )
}

/** Offers to select all that are loaded, and then all that match: those are read first. */
function SelectMore(props: {
  list: ScenariosResult
  query: ScenarioQuery
  onRead: (rows: readonly Scenario[]) => void
}): ReactNode {
  const { list, query, onRead } = props
  const { client } = useKit()
  const { checked } = useScenarioListContext()
  const t = useBulkMessages()
  const { toast } = useFeedback()
  const describe = useProblemText()
  const [isReading, setReading] = useState(false)
  const { hasMore, scenarios, total } = list
  const isAllLoaded = scenarios.every(({ id }) => checked.ids.has(id))

  async function readMatching(): Promise<void> {
    setReading(true)
    try {
      const { items } = await readAll(
        (page) => client.call('GET /scenarios?connection', { query: { ...askOf(query), ...page } }),
        mostSelected,
      )
      onRead(items.slice(0, mostSelected))
    } catch (error) {
      toast({ tone: 'danger', text: describe(error) })
    } finally {
      setReading(false)
    }
  }

  if (!isAllLoaded) {
    return (
      <Button
        size="small"
        variant="ghost"
        onClick={() => checked.set([...checked.ids, ...scenarios.map(({ id }) => id)], 'all')}
      >
        {hasMore
          ? t('bulk.selectLoaded', { count: scenarios.length })
          : t('bulk.selectMatching', { count: scenarios.length })}
      </Button>
    )
  }
  const isMoreSelected = checked.ids.size > scenarios.length
  if (!hasMore || total === undefined || isMoreSelected) return null
  return (
    <Button size="small" variant="ghost" loading={isReading} onClick={() => void readMatching()}>
      {total > mostSelected
        ? t('bulk.selectFirst', { count: mostSelected })
        : t('bulk.selectMatching', { count: total })}
    </Button>
  )
}
