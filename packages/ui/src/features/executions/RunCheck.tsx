import type { Execution } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { RunCheckbox } from './RunCheckbox.js'
import { useSelectionMessages } from './selection-texts.js'
import { runName } from './texts.js'
import { useTimelineTools } from './timeline-context.js'

/** The box that selects a run to be run again; where it can't be, it says why. */
export function RunCheck({ execution }: { execution: Execution }): ReactNode {
  const { again, checked } = useTimelineTools()
  const t = useSelectionMessages()
  const format = useFormat()
  const { id, startedAt, status } = execution
  const name = runName(execution, t)
  const label = t('executionSelection.select', {
    name: startedAt
      ? t('executionSelection.run', { name, time: format.dateTime(startedAt) })
      : name,
  })
  const isChecked = checked.ids.has(id)
  const reason =
    status === 'running'
      ? t('executionSelection.underWay')
      : status === 'success'
        ? t('executionSelection.succeeded')
        : again.reasonOf(execution)
  return (
    <RunCheckbox
      label={label}
      isChecked={isChecked}
      // What a host selected all the same can be taken out again.
      disabledReason={isChecked ? undefined : reason}
      runId={id}
      onChange={(isRange) => checked.toggle(execution, isRange)}
    />
  )
}
