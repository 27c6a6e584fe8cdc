import { z } from 'zod'
import type { Schedule } from '@inlaykit/shared'
import { clockCron } from '../../schedules/cron.js'
import { refused, type Translation } from '../../schedules/translation.js'
import { optionalText } from '../parse.js'

/** A schedule as the guide tells it. */
export const GuideSchedule = z.object({ cronExpression: optionalText, timezone: optionalText })
/** A schedule as the guide tells it. */
export type GuideSchedule = z.infer<typeof GuideSchedule>

/** A schedule as the guide takes it; `null` leaves the start to people, as a missing expression does where one is told. */
export type GuideWire =
  | { readonly cronExpression: string; readonly timezone: string }
  | { readonly cronExpression: null }

/** The guide's schedule in the contract's words; `null` for what the contract can't carry. */
export function toSchedule(schedule: GuideSchedule | null | undefined): Schedule | null {
  const expression = schedule?.cronExpression
  if (!expression) return { kind: 'on-demand' }
  const timeZone = schedule.timezone ?? 'UTC'
  if (expression.length > 200 || timeZone.length > 100) return null
  return { kind: 'cron', expression, timeZone }
}

/** Intervals that cut the hour or the day into equal parts; in UTC, where each day has 24 hours. */
function intervalCron(seconds: number): string | null {
  const minutes = seconds / 60
  if (!Number.isInteger(minutes)) return null
  if (minutes === 1) return '* * * * *'
  if (minutes < 60) return 60 % minutes === 0 ? `*/${minutes} * * * *` : null
  const hours = minutes / 60
  if (!Number.isInteger(hours) || 24 % hours !== 0) return null
  if (hours === 1) return '0 * * * *'
  return hours === 24 ? '0 0 * * *' : `0 */${hours} * * *`
}

/** A schedule in the guide's own words, which are those of cron: an expression goes out as it was given. */
export function toGuideSchedule(schedule: Schedule): Translation<GuideWire> {
  if (schedule.kind === 'on-demand') return { wire: { cronExpression: null } }
  if (schedule.kind === 'cron') {
    return { wire: { cronExpression: schedule.expression, timezone: schedule.timeZone } }
  }
  if (schedule.between || schedule.restrict) {
    return refused(
      'bounds',
      'This version of Make knows no bounds of schedules. Ask for the days and hours by cron, and leave between and restrict out.',
    )
  }
  switch (schedule.kind) {
    case 'immediately':
      return refused(
        'kind',
        'This version of Make does not set by a schedule that incoming data starts a scenario. Begin the scenario with a webhook instead.',
      )
    case 'once':
      return refused(
        'kind',
        'This version of Make starts no scenario on a single date. Run it by hand, or ask for a repeating schedule.',
      )
    case 'interval': {
      const expression = intervalCron(schedule.seconds)
      if (expression !== null) return { wire: { cronExpression: expression, timezone: 'UTC' } }
      return refused(
        'distance',
        'This version of Make has only intervals that divide the hour or the day evenly, such as 900, 3600 or 21600 seconds. Ask for one of these.',
      )
    }
    default: {
      const { timeZone } = schedule
      if (timeZone !== undefined) {
        return { wire: { cronExpression: clockCron(schedule), timezone: timeZone } }
      }
      return refused(
        'zone-missing',
        'This version of Make does not tell the time zone of the organisation. Name one with the time, such as America/New_York.',
      )
    }
  }
}
