import type { Execution, ExecutionDetail, ExecutionStep } from '@inlaykit/shared'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Button } from '../../parts/Button.js'
import { Checkbox } from '../../parts/Checkbox.js'
import { RunBadge } from '../../parts/RunBadge.js'
import { useCompareMessages } from './compare-texts.js'
import { pairOutputs, pairSteps } from './compare.js'
import { ComparedOutputs } from './ComparedOutputs.js'
import { CompareTable, type CompareRow } from './CompareTable.js'
import { durationOf } from './figures.js'
import { useTimelineTools } from './timeline-context.js'
import { isTold } from './told.js'
import { useDifference } from './useDifference.js'

/** Two runs, side by side. */
export function ComparedRuns(props: {
  before: ExecutionDetail
  now: ExecutionDetail
  /** What is the same in both is left out. */
  onlyDifferences: boolean
  onOnlyDifferencesChange: (only: boolean) => void
}): ReactNode {
  const { before, now, onlyDifferences } = props
  const t = useCompareMessages()
  const format = useFormat()
  const difference = useDifference()
  const { capabilities, select } = useTimelineTools()
  const pairs = useMemo(() => pairSteps(before.steps ?? [], now.steps ?? []), [before, now])
  const outputs = useMemo(() => pairOutputs(before.outputs, now.outputs), [before, now])
  const steps = pairs.map((pair) => toRow(pair.now?.module ?? pair.before?.module ?? '', pair))
  function toRow(
    name: string,
    pair: Readonly<Record<'before' | 'now', Execution | ExecutionStep | undefined>>,
  ): CompareRow {
    return {
      name,
      before: pair.before && <Figures of={pair.before} />,
      now: pair.now && <Figures of={pair.now} />,
      ...difference(pair.before, pair.now),
    }
  }
  const isSame = ({ tone }: CompareRow): boolean => tone === 'same'
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
      <SameInBoth
        steps={steps.filter(isSame).length}
        fields={outputs.pairs.filter((pair) => pair.isSame).length}
        isHidden={onlyDifferences}
        onHide={props.onOnlyDifferencesChange}
      />
      <CompareTable
        caption={steps.length === 0 ? t('executionCompare.whole') : t('executionCompare.steps')}
        head={[
          t('executionCompare.step'),
          t('executionCompare.before'),
          t('executionCompare.now'),
          t('executionCompare.difference'),
        ]}
        rows={[
          toRow(t('executionCompare.whole'), { before, now }),
          ...(onlyDifferences ? steps.filter((step) => !isSame(step)) : steps),
        ]}
      />
      {steps.length === 0 && capabilities?.executionSteps !== false && (
        <p className="ik-run-remark">{t('executionTimeline.stepsNone')}</p>
      )}
      {hasOutputs && <ComparedOutputs outputs={outputs} onlyDifferences={onlyDifferences} />}
    </>
  )
}

/** How much is the same in both runs, and a box that leaves it out. */
function SameInBoth(props: {
  steps: number
  fields: number
  isHidden: boolean
  onHide: (hide: boolean) => void
}): ReactNode {
  const { steps, fields, isHidden, onHide } = props
  const t = useCompareMessages()
  const format = useFormat()
  if (steps + fields === 0) return null
  const counts = [
    ...(steps > 0 ? [t('executionCompare.stepCount', { count: steps })] : []),
    ...(fields > 0 ? [t('executionCompare.fieldCount', { count: fields })] : []),
  ]
  return (
    <Checkbox
      className="ik-run-compare-choice"
      label={t('executionCompare.onlyDifferences')}
      help={t('executionCompare.sameInBoth', { what: format.list(counts) })}
      checked={isHidden}
      onChange={onHide}
    />
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
