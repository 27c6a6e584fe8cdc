import type { Schedule } from '@inlaykit/shared'
import { invalidInput } from '../../core/errors.js'
import { scheduleFaults } from '../../schedules/faults.js'

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
