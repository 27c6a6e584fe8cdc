import { executionStatuses } from '@inlaykit/shared/client'
import { memo } from 'react'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { useChartMessages } from './chart-texts.js'
import { barPath, laneHeight } from './bar-shape.js'
import { axisHeight, chartHeight, footOf, type ChartItem } from './chart-items.js'
import type { TimeSpan } from './ticks.js'
import type { Timeline, TimelineColumn } from './timeline.js'

const labelMargin = 34

interface DrawingProps {
  timeline: Timeline
  isMirrored: boolean
  /** What the pointer or the keyboard is at. */
  marked: ChartItem | undefined
  selected: ChartItem | undefined
  /** Before this time runs were not read. Milliseconds since 1970; `undefined`: all were. */
  loadedFrom: number | undefined
  /** The time that is being selected. */
  stretch: TimeSpan | undefined
}

/**
 * The drawing alone. All bars of a status are one path, so that five thousand runs cost a handful of elements;
 * geometry stands in SVG attributes, which a strict content security policy allows.
 */
export const ChartDrawing = memo(function ChartDrawing(props: DrawingProps): ReactNode {
  const { timeline, isMirrored, marked, selected, loadedFrom, stretch } = props
  const { width } = timeline
  const place = (x: number, extent = 0): number => (isMirrored ? width - x - extent : x)
  return (
    <svg
      className="ik-timeline-drawing"
      width={width}
      height={chartHeight + axisHeight}
      viewBox={`0 0 ${width} ${chartHeight + axisHeight}`}
      aria-hidden="true"
      focusable="false"
    >
      <Ground timeline={timeline} place={place} loadedFrom={loadedFrom} />
      {selected !== undefined && <Marker item={selected} place={place} kind="selected" />}
      {marked !== undefined && <Marker item={marked} place={place} kind="marked" />}
      {executionStatuses.map((status) => {
        const d =
          timeline.mode === 'runs'
            ? timeline.bars
                .filter((bar) => bar.status === status)
                .map((bar) => barPath(status, place(bar.x, bar.width), bar.width, footOf(bar.lane)))
                .join('')
            : timeline.columns
                .map((column) => columnPath(column, status, timeline.highest, place))
                .join('')
        return d === '' ? null : (
          <path key={status} className="ik-timeline-mark" data-status={status} d={d} />
        )
      })}
      {stretch !== undefined && <Stretch timeline={timeline} place={place} stretch={stretch} />}
      {timeline.nowX !== undefined && <NowLine x={place(timeline.nowX)} />}
    </svg>
  )
})

type Place = (x: number, extent?: number) => number

function Ground(props: {
  timeline: Timeline
  place: Place
  loadedFrom: number | undefined
}): ReactNode {
  const { timeline, place, loadedFrom } = props
  const { width, days, ticks } = timeline
  const t = useChartMessages()
  const format = useFormat()
  const unread =
    loadedFrom === undefined
      ? 0
      : Math.min(width, ((loadedFrom - timeline.from) / (timeline.to - timeline.from)) * width)
  return (
    <>
      {days.length > 1 && (
        <path
          className="ik-timeline-day-band"
          d={days
            .filter(({ isOdd }) => isOdd)
            .map(
              (day) => `M${place(day.x, day.width)} 0h${day.width}v${chartHeight}h${-day.width}z`,
            )
            .join('')}
        />
      )}
      <path
        className="ik-timeline-grid"
        d={gridPath(
          ticks.filter(({ isDay }) => !isDay),
          place,
        )}
      />
      <path
        className="ik-timeline-grid"
        data-day
        d={gridPath(
          ticks.filter(({ isDay }) => isDay),
          place,
        )}
      />
      {unread > 1 && (
        <>
          <rect
            className="ik-timeline-unread"
            x={place(0, unread)}
            y={0}
            width={unread}
            height={chartHeight}
          />
          {unread > 190 && (
            <text
              className="ik-timeline-tick"
              x={place(unread / 2)}
              y={chartHeight / 2 + 4}
              textAnchor="middle"
            >
              {t('executionTimeline.notLoaded')}
            </text>
          )}
        </>
      )}
      <line className="ik-timeline-base" x1={0} x2={width} y1={chartHeight} y2={chartHeight} />
      {ticks.map(
        (tick) =>
          tick.x > labelMargin &&
          tick.x < width - labelMargin && (
            <text
              key={tick.time}
              className="ik-timeline-tick"
              data-day={tick.isDay || undefined}
              x={place(tick.x)}
              y={chartHeight + 15}
              textAnchor="middle"
            >
              {format.dateTime(
                tick.time,
                tick.isDay
                  ? { month: 'short', day: 'numeric' }
                  : tick.time % 60_000 === 0
                    ? { hour: 'numeric', minute: '2-digit' }
                    : { hour: 'numeric', minute: '2-digit', second: '2-digit' },
              )}
            </text>
          ),
      )}
    </>
  )
}

function gridPath(ticks: Timeline['ticks'], place: Place): string {
  return ticks.map(({ x }) => `M${place(x)} 0V${chartHeight}`).join('')
}

function Stretch(props: { timeline: Timeline; place: Place; stretch: TimeSpan }): ReactNode {
  const { timeline, place, stretch } = props
  const { from, to, width } = timeline
  const at = (time: number): number =>
    Math.min(width, Math.max(0, ((time - from) / (to - from)) * width))
  const x = at(stretch.from)
  const extent = Math.max(1, at(stretch.to) - x)
  return (
    <rect
      className="ik-timeline-stretch"
      x={place(x, extent)}
      y={0}
      width={extent}
      height={chartHeight}
    />
  )
}

function Marker(props: { item: ChartItem; place: Place; kind: 'selected' | 'marked' }): ReactNode {
  const { item, place, kind } = props
  const isRun = item.kind === 'run'
  return (
    <>
      <line
        className="ik-timeline-marker-line"
        data-kind={kind}
        x1={place(item.x + item.width / 2)}
        x2={place(item.x + item.width / 2)}
        y1={0}
        y2={chartHeight}
      />
      <rect
        className="ik-timeline-marker"
        data-kind={kind}
        x={place(item.x, item.width) - 2.5}
        y={isRun ? footOf(item.lane) - laneHeight - 2 : 0}
        width={item.width + 5}
        height={isRun ? laneHeight + 4 : chartHeight}
        rx={3}
      />
    </>
  )
}

function NowLine({ x }: { x: number }): ReactNode {
  return (
    <>
      <line className="ik-timeline-now" x1={x} x2={x} y1={4} y2={chartHeight} />
      <circle className="ik-timeline-now-dot" cx={x} cy={3} r={3} />
    </>
  )
}

/** The part of a column that a status has: gravest at the foot, so that failures can be compared. */
function columnPath(
  column: TimelineColumn,
  status: TimelineColumn['counts'][number]['status'],
  highest: number,
  place: Place,
): string {
  const full = chartHeight - 6
  let foot = chartHeight
  for (const part of column.counts) {
    const height = Math.max(3, (part.count / highest) * full)
    if (part.status === status) {
      const x = place(column.x, column.width)
      return `M${x.toFixed(2)} ${(foot - height).toFixed(2)}h${column.width.toFixed(2)}v${Math.max(1, height - 1).toFixed(2)}h${(-column.width).toFixed(2)}z`
    }
    foot -= height
  }
  return ''
}
