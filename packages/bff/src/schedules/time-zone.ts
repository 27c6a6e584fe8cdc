import { LRUCache } from 'lru-cache'

/** A moment as the clocks of a zone show it. */
export interface LocalTime {
  /** 0 (Sunday) to 6. */
  readonly weekday: number
  /** 1 to 12. */
  readonly month: number
  /** `HH:MM`. */
  readonly clock: string
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
// Names are taken in any case, so that there are more of them than zones.
const formats = new LRUCache<string, Intl.DateTimeFormat>({ max: 100 })

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    month: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(timeZone, format)
  return format
}

/** The zone's proper name, the same for all of its names; `null` for what is no zone. An offset such as `+09:00` is none. */
export function canonicalZone(timeZone: string): string | null {
  if (!/^[a-z]/i.test(timeZone)) return null
  try {
    return formatOf(timeZone).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** @throws RangeError for what is no zone */
export function localTime(at: number, timeZone: string): LocalTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return {
    weekday: weekdays.indexOf(parts.get('weekday') ?? ''),
    month: Number(parts.get('month')),
    clock: `${parts.get('hour')}:${parts.get('minute')}`,
  }
}
