import type { Schedule, SchedulePreview } from '@inlaykit/shared'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useKit } from '../../client/context.js'
import { readPolicy } from '../../client/read-policy.js'
import { scenarioKeys } from './queries.js'

/** What {@link useSchedulePreview} takes. */
export interface UseSchedulePreviewOptions {
  /** The organization's time zone, in which times of day without one of their own are meant; UTC by default. */
  readonly timeZone?: string | undefined
  /** How many runs, 1 to 50; 5 by default. */
  readonly count?: number | undefined
}

/**
 * The next runs of a schedule, which may be one that is not saved yet: the server works them out.
 * @param schedule nothing is read while it is absent
 */
export function useSchedulePreview(
  schedule: Schedule | null | undefined,
  options: UseSchedulePreviewOptions = {},
): UseQueryResult<SchedulePreview> {
  const { client, queryClient, scope } = useKit()
  const { timeZone, count = 5 } = options
  return useQuery(
    {
      queryKey: scenarioKeys.preview(scope, { schedule, timeZone, count }),
      queryFn: ({ signal }) =>
        client.call(
          'previewSchedule',
          { body: { schedule: schedule ?? { kind: 'on-demand' }, timeZone, count } },
          { signal },
        ),
      enabled: Boolean(schedule),
      ...readPolicy,
    },
    queryClient,
  )
}
