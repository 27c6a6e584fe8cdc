import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/I18nProvider.js'
import { problemStateMessages } from '../../i18n/messages/problem-states/en.js'
import { Button } from '../../parts/Button.js'
import { EmptyState } from '../../parts/EmptyState.js'
import { clockIcon, plugIcon, searchIcon } from '../../parts/icons.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { VisuallyHidden } from '../../parts/VisuallyHidden.js'
import { useTimelineMessages } from './texts.js'
import { useTimelineTools } from './timeline-context.js'
import type { ExecutionFiltersReason, ExecutionTimelineFilters } from './TimelineToolbar.js'

const lines = ['long', 'medium', 'long', 'medium', 'long', 'medium'] as const

/** Stands where chart and list will be. */
export function TimelineSkeleton(): ReactNode {
  const t = useTimelineMessages()
  return (
    <div className="ik-timeline-skeleton" data-ik-part="loading">
      <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
      <div className="ik-timeline-skeleton-chart" aria-hidden="true" />
      {lines.map((width, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="ik-timeline-skeleton-line" aria-hidden="true">
          <Skeleton width="short" />
          <Skeleton width={width} />
          <Skeleton width="short" />
        </div>
      ))}
    </div>
  )
}

/** The tenant has no connection to Make yet. */
export function TimelineNotConnected(): ReactNode {
  const t = useTimelineMessages()
  const problem = useMessages(problemStateMessages)
  return (
    <EmptyState icon={plugIcon} title={t('executionTimeline.notConnectedTitle')}>
      {problem('problem.not-connected')}
    </EmptyState>
  )
}

/** No run to show: because there is none, or none in this time, or none that the filters let through. */
export function TimelineEmpty(props: {
  scenarioId: string | undefined
  filters: ExecutionTimelineFilters
  onChange: (filters: ExecutionTimelineFilters, reason: ExecutionFiltersReason) => void
}): ReactNode {
  const { scenarioId, filters, onChange } = props
  const t = useTimelineMessages()
  const { empty } = useTimelineTools().slots
  if (filters.status.length > 0 || filters.trigger !== null) {
    return (
      <EmptyState
        icon={searchIcon}
        title={t('executionTimeline.noMatchTitle')}
        action={
          <Button onClick={() => onChange({ ...filters, status: [], trigger: null }, 'clear')}>
            {t('executionTimeline.clearFilters')}
          </Button>
        }
      >
        {t('executionTimeline.noMatchText')}
      </EmptyState>
    )
  }
  if (filters.range !== 'all') {
    return (
      <EmptyState
        icon={clockIcon}
        title={t('executionTimeline.quietTitle')}
        action={
          <Button onClick={() => onChange({ ...filters, range: 'all' }, 'range')}>
            {t('executionTimeline.showAll')}
          </Button>
        }
      >
        {t('executionTimeline.quietText')}
      </EmptyState>
    )
  }
  if (empty !== undefined) return empty
  return (
    <EmptyState icon={clockIcon} title={t('executionTimeline.emptyTitle')}>
      {t(
        scenarioId === undefined
          ? 'executionTimeline.emptyText'
          : 'executionTimeline.emptyTextScenario',
      )}
    </EmptyState>
  )
}
