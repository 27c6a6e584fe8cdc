/* oxlint-disable jsx-a11y/no-redundant-roles -- Safari drops the role of lists without markers. */
import type { ExecutionDetail } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/I18nProvider.js'
import { RunBadge } from '../../parts/RunBadge.js'
import { useNow } from '../../parts/useNow.js'
import { RunDuration } from './RunDuration.js'
import { buildSteps, type StepBar } from './steps.js'
import { useDetailMessages } from './detail-texts.js'
import { useTimelineTools } from './timeline-context.js'
import { isTold } from './told.js'

/** The steps of a run as a waterfall on its own time; or in words why there are none. */
export function StepList({ execution }: { execution: ExecutionDetail }): ReactNode {
  const t = useDetailMessages()
  const { capabilities } = useTimelineTools()
  const steps = execution.steps ?? []
  if (steps.length > 0) {
    return execution.status === 'running' ? (
      <GrowingSteps execution={execution} />
    ) : (
      <Steps bars={buildSteps(execution, 0)} />
    )
  }
  return (
    <p className="ik-run-remark">
      {capabilities?.executionSteps === false
        ? t('executionTimeline.stepsUntold')
        : execution.status === 'running'
          ? t('executionTimeline.stepsWaiting')
          : t('executionTimeline.stepsNone')}
    </p>
  )
}

function GrowingSteps({ execution }: { execution: ExecutionDetail }): ReactNode {
  const now = useNow(250) ?? 0
  return <Steps bars={buildSteps(execution, now)} />
}

function Steps({ bars }: { bars: readonly StepBar[] }): ReactNode {
  return (
    <ol className="ik-steps" role="list" data-ik-part="steps">
      {bars.map((bar, index) => (
        // Steps are only ever appended, and the same module may run twice.
        // oxlint-disable-next-line react/no-array-index-key
        <Step key={index} bar={bar} />
      ))}
    </ol>
  )
}

function Step({ bar }: { bar: StepBar }): ReactNode {
  const { step, start, extent } = bar
  const t = useDetailMessages()
  const isMirrored = useLanguage().direction === 'rtl'
  return (
    <li className="ik-step" data-ik-part="step" data-status={step.status}>
      <span className="ik-step-status">
        <RunBadge status={step.status} plain />
      </span>
      <span className="ik-step-name">
        <span className="ik-step-module">{step.module}</span>
        {isTold(step.app) && <span className="ik-step-app">{step.app}</span>}
      </span>
      <span className="ik-step-track" aria-hidden="true">
        {start !== undefined && extent !== undefined && (
          <svg className="ik-step-drawing" width="100%" height="8" focusable="false">
            <rect
              className="ik-timeline-mark"
              data-status={step.status}
              x={`${(isMirrored ? 100 - start - extent : start).toFixed(2)}%`}
              width={`${extent.toFixed(2)}%`}
              y="0"
              height="8"
              rx="2"
            />
          </svg>
        )}
      </span>
      <span className="ik-step-duration">
        <RunDuration of={step} />
      </span>
      <span className="ik-step-operations">
        {isTold(step.operations) &&
          t('executionTimeline.operationCount', { count: step.operations })}
      </span>
      {isTold(step.error) && (
        <span className="ik-step-error" dir="auto">
          {step.error.message}
        </span>
      )}
    </li>
  )
}
