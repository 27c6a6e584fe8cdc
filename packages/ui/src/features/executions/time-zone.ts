/** A day in milliseconds, where no clock is changed. */
export const dayMs = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string | undefined): Intl.DateTimeFormat {
  const key = timeZone ?? ''
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      ...(timeZone === undefined ? {} : { timeZone }),
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(key, format)
  }
  return format
}

/**
 * What the clock on the wall shows, as if that were UTC.
 * @param time in milliseconds since 1970
 * @param timeZone IANA name; `undefined`: the browser's own
 */
export function wallClock(time: number, timeZone: string | undefined): number {
  const part: Record<string, number> = {}
  for (const { type, value } of formatFor(timeZone).formatToParts(time)) part[type] = Number(value)
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((time % 1000) + 1000) % 1000)
}

/**
 * When the clock on the wall shows `wall`: the first time where it does so twice, the moment after the gap where it
 * never does.
 */
export function timeOfWall(wall: number, timeZone: string | undefined): number {
  // Offsets change at most once within the two days around a moment, so that it lies under one of these two.
  const candidates = [-dayMs, dayMs].map((distance) => {
    const near = wall + distance
    return wall - (wallClock(near, timeZone) - near)
  })
  const right = candidates.filter((time) => wallClock(time, timeZone) === wall)
  return right.length > 0 ? Math.min(...right) : Math.max(...candidates)
}

/** When the day of `time` began there. */
export function startOfDay(time: number, timeZone: string | undefined): number {
  return timeOfWall(Math.floor(wallClock(time, timeZone) / dayMs) * dayMs, timeZone)
}

/** When the day after that of `time` begins there: 23, 24 or 25 hours after it began. */
export function startOfNextDay(time: number, timeZone: string | undefined): number {
  return timeOfWall((Math.floor(wallClock(time, timeZone) / dayMs) + 1) * dayMs, timeZone)
}
