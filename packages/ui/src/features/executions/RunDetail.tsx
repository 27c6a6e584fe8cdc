import type { Execution, ExecutionDetail } from '@inlaykit/shared'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Button } from '../../parts/Button.js'
import { CopyButton } from '../../parts/CopyButton.js'
import { dressed } from '../../parts/dressed.js'
import { renewIcon } from '../../parts/icons.js'
import { Notice } from '../../parts/Notice.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { SearchField } from '../../parts/SearchField.js'
import { dialogs, executionTimeline, runDetail } from '../../styles/late/sheets.js'
import { DetailOutline, DetailSkeleton } from './OpenRun.js'
import { RunCompare } from './RunCompare.js'
import { RunDuration } from './RunDuration.js'
import { findMatches } from './match.js'
import { outputsText, RunOutputs } from './RunOutputs.js'
import { StepList, stepTexts } from './StepList.js'
import { useDetailMessages } from './detail-texts.js'
import { runName } from './texts.js'
import { useTimelineTools } from './timeline-context.js'
import { useExecution } from './useExecution.js'
import { isTold } from './told.js'

function Detail({ execution: row }: { execution: Execution }): ReactNode {
  const { takeOpened, slots } = useTimelineTools()
  const place = useRef<HTMLDivElement>(null)
  const t = useDetailMessages()
  const query = useExecution(row.id)
  const execution: ExecutionDetail = query.data ?? row
  const isWaiting = query.data === undefined || query.isPlaceholderData
  const { error, status } = execution

  // Opened at the foot of the list, it would be below what is seen of it.
  useEffect(() => {
    if (!isWaiting && place.current && takeOpened(row.id)) revealInList(place.current)
  })

  const content = (
    <>
      {query.error !== null && (
        <ProblemNotice
          error={query.error}
          title={t('executionTimeline.detailFailed')}
          keepsData
          retrying={query.isFetching}
          onRetry={() => void query.refetch()}
        />
      )}
      {isTold(error) && (
        <Notice
          // Told where the run is opened, not shouted like something that just happened.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="group"
          tone={status === 'warning' ? 'warning' : 'danger'}
          title={error.message}
        >
          {error.module && t('executionTimeline.errorIn', { module: error.module })}
        </Notice>
      )}
      <Actions execution={execution} isWhole={query.data !== undefined && !isWaiting} />
      <Facts execution={execution} />
      {isWaiting && query.error === null ? (
        <DetailSkeleton />
      ) : (
        query.data !== undefined && <Findings execution={execution} />
      )}
    </>
  )
  return (
    <div
      ref={place}
      className="ik-run-detail"
      data-ik-part="run-detail"
      aria-busy={isWaiting || undefined}
    >
      {slots.detail ? slots.detail(execution, content) : content}
    </div>
  )
}

/** What a run did: its figures, what went wrong, its steps and its outputs. Kept current while it goes on. */
export const RunDetail = dressed(Detail, [dialogs, executionTimeline, runDetail], DetailOutline)

/** Scrolls the list, never the page, until the whole of an open run is in view, or its line is at the top. */
function revealInList(detail: HTMLElement): void {
  const list = detail.closest('.ik-run-list')
  const line = detail.previousElementSibling
  if (list === null || line === null) return
  const view = list.getBoundingClientRect()
  const below = detail.getBoundingClientRect().bottom - view.bottom
  // Its day's heading sticks above it.
  const covered = list.querySelector('.ik-run-day-heading')?.clientHeight ?? 0
  const above = line.getBoundingClientRect().top - view.top - covered
  if (below > 0) list.scrollTop += Math.min(below, Math.max(0, above))
}

/** Runs again what did not succeed, and sets it beside the run before. */
function Actions(props: {
  execution: ExecutionDetail
  /** Its steps and outputs are here. */
  isWhole: boolean
}): ReactNode {
  const { execution, isWhole } = props
  const t = useDetailMessages()
  const [isCompared, setCompared] = useState(false)
  const id = useId()
  if (execution.status === 'running') return null
  return (
    <>
      <div className="ik-run-buttons">
        <RetryButton execution={execution} />
        {isTold(execution.scenarioId) && isTold(execution.startedAt) && (
          <Button
            size="small"
            aria-expanded={isCompared}
            aria-controls={isCompared ? id : undefined}
            onClick={() => setCompared(!isCompared)}
          >
            {t('executionTimeline.compare')}
          </Button>
        )}
      </div>
      {isCompared && (
        <div id={id} className="ik-run-section">
          {isWhole ? <RunCompare execution={execution} /> : <DetailSkeleton />}
        </div>
      )}
    </>
  )
}

/** Runs again what did not succeed, where Make can; or says why not. */
function RetryButton({ execution }: { execution: Execution }): ReactNode {
  const { again, capabilities } = useTimelineTools()
  const t = useDetailMessages()
  if (execution.status === 'success' || capabilities?.retryExecution === false) return null
  return (
    <Button
      size="small"
      icon={renewIcon}
      aria-label={t('executionTimeline.retryNamed', { name: runName(execution, t) })}
      disabledReason={again.reasonOf(execution)}
      loading={again.isRetrying(execution.id)}
      onClick={() => again.retry(execution)}
    >
      {t('executionTimeline.retry')}
    </Button>
  )
}

/** Steps and outputs, which can be searched. */
function Findings({ execution }: { execution: ExecutionDetail }): ReactNode {
  const t = useDetailMessages()
  const { capabilities } = useTimelineTools()
  const [query, setQuery] = useState('')
  const { steps, outputs } = execution
  const texts = useMemo(
    () => [...(steps ?? []).flatMap(stepTexts), outputsText(outputs)].filter(Boolean),
    [outputs, steps],
  )
  const count = texts.reduce((sum, text) => sum + findMatches(text, query).length, 0)
  return (
    <>
      {texts.length > 0 && (
        <div className="ik-run-search">
          <SearchField
            label={t('executionTimeline.searchRun')}
            clearLabel={t('executionTimeline.clearSearch')}
            value={query}
            onChange={setQuery}
          />
          <output className="ik-run-found">
            {query.trim() !== '' && t('executionTimeline.matches', { count })}
          </output>
        </div>
      )}
      {(isTold(steps) || capabilities?.executionSteps !== false) && (
        <Section title={t('executionTimeline.steps')}>
          <StepList execution={execution} query={query} />
        </Section>
      )}
      <RunOutputs execution={execution} query={query} />
    </>
  )
}

/** A titled part of an open run. */
function Section(props: { title: string; action?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <div className="ik-run-section">
      <div className="ik-run-section-head">
        <h4 className="ik-run-section-title">{props.title}</h4>
        {props.action}
      </div>
      {props.children}
    </div>
  )
}

function Facts({ execution }: { execution: ExecutionDetail }): ReactNode {
  const t = useDetailMessages()
  const format = useFormat()
  const { startedAt, finishedAt, operations, credits, transferBytes, modulesExecuted } = execution
  const exact = { dateStyle: 'medium', timeStyle: 'medium' } as const
  const facts: readonly (readonly [name: string, value: ReactNode])[] = [
    [t('executionTimeline.started'), startedAt && format.dateTime(startedAt, exact)],
    [t('executionTimeline.ended'), finishedAt && format.dateTime(finishedAt, exact)],
    [
      t('executionTimeline.duration'),
      (execution.status === 'running' || isTold(execution.durationMs)) && (
        <RunDuration of={execution} />
      ),
    ],
    [
      t('executionTimeline.trigger'),
      execution.trigger !== 'unknown' && t(`executionTrigger.${execution.trigger}`),
    ],
    [t('executionTimeline.operations'), isTold(operations) && format.number(operations)],
    [t('executionTimeline.credits'), isTold(credits) && format.number(credits)],
    [t('executionTimeline.transfer'), isTold(transferBytes) && format.bytes(transferBytes)],
    [t('executionTimeline.modules'), isTold(modulesExecuted) && format.number(modulesExecuted)],
    [
      t('executionTimeline.id'),
      <span key="id" className="ik-run-id">
        <span className="ik-run-id-text" dir="ltr">
          {execution.id}
        </span>
        <CopyButton label={t('executionTimeline.copyId')} text={execution.id} />
      </span>,
    ],
  ]
  return (
    <dl className="ik-run-facts">
      {facts.map(
        ([name, value]) =>
          Boolean(value) && (
            <div key={name} className="ik-run-fact">
              <dt className="ik-run-fact-name">{name}</dt>
              <dd className="ik-run-fact-value">{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
