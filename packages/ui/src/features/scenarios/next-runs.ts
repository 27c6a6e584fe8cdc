import type { Scenario, Schedule } from '@inlaykit/shared'

/** Where the next runs of a scenario are to be had from. */
export type NextRunsSource =
  /** They are these: all that is known of them, or all there will be. */
  | { readonly kind: 'known'; readonly runs: readonly string[]; readonly isPart: boolean }
  /** The server works them out from the schedule alone. */
  | { readonly kind: 'preview'; readonly schedule: Schedule }

/**
 * Where the next runs of a scenario are to be had from.
 *
 * Times of day without a zone are meant in the organization's, which is not known here, and an interval is counted from a start
 * that Make alone knows: there the next run is Make's own word, from which those of an interval without bounds follow.
 * @param count how many are wanted
 */
export function nextRunsSource(scenario: Scenario, count: number): NextRunsSource {
  const { nextRunAt, schedule, status } = scenario
  if (status !== 'active' || !schedule) return { kind: 'known', runs: [], isPart: false }
  const isBounded = 'restrict' in schedule && schedule.restrict !== undefined
  switch (schedule.kind) {
    case 'on-demand':
    case 'immediately':
      return { kind: 'known', runs: [], isPart: false }
    case 'once':
    case 'cron':
      return isBounded ? first(nextRunAt) : { kind: 'preview', schedule }
    case 'interval': {
      if (!nextRunAt || isBounded || schedule.between !== undefined) return first(nextRunAt)
      const start = Date.parse(nextRunAt)
      const runs = Array.from({ length: count }, (_, turn) =>
        new Date(start + turn * schedule.seconds * 1000).toISOString(),
      )
      return { kind: 'known', runs, isPart: false }
    }
    default:
      return schedule.timeZone === undefined || isBounded
        ? first(nextRunAt)
        : { kind: 'preview', schedule }
  }
}

function first(nextRunAt: string | null | undefined): NextRunsSource {
  return { kind: 'known', runs: nextRunAt ? [nextRunAt] : [], isPart: true }
}
