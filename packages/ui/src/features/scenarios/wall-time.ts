/** A moment as the clocks of a zone show it, `YYYY-MM-DDTHH:MM`; `''` for what is no time. */
export function wallTimeOf(time: string | number, timeZone: string): string {
  const at = new Date(time)
  if (Number.isNaN(at.getTime())) return ''
  const parts = new Map(
    new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/**
 * When the clocks of a zone show a time, in ms since the epoch; `NaN` for what is no time. One that they leave out counts by the
 * offset from before the change, one that they show twice is the first.
 * @param wallTime `YYYY-MM-DDTHH:MM`
 */
export function instantOf(wallTime: string, timeZone: string): number {
  const utc = Date.parse(`${wallTime}Z`)
  if (Number.isNaN(utc)) return utc
  const offsetAt = (at: number) => Date.parse(`${wallTimeOf(at, timeZone)}Z`) - at
  // No zone is more than 14 hours away, and none changes its clocks twice within a day and a half.
  const [before, after] = [offsetAt(utc - 16 * 3_600_000), offsetAt(utc + 16 * 3_600_000)]
  const first = utc - Math.max(before, after)
  return wallTimeOf(first, timeZone) === wallTime ? first : utc - before
}
