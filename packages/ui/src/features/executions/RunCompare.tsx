import type { Execution, ExecutionDetail, ExecutionStep } from '@inlaykit/shared'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Button } from '../../parts/Button.js'
import { ProblemNotice } from '../../parts/ProblemNotice.js'
import { RunBadge } from '../../parts/RunBadge.js'
import { useCompareMessages } from './compare-texts.js'
import { pairOutputs, pairSteps } from './compare.js'
import { CompareTable } from './CompareTable.js'
import { durationOf } from './figures.js'
import { DetailSkeleton } from './OpenRun.js'
import { useTimelineTools } from './timeline-context.js'
import { isTold } from './told.js'
import { useDifference } from './useDifference.js'
import { useExecution } from './useExecution.js'
import { usePreviousRun } from './usePreviousRun.js'

/** More outputs that differ are only counted. */
const mostOutputs = 50

/** A run beside the one before it of the same scenario: as a whole, step by step, and where their outputs differ. */
export function RunCompare({ execution }: { execution: ExecutionDetail }): ReactNode {
  const t = useCompareMessages()
  const previous = usePreviousRun(execution)
  const { data: before } = previous
  const detail = useExecution(before?.id)
  const error = previous.error ?? detail.error
  if (error !== null) {
    return (
      <ProblemNotice
        error={error}
        title={t('executionCompare.failed')}
        retrying={previous.isFetching || detail.isFetching}
        onRetry={() => void (previous.error === null ? detail : previous).refetch()}
      />
    )
  }
  if (before === null) return <p className="ik-run-remark">{t('executionCompare.none')}</p>
  if (detail.data === undefined || detail.isPlaceholderData) return <DetailSkeleton />
  return <Compared before={detail.data} now={execution} />
}

function Compared(props: { before: ExecutionDetail; now: ExecutionDetail }): ReactNode {
  const { before, now } = props
  const t = useCompareMessages()
  const format = useFormat()
  const difference = useDifference()
  const { capabilities, select } = useTimelineTools()
  const steps = useMemo(() => pairSteps(before.steps ?? [], now.steps ?? []), [before, now])
  const outputs = useMemo(() => pairOutputs(before.outputs, now.outputs), [before, now])
  const hasOutputs = isTold(before.outputs) || isTold(now.outputs)
  return (
    <>
      <div className="ik-run-compare-head">
        <span>
          {t('executionCompare.with', {
            time: before.startedAt
              ? format.dateTime(before.startedAt, { dateStyle: 'medium', timeStyle: 'medium' })
              : before.id,
          })}
        </span>
        <Button size="small" variant="ghost" onClick={() => select(before)}>
          {t('executionCompare.open')}
        </Button>
      </div>
      <CompareTable
        caption={t('executionCompare.steps')}
        head={[
          t('executionCompare.step'),
          t('executionCompare.before'),
          t('executionCompare.now'),
          t('executionCompare.difference'),
        ]}
        rows={[
          {
            name: t('executionCompare.whole'),
            before: <Figures of={before} />,
            now: <Figures of={now} />,
            ...difference(before, now),
          },
          ...steps.map((pair) => ({
            name: pair.now?.module ?? pair.before?.module ?? '',
            before: pair.before && <Figures of={pair.before} />,
            now: pair.now && <Figures of={pair.now} />,
            ...difference(pair.before, pair.now),
          })),
        ]}
      />
      {steps.length === 0 && (
        <p className="ik-run-remark">
          {capabilities?.executionSteps === false
            ? t('executionTimeline.stepsUntold')
            : t('executionTimeline.stepsNone')}
        </p>
      )}
      {hasOutputs && outputs.length === 0 && (
        <p className="ik-run-remark">{t('executionCompare.outputsSame')}</p>
      )}
      {outputs.length > 0 && (
        <CompareTable
          caption={t('executionCompare.outputs')}
          head={[
            t('executionCompare.field'),
            t('executionCompare.before'),
            t('executionCompare.now'),
          ]}
          rows={outputs.slice(0, mostOutputs).map((pair) => ({
            name: pair.path,
            before: <Value text={pair.before} />,
            now: <Value text={pair.now} />,
          }))}
        />
      )}
      {outputs.length > mostOutputs && (
        <p className="ik-run-remark">
          {t('executionCompare.more', { count: outputs.length - mostOutputs })}
        </p>
      )}
    </>
  )
}

/** How a run or a step ended, how long it took and what it cost. */
function Figures({ of }: { of: Execution | ExecutionStep }): ReactNode {
  const t = useCompareMessages()
  const format = useFormat()
  const duration = durationOf(of, undefined)
  return (
    <span className="ik-run-compare-figures">
      <RunBadge status={of.status} plain />
      {duration !== undefined && <span>{format.duration(duration)}</span>}
      {isTold(of.operations) && (
        <span>{t('executionTimeline.operationCount', { count: of.operations })}</span>
      )}
      {isTold(of.error) && (
        <span className="ik-run-compare-error" dir="auto">
          {of.error.message}
        </span>
      )}
    </span>
  )
}

/** Longer values are cut: the whole is in the outputs. */
const mostCharacters = 200

function Value({ text }: { text: string | undefined }): ReactNode {
  const t = useCompareMessages()
  if (text === undefined) {
    return <span className="ik-run-compare-absent">{t('executionCompare.absent')}</span>
  }
  return (
    <code className="ik-run-compare-value" dir="ltr">
      {text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text}
    </code>
  )
}
