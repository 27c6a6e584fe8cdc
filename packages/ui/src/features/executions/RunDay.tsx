/* oxlint-disable jsx-a11y/no-redundant-roles -- Safari drops the role of lists without markers. */
import { useId } from 'react'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/I18nProvider.js'
import { useNow } from '../../parts/useNow.js'
import { useTimelineMessages } from './texts.js'
import { startOfDay } from './time-zone.js'

/** A day of the list: its heading, which stays in view while its runs are, and its runs. */
export function RunDay(props: {
  /** When it began, in milliseconds since 1970; `undefined`: the runs' start is not told. */
  start: number | undefined
  /** How many runs it holds; `undefined`: not all are known yet. */
  count: number | undefined
  /** Empty space above it, in CSS pixels. */
  offset: number
  headingRef: ((element: HTMLElement | null) => void) | undefined
  /** Its heading's place among the lines of the list. */
  headingIndex: number
  children: ReactNode
}): ReactNode {
  const { start, count, offset, headingRef, headingIndex, children } = props
  const t = useTimelineMessages()
  const id = useId()
  const day = useDayName(start)
  return (
    <div
      className="ik-run-day"
      data-ik-part="day"
      style={offset > 0 ? { marginBlockStart: offset } : undefined}
    >
      <h3 ref={headingRef} data-index={headingIndex} className="ik-run-day-heading" id={id}>
        <span className="ik-run-day-name">{day}</span>
        {count !== undefined && (
          <span className="ik-run-day-count">{t('executionTimeline.count', { count })}</span>
        )}
      </h3>
      <ol
        className="ik-run-day-runs"
        role="list"
        aria-label={t('executionTimeline.runsOf', { day })}
      >
        {children}
      </ol>
    </div>
  )
}

function useDayName(start: number | undefined): string {
  const t = useTimelineMessages()
  const format = useFormat()
  const now = useNow()
  if (start === undefined) return t('executionTimeline.noDay')
  if (now !== undefined) {
    const today = startOfDay(now, format.timeZone)
    if (start === today) return t('executionTimeline.today')
    if (start === startOfDay(today - 1, format.timeZone)) return t('executionTimeline.yesterday')
  }
  return format.dateTime(start, { weekday: 'long', month: 'long', day: 'numeric' })
}
