import type { MessageRules } from './message.js'

/** Numbers, times and lists as a language writes them. Times are ISO 8601 text, milliseconds since 1970, or `Date`. */
export interface Format extends MessageRules {
  /** The language tag in use. */
  readonly locale: string
  /** The IANA time zone in use; `undefined`: the browser's own. */
  readonly timeZone: string | undefined
  readonly number: (value: number, options?: Intl.NumberFormatOptions) => string
  /** A date with its time of day by default. */
  readonly dateTime: (value: TimeValue, options?: Intl.DateTimeFormatOptions) => string
  /** The distance from `now`, such as "3 minutes ago"; below five seconds: "now". */
  readonly relative: (value: TimeValue, now: number, style?: Intl.RelativeTimeFormatStyle) => string
  /** How long, from milliseconds: "850 ms", "12.4 s", "3 min 20 s", "2 h 5 min". */
  readonly duration: (milliseconds: number) => string
  /** Bytes in powers of 1,000: "2.4 kB". */
  readonly bytes: (value: number) => string
  readonly list: (items: readonly string[], type?: 'conjunction' | 'disjunction' | 'unit') => string
  /** A time of day from `HH:MM`, in no time zone. */
  readonly timeOfDay: (time: string) => string
  /** A weekday's name, 0 being Sunday. */
  readonly weekday: (day: number, width?: 'long' | 'short') => string
  /** A month's name, 1 being January. */
  readonly month: (month: number, width?: 'long' | 'short') => string
}

/** A point in time. */
export type TimeValue = string | number | Date

const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** Makes the {@link Format} of a language and time zone. Formatters of `Intl` are dear, so each is made once. */
export function createFormat(locale: string, timeZone: string | undefined): Format {
  const made = new Map<string, unknown>()
  function once<T>(kind: string, options: object, make: () => T): T {
    const key = kind + JSON.stringify(options)
    let found = made.get(key) as T | undefined
    if (found === undefined) made.set(key, (found = make()))
    return found
  }
  const number = (value: number, options: Intl.NumberFormatOptions = {}): string =>
    once('number', options, () => new Intl.NumberFormat(locale, options)).format(value)
  const date = (value: Date, options: Intl.DateTimeFormatOptions): string =>
    once('date', options, () => new Intl.DateTimeFormat(locale, options)).format(value)
  const unit = (
    value: number,
    name: string,
    digits = 0,
    unitDisplay: 'short' | 'long' = 'short',
  ): string =>
    number(value, {
      style: 'unit',
      unit: name,
      unitDisplay,
      maximumFractionDigits: digits,
    })
  const list = (
    items: readonly string[],
    type: 'conjunction' | 'disjunction' | 'unit' = 'conjunction',
  ): string => {
    const options = { type, style: type === 'unit' ? 'narrow' : 'long' } as const
    return once('list', options, () => new Intl.ListFormat(locale, options)).format(items)
  }

  return {
    locale,
    timeZone,
    number,
    list,
    plural: (value) => once('plural', {}, () => new Intl.PluralRules(locale)).select(value),
    dateTime: (value, options = { dateStyle: 'medium', timeStyle: 'short' }) =>
      date(new Date(value), timeZone === undefined ? options : { timeZone, ...options }),
    relative(value, now, style = 'long') {
      const seconds = (new Date(value).getTime() - now) / 1000
      const distance = Math.abs(seconds)
      const options = { numeric: 'auto', style } as const
      const words = once('relative', options, () => new Intl.RelativeTimeFormat(locale, options))
      if (distance < 5) return words.format(0, 'second')
      const [name, size] =
        steps.find(([, length]) => distance >= length) ?? (['second', 1] as const)
      return words.format(Math.trunc(seconds / size), name)
    },
    duration(milliseconds) {
      if (milliseconds < 1000) return unit(Math.round(milliseconds), 'millisecond')
      const seconds = milliseconds / 1000
      if (seconds < 59.95) return unit(seconds, 'second', seconds < 10 ? 1 : 0)
      const whole = Math.round(seconds)
      const hours = Math.floor(whole / 3600)
      const minutes = Math.floor((whole % 3600) / 60)
      const parts =
        hours > 0
          ? [unit(hours, 'hour'), ...(minutes > 0 ? [unit(minutes, 'minute')] : [])]
          : [unit(minutes, 'minute'), ...(whole % 60 > 0 ? [unit(whole % 60, 'second')] : [])]
      return list(parts, 'unit')
    },
    bytes(value) {
      // The short English name is that of one: 2 byte.
      if (value < 1000) return unit(value, 'byte', 0, 'long')
      const names = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte']
      const power = Math.min(names.length, Math.floor(Math.log10(value) / 3))
      return unit(value / 1000 ** power, names[power - 1] ?? 'terabyte', 1)
    },
    timeOfDay: (time) =>
      date(new Date(`2024-01-01T${time}:00Z`), { timeStyle: 'short', timeZone: 'UTC' }),
    weekday: (day, width = 'long') =>
      date(new Date(Date.UTC(2023, 0, 1 + day)), { weekday: width, timeZone: 'UTC' }),
    month: (month, width = 'long') =>
      date(new Date(Date.UTC(2024, month - 1, 15)), { month: width, timeZone: 'UTC' }),
  }
}
