import type { Execution } from '@inlaykit/shared'
import { useId, useState } from 'react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useLanguage } from '../../i18n/I18nProvider.js'
import { useChartMessages } from './chart-texts.js'
import { ChartDrawing } from './ChartDrawing.js'
import { ChartTip, useItemText } from './ChartTip.js'
import { chartHeight, findItemAt, itemsOf, stepTo, type ChartItem } from './chart-items.js'
import { startTime } from './filter.js'
import type { TimelineRange } from './range.js'
import { useTimelineTools } from './timeline-context.js'
import { useTimeline } from './useTimeline.js'
import { useWidth } from './useWidth.js'

/** What {@link TimelineChart} takes. */
export interface TimelineChartProps {
  executions: readonly Execution[]
  range: TimelineRange
  /** Older runs exist that were not read. */
  hasMore: boolean
  /** A run was chosen, or with `open` false, a stretch of time whose newest run this is. */
  onPick: (executionId: string, open: boolean) => void
}

/**
 * The runs on an axis of time that ends now. Time flows in the reading direction: from right to left in Arabic. Works
 * as a slider over the runs; the list below shows the same to those who do not use it.
 */
export function TimelineChart(props: TimelineChartProps): ReactNode {
  const { executions, range, hasMore, onPick } = props
  const t = useChartMessages()
  const { selectedId } = useTimelineTools()
  const isMirrored = useLanguage().direction === 'rtl'
  const { ref, width } = useWidth()
  const timeline = useTimeline(executions, range, width)
  const helpId = useId()
  const [cursor, setCursor] = useState<string>()
  const [isFocused, setFocused] = useState(false)
  const [hovered, setHovered] = useState<string>()

  const items = timeline === undefined ? [] : itemsOf(timeline)
  const at = cursorIndex(items, cursor ?? selectedId)
  const current = items[at]
  const shown = items.find(({ id }) => id === hovered) ?? (isFocused ? current : undefined)
  const describe = useItemText(executions)
  const last = executions.at(-1)
  const loadedFrom = hasMore && last !== undefined ? startTime(last) : undefined

  function pick(item: ChartItem | undefined): void {
    if (item === undefined) return
    setCursor(item.id)
    onPick(item.id, item.kind === 'run')
  }

  function itemUnder(event: PointerEvent | React.MouseEvent): ChartItem | undefined {
    const box = event.currentTarget.getBoundingClientRect()
    const x = event.clientX - box.left
    return findItemAt(items, isMirrored ? width - x : x, event.clientY - box.top)
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') pick(current)
    else {
      const next = stepTo(event.key, at, items.length, isMirrored)
      if (next === undefined) return
      setCursor(items[next]?.id)
    }
    event.preventDefault()
  }

  const hasItems = items.length > 0
  const slider = hasItems
    ? ({
        role: 'slider',
        tabIndex: 0,
        'aria-valuemin': 1,
        'aria-valuemax': items.length,
        'aria-valuenow': at + 1,
        'aria-valuetext': current && describe(current),
        'aria-describedby': helpId,
      } as const)
    : ({ role: 'img' } as const)

  return (
    <div className="ik-timeline-chart" data-ik-part="chart" data-mode={timeline?.mode}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- It is a slider, or a picture that hears nothing. */}
      <div
        ref={ref}
        className="ik-timeline-plot"
        {...slider}
        aria-label={t('executionTimeline.chart')}
        data-hover={hovered !== undefined || undefined}
        onKeyDown={hasItems ? press : undefined}
        onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setFocused(false)}
        onPointerMove={(event) => setHovered(itemUnder(event)?.id)}
        onPointerLeave={() => setHovered(undefined)}
        onClick={(event) => pick(itemUnder(event))}
      >
        {timeline !== undefined && (
          <ChartDrawing
            timeline={timeline}
            isMirrored={isMirrored}
            marked={shown}
            selected={items.find(({ id }) => id === selectedId)}
            loadedFrom={loadedFrom}
          />
        )}
        {timeline !== undefined && !hasItems && (
          <p className="ik-timeline-chart-note">{t('executionTimeline.chartEmpty')}</p>
        )}
        {shown !== undefined && (
          <ChartTip
            item={shown}
            executions={executions}
            x={isMirrored ? width - shown.x - shown.width / 2 : shown.x + shown.width / 2}
            y={chartHeight}
          />
        )}
      </div>
      <p className="ik-visually-hidden" id={helpId}>
        {t('executionTimeline.chartHelp')}
      </p>
      {timeline !== undefined && timeline.unplaced > 0 && (
        <p className="ik-timeline-chart-note" data-below>
          {t('executionTimeline.unplaced', { count: timeline.unplaced })}
        </p>
      )}
    </div>
  )
}

function cursorIndex(items: readonly ChartItem[], id: string | null | undefined): number {
  const found = items.findIndex((item) => item.id === id)
  return found < 0 ? Math.max(0, items.length - 1) : found
}
