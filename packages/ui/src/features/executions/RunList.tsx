/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions -- The buttons within are operable without; this only moves between them. */
import type { Execution } from '@inlaykit/shared'
import { forwardRef, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { useHydrated } from '../../i18n/useHydrated.js'
import { useLayoutEffectInBrowser } from '../../provider/useLayoutEffectInBrowser.js'
import { groupByDay, type RunRow, type RunRows } from './days.js'
import { lateRunDetail } from './OpenRun.js'
import { RunDay } from './RunDay.js'
import { RunListEnd } from './RunListEnd.js'
import { useTimelineMessages } from './texts.js'
import { useTimelineTools } from './timeline-context.js'
import { RunItem } from './RunItem.js'
import { headingHeight, useRunWindow, type WindowItem } from './useRunWindow.js'
import type { ExecutionsResult } from './useExecutions.js'

/** Lines read ahead of the scroll position before the next page is asked for. */
const readAhead = 20
/** Scrolled less than this, new runs push the others down; scrolled more, what is looked at stays where it is. */
const atTop = 8

/** Moves the list. */
export interface RunListHandle {
  /** Brings a run into view and puts the keyboard on it. */
  readonly show: (executionId: string) => void
}

/**
 * The runs by day, of which only those near the view are in the page. The lines stand in normal flow, with margins for
 * those left out, so that headings can stick and screen readers meet real lists.
 */
export const RunList = forwardRef<
  RunListHandle,
  { executions: readonly Execution[]; source: ExecutionsResult }
>(function RunList({ executions, source }, ref) {
  const t = useTimelineMessages()
  const { timeZone } = useFormat()
  const { selectedId, select } = useTimelineTools()
  const isHydrated = useHydrated()
  const rows = useMemo(() => groupByDay(executions, timeZone), [executions, timeZone])
  const scroller = useRef<HTMLDivElement>(null)
  const wanted = useRef<LinePlace | undefined>(undefined)
  const [focused, setFocused] = useState<string>()
  const [isScrolled, setScrolled] = useState(false)
  const focusedAt = useMemo(
    () => (focused === undefined ? -1 : rows.indexOf(focused)),
    [focused, rows],
  )

  const { items, total, measure, scrollTo } = useRunWindow({
    rows,
    scroller,
    focusedAt,
    holdsPlace: isScrolled,
  })

  // Somebody may have gone to a line of the server's HTML before anything here could hear of it.
  useLayoutEffectInBrowser(() => {
    const line = scroller.current?.querySelector<HTMLElement>(':focus')
    if (line) setFocused(runOf(line.dataset))
  }, [measure])

  const { hasMore, loadMore, moreError } = source
  const lastShown = items.at(-1)?.index ?? 0
  const isNearEnd = lastShown >= rows.length - readAhead
  useEffect(() => {
    if (isNearEnd && hasMore && moreError === null) loadMore()
  }, [hasMore, isNearEnd, loadMore, moreError, rows.length])

  function focusRun(executionId: string, isBox = false): void {
    const index = rows.indexOf(executionId)
    if (index < 0) return
    wanted.current = { executionId, isBox }
    setFocused(executionId)
    scrollTo(index)
  }

  // The line may have to be rendered first, so the keyboard is put on it as soon as it is there.
  useEffect(() => {
    if (wanted.current === undefined) return
    const line = findPlace(scroller.current, wanted.current)
    if (line === undefined) return
    wanted.current = undefined
    line.focus({ preventScroll: true })
  })

  useImperativeHandle(ref, () => ({ show: (executionId) => focusRun(executionId) }))

  function press(event: KeyboardEvent<HTMLDivElement>): void {
    const { dataset } = event.target as HTMLElement
    const id = runOf(dataset)
    if (id === undefined) return
    if (event.key === 'Escape' && selectedId !== null) {
      event.stopPropagation()
      select(null)
      return
    }
    const at = executions.findIndex((run) => run.id === id)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: executions.length - 1 }[
      event.key
    ]
    const target = next === undefined ? undefined : executions[next]
    if (target === undefined) return
    event.preventDefault()
    focusRun(target.id, dataset['ikCheck'] !== undefined)
  }

  return (
    <div
      ref={scroller}
      className="ik-run-list"
      role="group"
      aria-label={t('executionTimeline.list')}
      data-ik-part="list"
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop > atTop)}
      onKeyDown={press}
      onPointerEnter={lateRunDetail.load}
      onFocus={(event) => {
        lateRunDetail.load()
        setFocused(runOf((event.target as HTMLElement).dataset))
      }}
    >
      {chunkByDay(rows, items).map((day) => (
        <RunDay
          key={day.key}
          start={day.start}
          count={hasMore && day.isLast ? undefined : day.count}
          offset={day.offset}
          headingRef={measure}
          headingIndex={day.headingIndex}
        >
          {day.runs.map(({ row, index, gap }) => (
            <RunItem
              key={row.key}
              ref={measure}
              index={index}
              gap={gap}
              execution={row.execution}
              place={row.place}
              count={hasMore && day.isLast ? undefined : row.count}
            />
          ))}
        </RunDay>
      ))}
      <RunListEnd
        source={source}
        // The server renders no style attributes; what is below its first lines comes with the browser.
        offset={isHydrated ? total - (items.at(-1)?.end ?? total) : 0}
      />
    </div>
  )
})

/** Where in the list the keyboard is. */
interface LinePlace {
  readonly executionId: string
  /** On the box that selects the run, else on its name. */
  readonly isBox: boolean
}

function findPlace(list: HTMLElement | null, place: LinePlace): HTMLElement | undefined {
  const name = place.isBox ? 'ik-check' : 'ik-run'
  const places = list?.querySelectorAll<HTMLElement>(`[data-${name}]`) ?? []
  return [...places].find(({ dataset }) => runOf(dataset) === place.executionId)
}

/** The run that a name or a box belongs to. */
function runOf(dataset: DOMStringMap): string | undefined {
  return dataset['ikRun'] ?? dataset['ikCheck']
}

interface DayChunk {
  readonly key: string
  readonly start: number | undefined
  readonly count: number
  readonly isLast: boolean
  /** The lines left out above it, in CSS pixels. */
  readonly offset: number
  /** Among the lines of the list. */
  readonly headingIndex: number
  readonly runs: {
    row: Extract<RunRow, { kind: 'run' }>
    index: number
    /** The lines left out between the line before and this one, in CSS pixels. */
    gap: number
  }[]
}

/** The lines near the view, day by day. A day whose heading has scrolled out of range still gets it: it sticks. */
function chunkByDay(rows: RunRows, items: readonly WindowItem[]): DayChunk[] {
  const days: DayChunk[] = []
  let end = 0
  const lastHeading = rows.headingOf(rows.length - 1)
  for (const { index, start, end: itemEnd } of items) {
    const row = rows.at(index)
    if (row === undefined) continue
    const headingAt = rows.headingOf(index)
    const heading = rows.at(headingAt)
    if (heading?.kind !== 'day') continue
    const current = days.at(-1)
    if (current?.key !== heading.key) {
      const isInRange = row.kind === 'day'
      days.push({
        key: heading.key,
        start: heading.start,
        count: heading.count,
        isLast: headingAt === lastHeading,
        offset: Math.max(0, start - end - (isInRange ? 0 : headingHeight)),
        headingIndex: headingAt,
        runs: [],
      })
      end = isInRange ? itemEnd : start
    }
    if (row.kind === 'run') {
      days.at(-1)?.runs.push({ row, index, gap: Math.max(0, start - end) })
      end = itemEnd
    }
  }
  return days
}
