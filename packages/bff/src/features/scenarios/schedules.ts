import type { PreviewScheduleInput, Schedule, SchedulePreview } from '@inlaykit/shared'
import { invalidInput } from '../../core/errors.js'
import { scheduleFaults } from '../../schedules/faults.js'
import { nextRuns } from '../../schedules/next-runs.js'
import { canonicalZone } from '../../schedules/time-zone.js'

/**
 * Refuses a schedule of a body that can't be read or would never start.
 * @param now in ms since the epoch
 * @param timeZone the organisation's; where it isn't known, UTC does to tell what never comes
 * @throws DomainError `validation`, with each field below `body.schedule` and what to do about it
 */
export function requireSchedule(schedule: Schedule, now: number, timeZone: string): void {
  const faults = scheduleFaults(schedule, { now, timeZone })
  if (faults.length === 0) return
  throw invalidInput(
    faults.map(({ path, message }) => ({
      path: path === '' ? 'body.schedule' : `body.schedule.${path}`,
      message,
    })),
  )
}

/**
 * The next runs of a schedule.
 * @param now in ms since the epoch
 * @throws DomainError `validation` for one that can't be read or never comes
 */
export function previewSchedule(
  { schedule, timeZone = 'UTC', count }: PreviewScheduleInput,
  now: number,
): SchedulePreview {
  if (canonicalZone(timeZone) === null) {
    throw invalidInput([
      { path: 'body.timeZone', message: 'must be a time zone such as America/New_York' },
    ])
  }
  requireSchedule(schedule, now, timeZone)
  const { runs } = nextRuns(schedule, { after: now, timeZone, count })
  return { runs: runs.map((at) => new Date(at).toISOString()), timeZone }
}
