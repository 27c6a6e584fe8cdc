/* oxlint-disable jsx-a11y/no-redundant-roles -- Safari drops the role of lists without markers. */
import type { ExecutionDetail, ExecutionStep } from '@inlaykit/shared'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useFormat, useLanguage } from '../../i18n/I18nProvider.js'
import { Button } from '../../parts/Button.js'
import { RunBadge } from '../../parts/RunBadge.js'
import { useNow } from '../../parts/useNow.js'
import { RunDuration } from './RunDuration.js'
import { Marked } from './Marked.js'
import { findMatches } from './match.js'
import { buildWaterfall, type IdleGap, type StepBar } from './steps.js'
import { useDetailMessages } from './detail-texts.js'
import { isTold } from './told.js'

/** The steps of a run as a waterfall on its own time; or in words why there are none. */
export function StepList(props: { execution: ExecutionDetail; query: string }): ReactNode {
  const { execution, query } = props
  const t = useDetailMessages()
  const steps = execution.steps ?? []
  if (steps.length > 0) {
    return execution.status === 'running' ? (
      <GrowingSteps execution={execution} query={query} />
    ) : (
      <Steps execution={execution} now={0} query={query} />
    )
  }
  return (
    <p className="ik-run-remark">
      {execution.status === 'running'
        ? t('executionTimeline.stepsWaiting')
        : t('executionTimeline.stepsNone')}
    </p>
  )
}

function GrowingSteps(props: { execution: ExecutionDetail; query: string }): ReactNode {
  const now = useNow(250) ?? 0
  return <Steps {...props} now={now} />
}

/** What is searched for in a step. */
export function stepTexts({ module, app, error }: ExecutionStep): string[] {
  return [module, app, error?.message].filter(isTold)
}

function Steps(props: { execution: ExecutionDetail; now: number; query: string }): ReactNode {
  const { execution, now, query } = props
  const t = useDetailMessages()
  const format = useFormat()
  const [isCompressed, setCompressed] = useState(false)
  const { bars, gaps } = buildWaterfall(execution, now, isCompressed)
  const isSearching = query.trim() !== ''
  const idle = gaps.reduce((sum, { durationMs }) => sum + durationMs, 0)
  return (
    <>
      <ol className="ik-steps" role="list" data-ik-part="steps">
        {bars.map((bar, index) => (
          <Step
            // Steps are only ever appended, and the same module may run twice.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            bar={bar}
            gaps={isCompressed ? gaps : none}
            query={query}
            isDim={
              isSearching &&
              !stepTexts(bar.step).some((each) => findMatches(each, query)[0] !== undefined)
            }
          />
        ))}
      </ol>
      {gaps.length > 0 && (
        <div>
          <Button
            size="small"
            variant="ghost"
            aria-pressed={isCompressed}
            onClick={() => setCompressed(!isCompressed)}
          >
            {t('executionTimeline.compressIdle', { time: format.duration(idle) })}
          </Button>
        </div>
      )}
    </>
  )
}

const none: readonly IdleGap[] = []

function Step(props: {
  bar: StepBar
  /** The compressed times, which are marked. */
  gaps: readonly IdleGap[]
  query: string
  /** Something else is searched for. */
  isDim: boolean
}): ReactNode {
  const { gaps, query, isDim } = props
  const { step, start, extent } = props.bar
  const t = useDetailMessages()
  const isMirrored = useLanguage().direction === 'rtl'
  const place = (from: number, size: number): string =>
    `${(isMirrored ? 100 - from - size : from).toFixed(2)}%`
  return (
    <li
      className="ik-step"
      data-ik-part="step"
      data-status={step.status}
      data-dim={isDim || undefined}
    >
      <span className="ik-step-status">
        <RunBadge status={step.status} plain />
      </span>
      <span className="ik-step-name">
        <span className="ik-step-module">
          <Marked text={step.module} query={query} />
        </span>
        {isTold(step.app) && (
          <span className="ik-step-app">
            <Marked text={step.app} query={query} />
          </span>
        )}
      </span>
      <span className="ik-step-track" aria-hidden="true">
        {start !== undefined && extent !== undefined && (
          <svg className="ik-step-drawing" width="100%" height="8" focusable="false">
            {gaps.map((gap) => (
              <rect
                key={gap.start}
                className="ik-step-gap"
                x={place(gap.start, gap.extent)}
                width={`${gap.extent.toFixed(2)}%`}
                y="0"
                height="8"
              />
            ))}
            <rect
              className="ik-timeline-mark"
              data-status={step.status}
              x={place(start, extent)}
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
          <Marked text={step.error.message} query={query} />
        </span>
      )}
    </li>
  )
}
