import type { Execution } from '@inlaykit/shared'
import { useCallback, useDeferredValue, useId, useState } from 'react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useLanguage } from '../../i18n/I18nProvider.js'
import { useFeedback } from '../../parts/Feedback.js'
import { useNow } from '../../parts/useNow.js'
import { useChartMessages } from './chart-texts.js'
import { ChartControls, type ViewMove } from './ChartControls.js'
import { ChartDrawing } from './ChartDrawing.js'
import { ChartSummary } from './ChartSummary.js'
import { ChartTip, useItemText } from './ChartTip.js'
import {
  chartHeight,
  findItemAt,
  itemSpan,
  itemsOf,
  stepTo,
  type ChartItem,
} from './chart-items.js'
import { FailureSteps } from './FailureSteps.js'
import { findFailure } from './failures.js'
import { startTime } from './start-time.js'
import { rangeKey, rangeOfSpan, type TimelinePreset, type TimelineRange } from './range.js'
import type { TimeSpan } from './ticks.js'
import { useTimelineTools } from './timeline-context.js'
import { useCalm } from './useCalm.js'
import { useChartGestures } from './useChartGestures.js'
import { useSpanText } from './useSpanText.js'
import { useTimeline } from './useTimeline.js'
import { useWidth } from './useWidth.js'
import { panView, revealTime, zoomView } from './view.js'

/** What {@link TimelineChart} takes. */
export interface TimelineChartProps {
  executions: readonly Execution[]
  range: TimelineRange
  /** Another range was chosen on the axis. */
  onRange: (range: TimelineRange) => void
  /** Older runs exist that were not read. */
  hasMore: boolean
  /** A run was chosen, or with `open` false, a stretch of time whose newest run this is. */
  onPick: (executionId: string, open: boolean) => void
}

/** How much closer one step of zooming is. */
const zoomStep = 0.5
/** How far one step moves: a part of what is in view. */
const panStep = 0.5

/**
 * The runs on an axis of time, which flows in the reading direction: from right to left in Arabic. Works as a slider over
 * the runs; the list below shows the same to those who do not use it. What is in view can be zoomed and moved; a stretch
 * of it that is selected becomes the range of the whole widget.
 */
export function TimelineChart(props: TimelineChartProps): ReactNode {
  const { range, onRange, hasMore, onPick } = props
  // While runs pour in, what somebody types or presses goes first.
  const executions = useDeferredValue(useCalm(props.executions))
  const t = useChartMessages()
  const textOf = useSpanText()
  const { announce } = useFeedback()
  const { selectedId } = useTimelineTools()
  const isMirrored = useLanguage().direction === 'rtl'
  const { ref, width } = useWidth()
  const [plot, setPlot] = useState<HTMLElement | null>(null)
  const [held, setHeld] = useState<{ readonly range: string; readonly view: TimeSpan }>()
  const [preset, setPreset] = useState<TimelinePreset>('week')
  const [mark, setMark] = useState<(TimeSpan & { readonly anchor?: TimeSpan }) | undefined>()
  const [cursor, setCursor] = useState<string>()
  const [isFocused, setFocused] = useState(false)
  const [followed, setFollowed] = useState(selectedId)
  const [hovered, setHovered] = useState<string>()
  const now = useNow()
  const helpId = useId()

  const view = held?.range === rangeKey(range) ? held.view : undefined
  const axis = useTimeline(executions, range, view, width)
  const timeline = axis?.timeline
  const whole = axis?.whole
  // Where giving up a chosen stretch leads back to.
  if (typeof range === 'string' && range !== preset) setPreset(range)

  const items = timeline === undefined ? [] : itemsOf(timeline)
  const at = cursorIndex(items, cursor ?? selectedId)
  const current = items[at]
  const shown = items.find(({ id }) => id === hovered) ?? (isFocused ? current : undefined)
  const describe = useItemText(executions)
  const last = executions.at(-1)
  const loadedFrom = hasMore && last !== undefined ? startTime(last) : undefined

  const showView = (next: TimeSpan | undefined): void =>
    setHeld(next && { range: rangeKey(range), view: next })
  // A run that was chosen elsewhere comes into view, and the keyboard goes on from there.
  if (followed !== selectedId) {
    setFollowed(selectedId)
    setCursor(undefined)
    const selected = selectedId === null ? {} : executions.find(({ id }) => id === selectedId)
    const start = startTime(selected ?? {})
    if (view !== undefined && whole !== undefined && start > -Infinity) {
      showView(revealTime(view, whole, start))
    }
  }

  const choose = (span: TimeSpan): void => {
    setMark(undefined)
    const chosen = rangeOfSpan(span)
    onRange(chosen)
    const text = textOf({ from: Date.parse(chosen.from), to: Date.parse(chosen.to) })
    announce(t('executionTimeline.rangeChosen', { time: text }))
  }
  const gestures = useChartGestures({
    plot,
    shown: timeline,
    whole,
    width,
    isMirrored,
    onView: showView,
    onMark: setMark,
    onSelect: choose,
  })
  const setPlotRef = useCallback(
    (element: HTMLElement | null) => {
      setPlot(element)
      ref(element)
    },
    [ref],
  )

  function move(how: ViewMove): void {
    if (timeline === undefined || whole === undefined) return
    const next = viewAfter(how, timeline, whole, current && itemSpan(current, timeline))
    showView(next)
    announce(t('executionTimeline.inView', { time: textOf(untilNow(next ?? whole, now)) }))
  }

  function pick(item: ChartItem | undefined): void {
    if (item === undefined) return
    setCursor(item.id)
    onPick(item.id, item.kind === 'run')
  }

  function stepFailure(towards: 'earlier' | 'later'): void {
    const failure = findFailure(executions, cursor ?? selectedId ?? undefined, towards)
    if (failure === undefined) announce(t('executionTimeline.failure.none'))
    else onPick(failure.id, true)
  }

  function itemUnder(event: PointerEvent | React.MouseEvent): ChartItem | undefined {
    const box = event.currentTarget.getBoundingClientRect()
    const x = event.clientX - box.left
    return findItemAt(items, isMirrored ? width - x : x, event.clientY - box.top)
  }

  function step(event: KeyboardEvent, next: number): void {
    const target = items[next]
    if (target === undefined || current === undefined || timeline === undefined) return
    if (next === at && view !== undefined && !event.shiftKey) move(at === 0 ? 'earlier' : 'later')
    setCursor(target.id)
    if (!event.shiftKey) return setMark(undefined)
    const anchor = mark?.anchor ?? itemSpan(current, timeline)
    const head = itemSpan(target, timeline)
    setMark({
      anchor,
      from: Math.min(anchor.from, head.from),
      to: Math.max(anchor.to, head.to),
    })
  }

  function press(event: KeyboardEvent): void {
    const zoom = zoomKeys[event.key]
    const next = stepTo(event.key, at, items.length, isMirrored)
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const towards = failureKeys[event.code]
    if (zoom !== undefined) move(zoom)
    else if (towards !== undefined) stepFailure(towards)
    else if (event.key === 'Escape' && mark !== undefined) {
      event.stopPropagation()
      gestures.onPointerCancel()
    } else if (event.key === 'Enter' && mark !== undefined) choose(mark)
    else if (event.key === 'Enter' || event.key === ' ') pick(current)
    else if (next === undefined) return
    else step(event, next)
    event.preventDefault()
  }

  const hasItems = items.length > 0
  const marked = mark && t('executionTimeline.marked', { time: textOf(mark) })
  const slider = hasItems
    ? ({
        role: 'slider',
        tabIndex: 0,
        'aria-valuemin': 1,
        'aria-valuemax': items.length,
        'aria-valuenow': at + 1,
        'aria-valuetext': current && [describe(current), marked].filter(Boolean).join('. '),
        'aria-describedby': helpId,
      } as const)
    : ({ role: 'img' } as const)

  return (
    <div className="ik-timeline-chart" data-ik-part="chart" data-mode={timeline?.mode}>
      <ChartControls
        text={marked ?? (timeline === undefined ? '' : textOf(untilNow(timeline, now)))}
        isZoomed={view !== undefined}
        isChosen={typeof range !== 'string'}
        onMove={move}
        onClear={() => onRange(preset)}
      >
        <FailureSteps
          executions={executions}
          fromId={cursor ?? selectedId ?? undefined}
          hasMore={hasMore}
          onStep={stepFailure}
        />
      </ChartControls>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- It is a slider, or a picture that hears nothing. */}
      <div
        ref={setPlotRef}
        className="ik-timeline-plot"
        {...slider}
        aria-label={t('executionTimeline.chart')}
        data-hover={hovered !== undefined || undefined}
        onKeyDown={hasItems ? press : undefined}
        onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => {
          setFocused(false)
          setMark(undefined)
        }}
        onPointerDown={gestures.onPointerDown}
        onPointerMove={(event) => {
          setHovered(itemUnder(event)?.id)
          gestures.onPointerMove(event)
        }}
        onPointerUp={gestures.onPointerUp}
        onPointerCancel={gestures.onPointerCancel}
        onPointerLeave={() => setHovered(undefined)}
        onClick={(event) => {
          if (!gestures.endsDrag()) pick(itemUnder(event))
        }}
      >
        {timeline !== undefined && (
          <ChartDrawing
            timeline={timeline}
            isMirrored={isMirrored}
            marked={shown}
            selected={items.find(({ id }) => id === selectedId)}
            loadedFrom={loadedFrom}
            stretch={mark}
          />
        )}
        {timeline !== undefined && !hasItems && (
          <p className="ik-timeline-chart-note">{t('executionTimeline.chartEmpty')}</p>
        )}
        {shown !== undefined && mark === undefined && (
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
      {timeline === undefined ? (
        <div className="ik-timeline-summary" />
      ) : (
        <ChartSummary executions={executions} shown={timeline} loadedFrom={loadedFrom} />
      )}
      {timeline !== undefined && timeline.unplaced > 0 && (
        <p className="ik-timeline-chart-note" data-below>
          {t('executionTimeline.unplaced', { count: timeline.unplaced })}
        </p>
      )}
    </div>
  )
}

const zoomKeys: Readonly<Record<string, ViewMove>> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
  _: 'out',
  '0': 'whole',
}

/** The axis reaches a little beyond now, where nothing can be told of yet. */
function untilNow({ from, to }: TimeSpan, now: number | undefined): TimeSpan {
  return { from, to: now === undefined ? to : Math.max(from, Math.min(to, now)) }
}

/** By place, not by letter: keyboards of other scripts have them too. */
const failureKeys: Readonly<Record<string, 'earlier' | 'later'>> = {
  KeyP: 'earlier',
  KeyN: 'later',
}

/** What is in view after a press; it zooms around the run that the keyboard is at, else around the middle. */
function viewAfter(
  move: ViewMove,
  shown: TimeSpan,
  whole: TimeSpan,
  current: TimeSpan | undefined,
): TimeSpan | undefined {
  const length = shown.to - shown.from
  const around = current === undefined ? shown.from + length / 2 : (current.from + current.to) / 2
  switch (move) {
    case 'in':
      return zoomView(shown, whole, zoomStep, around)
    case 'out':
      return zoomView(shown, whole, 1 / zoomStep, around)
    case 'earlier':
      return panView(shown, whole, -length * panStep)
    case 'later':
      return panView(shown, whole, length * panStep)
    default:
      return undefined
  }
}

function cursorIndex(items: readonly ChartItem[], id: string | null | undefined): number {
  const found = items.findIndex((item) => item.id === id)
  return found < 0 ? Math.max(0, items.length - 1) : found
}
