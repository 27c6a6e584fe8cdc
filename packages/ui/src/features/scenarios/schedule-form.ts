import type { Schedule } from '@inlaykit/shared'
import { instantOf, wallTimeOf } from './wall-time.js'

/** What the editor can choose. `kept`: the schedule that is there, which its other choices can't say in full. */
export type ScheduleMode =
  | 'kept'
  | 'on-demand'
  | 'interval'
  | 'daily'
  | 'weekly'
  | 'monthly'
  | 'once'
  | 'cron'

/** What is entered; of fields that the mode doesn't use, what was entered last. */
export interface ScheduleForm {
  readonly mode: ScheduleMode
  /** Of an interval. */
  readonly amount: string
  readonly unit: 'minutes' | 'hours'
  /** `HH:MM`. */
  readonly time: string
  /** 0 (Sunday) to 6, ascending. */
  readonly weekdays: readonly number[]
  /** 1 to 31, ascending. */
  readonly monthDays: readonly number[]
  /** `YYYY-MM-DDTHH:MM` in the reader's zone. */
  readonly at: string
  readonly expression: string
  /** Of cron: an IANA name. */
  readonly timeZone: string
  /** Of times of day that are no cron: an IANA name; `''`: the organization's own. */
  readonly dayZone: string
}

/** What hangs on the connection and the reader. */
export interface ScheduleSetting {
  /** Whether the connection speaks cron. */
  readonly cron: boolean
  /** Whether it has kinds of schedules of its own; where it hasn't, all of them are written as cron. */
  readonly kinds: boolean
  /** The reader's. */
  readonly timeZone: string
}

/** A field with something wrong, and what. */
export type ScheduleFaults = { readonly [F in keyof ScheduleForm]?: true }

/** What the fields say; `null`: the schedule stays, which is not told. */
export type ReadSchedule =
  | { readonly schedule: Schedule | null }
  | { readonly faults: ScheduleFaults }

/** Cron cuts an hour or a day evenly by these alone. */
export const evenAmounts = {
  minutes: [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30],
  hours: [1, 2, 3, 4, 6, 8, 12],
} as const

const hour = 3600
/** The longest that the contract takes: a year. */
const longestSeconds = 31_536_000

/** The largest amount of an interval. */
export function mostOf(unit: ScheduleForm['unit']): number {
  return longestSeconds / (unit === 'hours' ? hour : 60)
}

const ascending = (values: readonly number[]): number[] =>
  [...new Set(values)].sort((a, b) => a - b)

/** The modes that a connection has, in the order in which they are offered. */
export function modesFor({ cron, kinds }: ScheduleSetting): readonly ScheduleMode[] {
  return [
    'on-demand',
    'interval',
    'daily',
    'weekly',
    'monthly',
    ...(kinds ? (['once'] as const) : []),
    ...(cron ? (['cron'] as const) : []),
  ]
}

/** Fills the fields from a schedule; one that they can't say in full is `kept`, or stays the cron that it is. */
export function toScheduleForm(
  schedule: Schedule | null | undefined,
  setting: ScheduleSetting,
): ScheduleForm {
  const blank: ScheduleForm = {
    mode: 'kept',
    amount: '15',
    unit: 'minutes',
    time: '09:00',
    weekdays: [1, 2, 3, 4, 5],
    monthDays: [1],
    at: '',
    expression: '0 9 * * 1-5',
    timeZone: setting.timeZone,
    dayZone: '',
  }
  return { ...blank, ...fieldsOf(schedule, setting) }
}

function fieldsOf(
  schedule: Schedule | null | undefined,
  setting: ScheduleSetting,
): Partial<ScheduleForm> {
  if (!schedule) return {}
  const { kind } = schedule
  if (kind === 'on-demand') return { mode: kind }
  if (kind === 'cron') return setting.cron ? cronFieldsOf(schedule, setting) : {}
  const isBounded = schedule.between !== undefined || schedule.restrict !== undefined
  if (!setting.kinds || isBounded) return {}
  const dayZone = ('timeZone' in schedule && schedule.timeZone) || ''
  switch (kind) {
    case 'interval':
      if (schedule.seconds % hour === 0) {
        return { mode: kind, amount: String(schedule.seconds / hour), unit: 'hours' }
      }
      return schedule.seconds % 60 === 0
        ? { mode: kind, amount: String(schedule.seconds / 60), unit: 'minutes' }
        : {}
    case 'once':
      return { mode: kind, at: wallTimeOf(schedule.at, setting.timeZone) }
    case 'daily':
      return { mode: kind, time: schedule.time, dayZone }
    case 'weekly':
      return { mode: kind, time: schedule.time, weekdays: ascending(schedule.days), dayZone }
    case 'monthly':
      return { mode: kind, time: schedule.time, monthDays: ascending(schedule.days), dayZone }
    // `immediately` and `yearly`, which the editor has no fields for.
    default:
      return {}
  }
}

/** Where a connection knows cron alone, what the other modes write is shown by their fields again. */
function cronFieldsOf(
  { expression, timeZone }: Extract<Schedule, { kind: 'cron' }>,
  setting: ScheduleSetting,
): Partial<ScheduleForm> {
  const custom = { mode: 'cron', expression, timeZone } as const
  if (setting.kinds) return custom
  const interval =
    /^(?:(\*)|\*\/(\d+)) \* \* \* \*$/.exec(expression) ??
    /^0 (?:(\*)|\*\/(\d+)) \* \* \*$/.exec(expression)
  if (interval !== null) {
    const unit = expression.startsWith('0') ? 'hours' : 'minutes'
    const amount = Number(interval[2] ?? 1)
    const isEven = (evenAmounts[unit] as readonly number[]).includes(amount)
    return isEven ? { ...custom, mode: 'interval', amount: String(amount), unit } : custom
  }
  const clock = /^(\d{1,2}) (\d{1,2}) (\S+) \* (\S+)$/.exec(expression)
  const [minutes, hours] = [Number(clock?.[1]), Number(clock?.[2])]
  if (clock === null || minutes > 59 || hours > 23) return custom
  const time = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':')
  const [days, weekdays] = [clock[3] ?? '', clock[4] ?? '']
  if (days === '*' && weekdays === '*') return { ...custom, mode: 'daily', time }
  if (days === '*') {
    const read = listOf(weekdays, 7)
    // Sunday is 0 as well as 7.
    const named = read && ascending(read.map((day) => day % 7))
    return named ? { ...custom, mode: 'weekly', time, weekdays: named } : custom
  }
  const monthDays = weekdays === '*' ? listOf(days, 31) : null
  return monthDays && !monthDays.includes(0)
    ? { ...custom, mode: 'monthly', time, monthDays }
    : custom
}

/** The numbers of a list such as `1,3-5`; `null` for what is more than that. */
function listOf(text: string, most: number): number[] | null {
  if (!/^\d{1,2}(-\d{1,2})?(,\d{1,2}(-\d{1,2})?)*$/.test(text)) return null
  const values: number[] = []
  for (const part of text.split(',')) {
    const [from = 0, to = from] = part.split('-').map(Number)
    if (to < from || to > most) return null
    for (let value = from; value <= to; value += 1) values.push(value)
  }
  return ascending(values)
}

/**
 * The schedule that the fields say, or which of them are wrong.
 * @param kept the schedule that was there: `kept` means it, and so do fields that nobody changed
 * @param now in ms since the epoch: a single date must come after it
 */
export function readScheduleForm(
  form: ScheduleForm,
  kept: Schedule | null | undefined,
  setting: ScheduleSetting,
  now: number,
): ReadSchedule {
  if (isUntouched(form, kept, setting)) return { schedule: kept ?? null }
  const faults = faultsOf(form, setting, now)
  if (Object.keys(faults).length > 0) return { faults }
  return { schedule: setting.kinds ? kindOf(form, setting) : asCron(form) }
}

/** Whether the fields say what they did when they were filled from that schedule: then nothing is to be saved. */
export function isUntouched(
  form: ScheduleForm,
  kept: Schedule | null | undefined,
  setting: ScheduleSetting,
): boolean {
  const before = toScheduleForm(kept, setting)
  if (form.mode !== before.mode) return false
  return fieldsIn(form.mode, setting).every(
    (field) => String(form[field]) === String(before[field]),
  )
}

/** The fields that a mode has. */
export function fieldsIn(
  mode: ScheduleMode,
  { kinds }: Pick<ScheduleSetting, 'kinds'>,
): readonly (keyof ScheduleForm)[] {
  const zone = kinds ? 'dayZone' : 'timeZone'
  switch (mode) {
    case 'interval':
      return kinds ? ['amount', 'unit'] : ['amount', 'unit', zone]
    case 'daily':
      return ['time', zone]
    case 'weekly':
      return ['weekdays', 'time', zone]
    case 'monthly':
      return ['monthDays', 'time', zone]
    case 'once':
      return ['at']
    case 'cron':
      return ['expression', 'timeZone']
    default:
      return []
  }
}

function faultsOf(form: ScheduleForm, setting: ScheduleSetting, now: number): ScheduleFaults {
  const { amount, unit, time, weekdays, monthDays, at, expression, timeZone } = form
  const isWrong: Record<keyof ScheduleForm, boolean> = {
    mode: false,
    unit: false,
    amount: !/^\d+$/.test(amount) || Number(amount) < 1 || Number(amount) > mostOf(unit),
    time: !/^([01]\d|2[0-3]):[0-5]\d$/.test(time),
    weekdays: weekdays.length === 0,
    monthDays: monthDays.length === 0,
    at: !(instantOf(at, setting.timeZone) > now),
    expression: expression.trim().split(/\s+/).length !== 5 || expression.length > 200,
    timeZone: timeZone === '',
    dayZone: false,
  }
  return Object.fromEntries(
    fieldsIn(form.mode, setting)
      .filter((field) => isWrong[field])
      .map((field) => [field, true]),
  )
}

function kindOf(form: ScheduleForm, setting: ScheduleSetting): Schedule {
  const { time } = form
  const ofDay = form.dayZone === '' ? { time } : { time, timeZone: form.dayZone }
  switch (form.mode) {
    case 'interval':
      return {
        kind: 'interval',
        seconds: Number(form.amount) * (form.unit === 'hours' ? hour : 60),
      }
    case 'daily':
      return { kind: 'daily', ...ofDay }
    case 'weekly':
      return { kind: 'weekly', days: [...form.weekdays], ...ofDay }
    case 'monthly':
      return { kind: 'monthly', days: [...form.monthDays], ...ofDay }
    case 'once':
      return { kind: 'once', at: new Date(instantOf(form.at, setting.timeZone)).toISOString() }
    case 'cron':
      return cronOf(form, form.expression)
    default:
      return { kind: 'on-demand' }
  }
}

function cronOf({ timeZone }: ScheduleForm, expression: string): Schedule {
  return { kind: 'cron', expression, timeZone }
}

function asCron(form: ScheduleForm): Schedule {
  const [hours, minutes] = form.time.split(':').map(Number)
  const amount = Number(form.amount)
  switch (form.mode) {
    case 'interval': {
      const step = amount === 1 ? '*' : `*/${amount}`
      return cronOf(form, form.unit === 'hours' ? `0 ${step} * * *` : `${step} * * * *`)
    }
    case 'daily':
      return cronOf(form, `${minutes} ${hours} * * *`)
    case 'weekly':
      return cronOf(form, `${minutes} ${hours} * * ${form.weekdays.join()}`)
    case 'monthly':
      return cronOf(form, `${minutes} ${hours} ${form.monthDays.join()} * *`)
    case 'cron':
      return cronOf(form, form.expression)
    default:
      return { kind: 'on-demand' }
  }
}
