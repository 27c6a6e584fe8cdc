/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare fieldsets and sections. */
import type { ReactNode } from 'react'
import { IconButton } from '../../parts/Button.js'
import { crossIcon } from '../../parts/icons.js'
import { RunLine } from './RunItem.js'
import { OpenRun } from './OpenRun.js'
import { useTimelineMessages } from './texts.js'
import { useTimelineTools } from './timeline-context.js'
import { useExecution } from './useExecution.js'

/** The open run when it is not among those listed: out of the range or filters, or linked to. */
export function PinnedRun(props: {
  executionId: string
  /** The scenario shown; a run of another one is not. */
  scenarioId: string | undefined
}): ReactNode {
  const { executionId, scenarioId } = props
  const t = useTimelineMessages()
  const { select } = useTimelineTools()
  const { data: execution } = useExecution(executionId)
  if (execution === undefined) return null
  if (scenarioId !== undefined && execution.scenarioId !== scenarioId) return null
  return (
    <div
      className="ik-run-pinned"
      role="group"
      aria-label={t('executionTimeline.selected')}
      data-ik-part="pinned-run"
    >
      <div className="ik-run-pinned-head">
        <span className="ik-run-day-name">{t('executionTimeline.selected')}</span>
        <IconButton
          label={t('executionTimeline.closeSelected')}
          icon={crossIcon}
          onClick={() => select(null)}
        />
      </div>
      <div className="ik-run" data-open="" data-status={execution.status}>
        <RunLine execution={execution} isOpen />
        <OpenRun execution={execution} />
      </div>
    </div>
  )
}
