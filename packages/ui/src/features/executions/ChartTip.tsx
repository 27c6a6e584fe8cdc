import type { Execution } from '@inlaykit/shared'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { useChartMessages } from './chart-texts.js'
import { RunBadge } from '../../parts/RunBadge.js'
import type { ChartItem } from './chart-items.js'
import { RunDuration } from './RunDuration.js'
import { StatusGlyph } from './StatusGlyph.js'
import { runName } from './texts.js'
import { useTimelineTools } from './timeline-context.js'

const exact = { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const
const precise = { ...exact, second: '2-digit' } as const

/** Says in one line what an item of the chart is. */
export function useItemText(executions: readonly Execution[]): (item: ChartItem) => string {
  const t = useChartMessages()
  const format = useFormat()
  return (item) => {
    if (item.kind === 'column') {
      const parts = item.counts.map(
        ({ status, count }) => `${t(`run.${status}`)} ${format.number(count)}`,
      )
      const time = `${format.dateTime(item.from, exact)} – ${format.dateTime(item.to, exact)}`
      return `${time}: ${format.list(parts)}`
    }
    const execution = executions.find(({ id }) => id === item.id)
    if (execution === undefined) return ''
    return t('executionTimeline.runAt', {
      name: runName(execution, t),
      status: t(`run.${execution.status}`),
      time: execution.startedAt
        ? format.dateTime(execution.startedAt, precise)
        : t('common.unknown'),
    })
  }
}

/** What the pointer or keyboard is at in the chart. Hidden from screen readers, who hear the slider's value. */
export function ChartTip(props: {
  item: ChartItem
  executions: readonly Execution[]
  /** Its middle from the left edge, in CSS pixels. */
  x: number
  y: number
}): ReactNode {
  const { item, executions, x, y } = props
  const t = useChartMessages()
  const format = useFormat()
  const { namesScenarios } = useTimelineTools()
  const execution = executions.find(({ id }) => id === item.id)
  return (
    <div
      className="ik-timeline-tip"
      aria-hidden="true"
      // Only ever drawn in a browser, where React sets these through CSSOM.
      style={{ left: `clamp(100px, ${x}px, calc(100% - 100px))`, top: y }}
    >
      {item.kind === 'column' ? (
        <>
          <span className="ik-timeline-tip-title">
            {`${format.dateTime(item.from, exact)} – ${format.dateTime(item.to, { hour: 'numeric', minute: '2-digit' })}`}
          </span>
          {item.counts.map(({ status, count }) => (
            <span key={status} className="ik-timeline-tip-line">
              <StatusGlyph status={status} />
              {t(`run.${status}`)}
              <span className="ik-timeline-tip-count">{format.number(count)}</span>
            </span>
          ))}
        </>
      ) : (
        execution !== undefined && (
          <>
            {namesScenarios && (
              <span className="ik-timeline-tip-title">{runName(execution, t)}</span>
            )}
            <span className="ik-timeline-tip-line">
              <RunBadge status={execution.status} plain />
              <span className="ik-timeline-tip-count">
                <RunDuration of={execution} />
              </span>
            </span>
            {execution.startedAt && (
              <span className="ik-timeline-tip-time">
                {format.dateTime(execution.startedAt, precise)}
              </span>
            )}
          </>
        )
      )}
    </div>
  )
}
