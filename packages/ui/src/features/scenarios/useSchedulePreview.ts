import type { Schedule, SchedulePreview } from '@inlaykit/shared'
import { keepPreviousData, type UseQueryResult } from '@tanstack/react-query'
import { useRead } from '../../client/useRead.js'
import { schedulePreviewQuery, type SchedulePreviewQuery } from './queries.js'

/** What {@link useSchedulePreview} takes. */
export type UseSchedulePreviewOptions = Omit<SchedulePreviewQuery, 'schedule'>

const onDemand: Schedule = { kind: 'on-demand' }

/**
 * The next runs of a schedule, which may be one that is not saved yet: the server works them out. Until it has answered about
 * another schedule those of the one before stay, as `isPlaceholderData` tells.
 * @param schedule nothing is read while it is absent
 */
export function useSchedulePreview(
  schedule: Schedule | null | undefined,
  options: UseSchedulePreviewOptions = {},
): UseQueryResult<SchedulePreview> {
  const asked = { ...options, schedule: schedule ?? onDemand }
  return useRead((kit) => schedulePreviewQuery(kit, asked), {
    enabled: Boolean(schedule),
    placeholderData: keepPreviousData,
  })
}
