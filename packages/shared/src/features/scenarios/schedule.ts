import { z } from 'zod'
import { Id, Time } from '../../contract/schemas.js'

const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 09:30')
const Weekdays = z.array(z.number().int().min(0).max(6)).min(1).max(7)
const MonthDays = z.array(z.number().int().min(1).max(31)).min(1).max(31)
const Months = z.array(z.number().int().min(1).max(12)).min(1).max(12)
/** A name of the IANA database. */
const TimeZone = z.string().min(1).max(100)

/** When a scenario may start: on these weekdays, in these months, from and to this minute of the day, both included. */
const ScheduleWindow = z.strictObject({
  days: Weekdays.optional(),
  months: Months.optional(),
  time: z.strictObject({ from: ClockTime, to: ClockTime }).optional(),
})

const bounds = {
  between: z.strictObject({ from: Time, to: Time }).optional(),
  restrict: z.array(ScheduleWindow).min(1).max(20).optional(),
}
const ofDay = { time: ClockTime, timeZone: TimeZone.optional(), ...bounds }

/**
 * When a scenario starts by itself. `seconds` of an interval are whole seconds; weekdays run from 0 (Sunday) to 6;
 * months from 1 to 12; times of day are `HH:MM` in `timeZone`, and in the organisation's own zone where none is named.
 * `cron` has five fields. `maxRunsPerMinute` is how often incoming data may start it.
 *
 * Outside of `between`, and of every window of `restrict`, nothing starts; windows are meant in the organisation's zone.
 */
export const Schedule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('on-demand') }),
  z.strictObject({
    kind: z.literal('immediately'),
    maxRunsPerMinute: z.number().int().min(1).max(10_000).optional(),
    ...bounds,
  }),
  z.strictObject({
    kind: z.literal('interval'),
    seconds: z.number().int().min(1).max(31_536_000),
    ...bounds,
  }),
  z.strictObject({ kind: z.literal('once'), at: Time, ...bounds }),
  z.strictObject({ kind: z.literal('daily'), ...ofDay }),
  z.strictObject({ kind: z.literal('weekly'), days: Weekdays, ...ofDay }),
  z.strictObject({ kind: z.literal('monthly'), days: MonthDays, ...ofDay }),
  z.strictObject({ kind: z.literal('yearly'), months: Months, days: MonthDays, ...ofDay }),
  z.strictObject({
    kind: z.literal('cron'),
    expression: z.string().min(1).max(200),
    timeZone: TimeZone,
  }),
])
/** When a scenario starts by itself. */
export type Schedule = z.infer<typeof Schedule>
/** When a scenario may start. */
export type ScheduleWindow = z.infer<typeof ScheduleWindow>

/**
 * Which runs are asked for; `count` is 5 by default. `timeZone` is the organisation's: where it is left out, Make is asked for
 * that of the connection. `scenarioId` is the scenario whose schedule it is, or is to become: as long as its interval stays
 * the same, the runs go on from the next one that Make has told.
 */
export const PreviewScheduleInput = z.strictObject({
  schedule: Schedule,
  scenarioId: Id.optional(),
  timeZone: TimeZone.optional(),
  count: z.number().int().min(1).max(50).default(5),
})
/** Which runs are asked for. */
export type PreviewScheduleInput = z.infer<typeof PreviewScheduleInput>

/**
 * The next runs of a schedule, in ascending order: fewer than asked for where no more come, none where no clock starts the
 * scenario. Those of an interval are counted from now on, unless they go on from the next one that Make has told.
 *
 * `timeZone` is the organisation's, as it was taken: UTC where nobody tells. `zoneAssumed`: the runs hang on that zone and
 * nobody told it, so that they are right as times of its clocks alone.
 */
export const SchedulePreview = z.object({
  runs: z.array(Time),
  timeZone: z.string(),
  zoneAssumed: z.literal(true).optional(),
})
/** The next runs of a schedule. */
export type SchedulePreview = z.infer<typeof SchedulePreview>
