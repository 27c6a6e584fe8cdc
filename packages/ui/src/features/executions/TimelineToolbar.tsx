/* oxlint-disable jsx-a11y/prefer-tag-over-role -- Hosts dress bare fieldsets and sections. */
import { executionStatuses } from '@inlaykit/shared/client'
import type { ExecutionStatus, ExecutionTrigger } from '@inlaykit/shared'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { timePresets } from '../../client/time-presets.js'
import { useFormat } from '../../i18n/I18nProvider.js'
import { Select } from '../../parts/Field.js'
import { LiveBadge } from './LiveBadge.js'
import type { TimelinePreset, TimelineRange } from './range.js'
import { StatusGlyph } from './StatusGlyph.js'
import { useTimelineMessages } from './texts.js'

/**
 * What the timeline shows: by status (none: all), by what set the run off (`null`: anything), and of which time: up to
 * now, or the stretch that was chosen on the axis. All of it is plain data that a link can carry.
 */
export interface ExecutionTimelineFilters {
  readonly status: readonly ExecutionStatus[]
  readonly trigger: ExecutionTrigger | null
  readonly range: TimelineRange
}

/** What changed the filters. `clear`: the button of an empty result. */
export type ExecutionFiltersReason = 'status' | 'trigger' | 'range' | 'clear'

const triggers = ['manual', 'scheduled', 'webhook'] as const

/** Counts by status, which are filters too; trigger and time range; the state of the live stream. */
export function TimelineToolbar(props: {
  filters: ExecutionTimelineFilters
  onChange: (filters: ExecutionTimelineFilters, reason: ExecutionFiltersReason) => void
  counts: Readonly<Record<ExecutionStatus, number>> | undefined
  /** More runs exist than were counted. */
  isPartial: boolean
  hasTriggers: boolean
  end: ReactNode
}): ReactNode {
  const { filters, onChange, counts, isPartial, hasTriggers, end } = props
  const t = useTimelineMessages()
  return (
    <div className="ik-timeline-toolbar" data-ik-part="toolbar">
      <div
        className="ik-timeline-statuses"
        role="group"
        aria-label={t('executionTimeline.filterStatus')}
      >
        {executionStatuses.map((status) => (
          <StatusChip
            key={status}
            status={status}
            count={counts?.[status]}
            isPartial={isPartial}
            isChosen={filters.status.includes(status)}
            onToggle={() =>
              onChange({ ...filters, status: toggle(filters.status, status) }, 'status')
            }
          />
        ))}
      </div>
      <div className="ik-timeline-controls">
        <LiveBadge />
        {hasTriggers && (
          <Select<ExecutionTrigger | 'all'>
            className="ik-timeline-trigger"
            label={t('executionTimeline.filterTrigger')}
            hideLabel
            value={filters.trigger ?? 'all'}
            options={[
              { value: 'all', label: t('executionTimeline.allTriggers') },
              ...triggers.map((value) => ({ value, label: t(`executionTrigger.${value}`) })),
            ]}
            onChange={(value) =>
              onChange({ ...filters, trigger: value === 'all' ? null : value }, 'trigger')
            }
          />
        )}
        <RangePicker
          range={filters.range}
          onChange={(range) => onChange({ ...filters, range }, 'range')}
        />
        {end}
      </div>
    </div>
  )
}

function toggle(chosen: readonly ExecutionStatus[], status: ExecutionStatus): ExecutionStatus[] {
  return chosen.includes(status)
    ? chosen.filter((each) => each !== status)
    : executionStatuses.filter((each) => each === status || chosen.includes(each))
}

function StatusChip(props: {
  status: ExecutionStatus
  count: number | undefined
  isPartial: boolean
  isChosen: boolean
  onToggle: () => void
}): ReactNode {
  const { status, count, isPartial, isChosen, onToggle } = props
  const t = useTimelineMessages()
  const format = useFormat()
  return (
    <button
      type="button"
      className="ik-text-button ik-timeline-chip"
      data-ik-part="status-filter"
      data-status={status}
      data-zero={count === 0 || undefined}
      aria-pressed={isChosen}
      onClick={onToggle}
    >
      <StatusGlyph status={status} />
      <span>{t(`run.${status}`)}</span>
      {count !== undefined && (
        <span className="ik-timeline-chip-count">
          {format.number(count)}
          {isPartial && count > 0 && '+'}
        </span>
      )}
    </button>
  )
}

const rangeUnits = {
  hour: [1, 'hour'],
  day: [24, 'hour'],
  week: [7, 'day'],
  month: [30, 'day'],
} as const

function RangePicker(props: {
  range: TimelineRange
  onChange: (range: TimelinePreset) => void
}): ReactNode {
  const { range, onChange } = props
  const t = useTimelineMessages()
  const format = useFormat()
  const name = useId()
  return (
    <div
      className="ik-timeline-ranges"
      role="radiogroup"
      aria-label={t('timeRange.label')}
      data-ik-part="range"
    >
      {timePresets.map((each) => {
        const unit = each === 'all' ? undefined : rangeUnits[each]
        const long = t(`timeRange.${each}`)
        return (
          <label key={each} className="ik-timeline-range" title={long}>
            <input
              className="ik-timeline-range-input"
              type="radio"
              name={name}
              value={each}
              checked={each === range}
              aria-label={long}
              onChange={() => onChange(each)}
            />
            <span className="ik-timeline-range-text" aria-hidden="true">
              {unit === undefined
                ? t('executionTimeline.rangeAllShort')
                : format.number(unit[0], { style: 'unit', unit: unit[1], unitDisplay: 'narrow' })}
            </span>
          </label>
        )
      })}
    </div>
  )
}
