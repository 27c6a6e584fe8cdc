/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare fieldsets. */
import type { Execution } from '@inlaykit/shared'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { useChartMessages } from './chart-texts.js'
import { RetryMany } from './RetryMany.js'
import { failedWithin, summarize } from './summary.js'
import type { TimeSpan } from './ticks.js'

/** The runs in view in figures. Says so where not all of them are here. */
export function ChartSummary(props: {
  executions: readonly Execution[]
  shown: TimeSpan
  /** Before this time runs were not read. */
  loadedFrom: number | undefined
}): ReactNode {
  const { executions, shown, loadedFrom } = props
  const { from, to } = shown
  const t = useChartMessages()
  const format = useFormat()
  const summary = useMemo(() => summarize(executions, { from, to }), [executions, from, to])
  const failed = useMemo(() => failedWithin(executions, { from, to }), [executions, from, to])
  const { runs, successRate, p50, p95, operations, hasMoreOperations } = summary
  const isPartial = loadedFrom !== undefined && loadedFrom > from
  const figures: readonly (readonly [name: string, value: string | undefined])[] = [
    [t('executionTimeline.summary.runs'), format.number(runs) + (isPartial ? '+' : '')],
    [
      t('executionTimeline.summary.succeeded'),
      successRate === undefined
        ? undefined
        : // 99.96 % are not all.
          format.number(Math.floor(successRate * 1000) / 1000, {
            style: 'percent',
            maximumFractionDigits: 1,
          }),
    ],
    [t('executionTimeline.summary.median'), p50 === undefined ? undefined : format.duration(p50)],
    [t('executionTimeline.summary.p95'), p95 === undefined ? undefined : format.duration(p95)],
    [
      t('executionTimeline.operations'),
      operations === undefined
        ? undefined
        : format.number(operations) + (hasMoreOperations || isPartial ? '+' : ''),
    ],
  ]
  return (
    <div
      className="ik-timeline-summary"
      role="group"
      aria-label={t('executionTimeline.summary')}
      data-ik-part="summary"
    >
      <div className="ik-timeline-told">
        <dl className="ik-timeline-figures">
          {figures.map(
            ([name, value]) =>
              value !== undefined && (
                <div key={name} className="ik-timeline-figure">
                  <dt className="ik-timeline-figure-name">{name}</dt>
                  <dd className="ik-timeline-figure-value">{value}</dd>
                </div>
              ),
          )}
        </dl>
        {isPartial && <span>{t('executionTimeline.summary.partial')}</span>}
      </div>
      <RetryMany failed={failed} />
    </div>
  )
}
