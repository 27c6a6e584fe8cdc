import fc from 'fast-check'
import type { Schedule } from '@inlaykit/shared'

/** A few that differ in what matters: with and without summer time, with half hours, on either half of the globe. */
export const anyZone = fc.constantFrom(
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Seoul',
  'Asia/Kolkata',
  'Australia/Sydney',
)

/** A moment of the years 2025 to 2035, in ms since the epoch. */
export const anyMoment = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2035, 0) })

const two = (value: number) => String(value).padStart(2, '0')
const minutes = fc.integer({ min: 0, max: 1439 })
const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
const time = minutes.map(clock)
const moment = anyMoment.map((at) => new Date(at).toISOString())
const some = (min: number, max: number) =>
  fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: max - min + 1 })
const ordered = (pair: readonly [number, number]) => pair.toSorted((a, b) => a - b)

const window = fc.record(
  {
    days: some(0, 6),
    months: some(1, 12),
    time: fc.tuple(minutes, minutes).map((pair) => {
      const [from, to] = ordered(pair)
      return { from: clock(from!), to: clock(to!) }
    }),
  },
  { requiredKeys: [] },
)
const between = fc.tuple(anyMoment, anyMoment).map((pair) => {
  const [from, to] = ordered(pair).map((at) => new Date(at).toISOString())
  return { from: from!, to: to! }
})
const bounds = { between, restrict: fc.array(window, { minLength: 1, maxLength: 3 }) }

const seconds = fc.oneof(
  fc.constantFrom(60, 300, 900, 3600, 21_600, 86_400),
  fc.integer({ min: 1, max: 200_000 }),
)
const shapes = {
  immediately: { maxRunsPerMinute: fc.integer({ min: 1, max: 10_000 }), ...bounds },
  interval: { seconds, ...bounds },
  once: { at: moment, ...bounds },
  daily: { time, ...bounds },
  weekly: { days: some(0, 6), time, ...bounds },
  monthly: { days: some(1, 31), time, ...bounds },
  yearly: { months: some(1, 12), days: some(1, 31), time, ...bounds },
}
const mayMiss = new Set(['maxRunsPerMinute', 'between', 'restrict'])

/** A schedule of Make's own kinds, in the zone of the organisation. */
export const anyOwnSchedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.constant<Schedule>({ kind: 'on-demand' }),
  ...Object.entries(shapes).map(([kind, shape]) =>
    fc
      .record(shape as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: Object.keys(shape).filter((key) => !mayMiss.has(key)),
      })
      .map((parts) => Object.assign(parts, { kind }) as Schedule),
  ),
)

const field = (min: number, max: number) =>
  fc.oneof(
    fc.constant('*'),
    fc.integer({ min, max }).map(String),
    some(min, max).map((values) => values.join(',')),
    fc.integer({ min: 1, max: max - min }).map((step) => `*/${step}`),
    fc
      .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
      .map((pair) => ordered(pair).join('-')),
  )
const single = (min: number, max: number) => fc.integer({ min, max }).map(String)

/** A cron schedule: of any fields, and of those that other kinds may say too. */
export const anyCron: fc.Arbitrary<Extract<Schedule, { kind: 'cron' }>> = fc
  .tuple(
    fc.oneof(
      fc.tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 6)),
      fc.tuple(
        field(0, 59),
        fc.constant('*'),
        fc.constant('*'),
        fc.constant('*'),
        fc.constant('*'),
      ),
      fc.tuple(single(0, 59), single(0, 23), fc.constant('*'), field(1, 12), fc.constant('*')),
      fc.tuple(single(0, 59), single(0, 23), field(1, 28), field(1, 12), fc.constant('*')),
      fc.tuple(single(0, 59), single(0, 23), fc.constant('*'), fc.constant('*'), field(0, 6)),
    ),
    anyZone,
  )
  .map(([fields, timeZone]) => ({ kind: 'cron', expression: fields.join(' '), timeZone }))
