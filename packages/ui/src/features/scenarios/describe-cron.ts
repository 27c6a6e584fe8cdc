import type { Format } from '../../i18n/format.js'
import type { Translate } from '../../i18n/message.js'
import type { cronMessages } from '../../i18n/messages/cron/en.js'
import type { scheduleMessages } from '../../i18n/messages/schedules/en.js'

/** Looks up the texts of cron. */
export type CronTexts = Translate<typeof cronMessages & typeof scheduleMessages>

/** More times of a day than these are no words any more. */
const mostTimes = 6
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

interface Field {
  /** In ascending order. */
  readonly values: readonly number[]
  readonly isAny: boolean
  /** Whether the values are every nth from the first that there is to the last. */
  readonly step: number | undefined
}

/**
 * A cron expression of five fields in words, without its zone. `undefined` where there are none that say all of it, no more and
 * no less: then the expression speaks for itself.
 */
export function describeCron(expression: string, t: CronTexts, format: Format): string | undefined {
  const fields = readFields(expression)
  if (fields === undefined) return undefined
  const { minutes, hours, days, months, weekdays } = fields
  const isDaily = days.isAny && weekdays.isAny
  const times = describeTimes(minutes, hours, t, format)
  if (times === undefined) return undefined
  const which = isDaily ? undefined : describeDays(days, weekdays, t, format)
  let text = isDaily && times.isClock ? t('cron.daily', { times: times.text }) : times.text
  if (which !== undefined) text = t('cron.onDays', { times: text, days: which })
  if (months.isAny) return text
  const names = format.list(months.values.map((month) => format.month(month)))
  return t('cron.inMonths', { text, months: names })
}

function readFields(expression: string) {
  const parts = expression.trim().toLowerCase().split(/\s+/)
  if (parts.length !== 5) return undefined
  const minutes = readField(parts[0], 0, 59)
  const hours = readField(parts[1], 0, 23)
  const days = parts[2] === 'l' ? lastDay : readField(parts[2], 1, 31)
  const months = readField(parts[3], 1, 12, monthNames)
  const named = readField(parts[4], 0, 7, dayNames)
  if (!minutes || !hours || !days || !months || !named) return undefined
  const weekdays = { ...named, values: ascending(named.values.map((day) => day % 7)) }
  // Whether a step among the days counts as a choice of days differs from one cron to another.
  const isMixed = !days.isAny && !weekdays.isAny
  if (isMixed && [parts[2], parts[4]].some((part) => part?.startsWith('*'))) return undefined
  return { minutes, hours, days, months, weekdays }
}

const lastDay: Field = { values: [0], isAny: false, step: undefined }

const ascending = (values: Iterable<number>): number[] => [...new Set(values)].sort((a, b) => a - b)

function readField(
  text: string | undefined,
  least: number,
  most: number,
  names: readonly string[] = [],
): Field | undefined {
  const numberOf = (word: string): number => {
    const index = names.indexOf(word)
    return index === -1 ? Number(word) : index + least
  }
  const values: number[] = []
  let step: number | undefined
  for (const part of (text ?? '').split(',')) {
    const found = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part)
    if (!found) return undefined
    const [, from, to, every] = found
    // `5/10` means one thing here and another there.
    if (every !== undefined && from !== undefined && to === undefined) return undefined
    const start = from === undefined ? least : numberOf(from)
    const end = from === undefined ? most : to === undefined ? start : numberOf(to)
    const distance = every === undefined ? 1 : Number(every)
    if (!(start >= least && start <= end && end <= most && distance >= 1)) return undefined
    for (let value = start; value <= end; value += distance) values.push(value)
    // Only what divides the whole evenly comes at the same distance across its end.
    if (part === text && from === undefined && (most + 1) % distance === 0) step = distance
  }
  return { values: ascending(values), isAny: text === '*', step }
}

interface Times {
  readonly text: string
  /** Whether they are times of day: else they come many times a day. */
  readonly isClock: boolean
}

function describeTimes(
  minutes: Field,
  hours: Field,
  t: CronTexts,
  format: Format,
): Times | undefined {
  const [firstMinute = 0, ...otherMinutes] = minutes.values
  const at = (hour: number, minute: number) =>
    format.timeOfDay([hour, minute].map((part) => String(part).padStart(2, '0')).join(':'))

  const isOne = otherMinutes.length === 0
  if (minutes.step === undefined && minutes.values.length * hours.values.length <= mostTimes) {
    const times = hours.values.flatMap((hour) => minutes.values.map((minute) => at(hour, minute)))
    return { text: t('cron.at', { times: format.list(times) }), isClock: true }
  }
  const isHourly = hours.step === 1
  if (isOne && firstMinute === 0 && hours.step !== undefined) {
    return { text: t('schedule.everyHours', { count: hours.step }), isClock: false }
  }
  const often =
    minutes.step !== undefined
      ? t('schedule.everyMinutes', { count: minutes.step })
      : minutes.values.length > mostTimes
        ? undefined
        : isOne && firstMinute === 0
          ? t('schedule.everyHours', { count: 1 })
          : t('cron.pastHour', {
              count: minutes.values.length,
              minutes: format.list(minutes.values.map((minute) => format.number(minute))),
            })
  if (often === undefined) return undefined
  if (isHourly) return { text: often, isClock: false }
  const [firstHour = 0] = hours.values
  const lastHour = hours.values.at(-1) ?? 0
  if (hours.values.length === lastHour - firstHour + 1) {
    const range = { from: at(firstHour, firstMinute), to: at(lastHour, minutes.values.at(-1) ?? 0) }
    return { text: t('cron.between', { often, ...range }), isClock: false }
  }
  if (hours.step !== undefined && isOne) {
    const every = t('schedule.everyHours', { count: hours.step })
    return {
      text: t('cron.from', { often: every, from: at(firstHour, firstMinute) }),
      isClock: false,
    }
  }
  return undefined
}

function describeDays(days: Field, weekdays: Field, t: CronTexts, format: Format): string {
  const ofMonth =
    days === lastDay
      ? t('cron.lastDay')
      : t('cron.monthDays', {
          count: days.values.length,
          days: format.list(days.values.map((day) => format.number(day))),
        })
  if (weekdays.isAny) return ofMonth
  const isWorkWeek = weekdays.values.join() === '1,2,3,4,5'
  // Sunday, which is 0, comes last: as in Make's own dialog.
  const ordered = [...weekdays.values].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
  const ofWeek = isWorkWeek
    ? t('cron.workWeek')
    : format.list(ordered.map((day) => format.weekday(day)))
  if (days.isAny) return ofWeek
  return t('cron.eitherDays', { monthDays: ofMonth, weekdays: ofWeek })
}
