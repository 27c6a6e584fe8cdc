import type { Execution, ExecutionTrigger } from '@inlaykit/shared'
import { forwardRef, useId } from 'react'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Button } from '../../parts/Button.js'
import { Icon } from '../../parts/Icon.js'
import { chevronIcon, clockIcon, stopIcon, webhookIcon } from '../../parts/icons.js'
import { RelativeTime } from '../../parts/RelativeTime.js'
import { RunBadge } from '../../parts/RunBadge.js'
import { manualIcon } from './icons.js'
import { OpenRun } from './OpenRun.js'
import { RunDuration } from './RunDuration.js'
import { CheckPlace } from './SelectionPlace.js'
import { runName, useTimelineMessages } from './texts.js'
import { useTimelineTools } from './timeline-context.js'
import { isTold } from './told.js'

const triggerIcons: Readonly<Record<Exclude<ExecutionTrigger, 'unknown'>, string>> = {
  manual: manualIcon,
  scheduled: clockIcon,
  webhook: webhookIcon,
}

/** A run in the list: its line, and what it did when it is open. */
export const RunItem = forwardRef<
  HTMLLIElement,
  {
    execution: Execution
    /** Among the lines of the list. */
    index: number
    /** Empty space above it, in CSS pixels. */
    gap: number
    /** Its place within its day, from 1. */
    place: number
    /** How many runs its day holds; `undefined`: not all are known yet. */
    count: number | undefined
  }
>(function RunItem({ execution, index, gap, place, count }, ref) {
  const { canCheck, checked, selectedId } = useTimelineTools()
  const isOpen = selectedId === execution.id
  return (
    <li
      ref={ref}
      className="ik-run"
      data-ik-part="run"
      data-index={index}
      data-status={execution.status}
      data-open={isOpen || undefined}
      data-checked={(canCheck && checked.ids.has(execution.id)) || undefined}
      aria-setsize={count ?? -1}
      aria-posinset={place}
      style={gap > 0 ? { marginBlockStart: gap } : undefined}
    >
      <RunLine
        execution={execution}
        isOpen={isOpen}
        check={canCheck && <CheckPlace execution={execution} />}
      />
      {isOpen && <OpenRun execution={execution} />}
    </li>
  )
})

/** The line of a run. Its name opens and closes it, wherever the line is pressed. */
export function RunLine(props: {
  execution: Execution
  isOpen: boolean
  /** What selects it. */
  check?: ReactNode
}): ReactNode {
  const { execution, isOpen, check } = props
  const { namesScenarios, capabilities, select, slots } = useTimelineTools()
  const t = useTimelineMessages()
  const format = useFormat()
  const id = useId()
  const { status, startedAt, trigger, operations, credits, error } = execution
  const title = namesScenarios
    ? runName(execution, t)
    : startedAt
      ? format.dateTime(startedAt, { dateStyle: 'medium', timeStyle: 'medium' })
      : t('executionTimeline.runId', { id: execution.id })

  return (
    <div
      className="ik-run-line"
      data-ik-part="run-line"
      data-row-end={slots.rowEnd === undefined ? undefined : ''}
      data-checkable={check ? '' : undefined}
    >
      {check}
      <RunBadge className="ik-run-status" id={`${id}-status`} status={status} plain />
      <span className="ik-run-title">
        <button
          type="button"
          className="ik-text-button ik-run-toggle"
          data-ik-part="run-toggle"
          data-ik-run={execution.id}
          dir="auto"
          aria-expanded={isOpen}
          aria-describedby={startedAt ? `${id}-status ${id}-started` : `${id}-status`}
          onClick={() => select(isOpen ? null : execution)}
        >
          {title}
        </button>
        {isTold(error) && (
          <span
            className="ik-run-error"
            dir="auto"
            data-tone={status === 'warning' ? 'warning' : 'danger'}
          >
            {error.message}
          </span>
        )}
      </span>
      {capabilities?.executionTrigger !== false && trigger !== 'unknown' && (
        <span className="ik-run-trigger">
          <Icon path={triggerIcons[trigger]} />
          {t(`executionTrigger.${trigger}`)}
        </span>
      )}
      {startedAt && (
        <RelativeTime className="ik-run-started" id={`${id}-started`} value={startedAt} />
      )}
      <span className="ik-run-duration">
        <RunDuration of={execution} />
      </span>
      <span className="ik-run-figures">
        {isTold(operations) && (
          <span className="ik-run-figure">
            {t('executionTimeline.operationCount', { count: operations })}
          </span>
        )}
        {isTold(credits) && (
          <span className="ik-run-figure">
            {t('executionTimeline.creditCount', { count: credits })}
          </span>
        )}
      </span>
      {(slots.rowEnd !== undefined || status === 'running') && (
        <span className="ik-run-actions">
          {slots.rowEnd?.(execution)}
          {status === 'running' && <StopButton execution={execution} />}
        </span>
      )}
      <Icon path={chevronIcon} className="ik-run-chevron" />
    </div>
  )
}

function StopButton({ execution }: { execution: Execution }): ReactNode {
  const { askToStop, isStopping, stopReason } = useTimelineTools()
  const t = useTimelineMessages()
  return (
    <Button
      size="small"
      icon={stopIcon}
      className="ik-run-stop"
      aria-label={t('executionTimeline.stop', { name: runName(execution, t) })}
      disabledReason={stopReason}
      loading={isStopping(execution.id)}
      onClick={() => askToStop(execution)}
    >
      {t('executionTimeline.stopShort')}
    </Button>
  )
}
