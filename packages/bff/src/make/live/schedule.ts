import { z } from 'zod'
import { Schedule } from '@inlaykit/shared'

const LiveScheduling = z.object({
  type: z.string(),
  interval: z.number().optional().catch(undefined),
  date: z.string().optional().catch(undefined),
  time: z.string().optional().catch(undefined),
  days: z.array(z.number()).optional().catch(undefined),
  months: z.array(z.number()).optional().catch(undefined),
  between: z.unknown().optional(),
  restrict: z.unknown().optional(),
})
type LiveScheduling = z.infer<typeof LiveScheduling>

/** Blueprints carry the schedule as an object, and where one is written it is JSON in a text. */
function unwrap(scheduling: unknown): unknown {
  if (typeof scheduling !== 'string') return scheduling
  try {
    return JSON.parse(scheduling) as unknown
  } catch {
    return null
  }
}

function isBounded({ between, restrict }: LiveScheduling): boolean {
  return [between, restrict].some((bound) => Array.isArray(bound) && bound.length > 0)
}

function translate({ type, interval, date, time, days, months }: LiveScheduling): unknown {
  switch (type) {
    case 'on-demand':
    case 'immediately':
      return { kind: type }
    case 'indefinitely':
      return { kind: 'interval', seconds: interval }
    case 'once':
      return { kind: 'once', at: readDate(date) }
    case 'daily':
      return { kind: 'daily', time }
    case 'weekly':
      return { kind: 'weekly', days, time }
    case 'monthly':
      return { kind: 'monthly', days, time }
    case 'yearly':
      return { kind: 'yearly', months, days, time }
    default:
      return null
  }
}

/** A moment with its zone; one without is in the organisation's own zone, which isn't told here. */
function readDate(date: string | undefined): string | undefined {
  const at = date !== undefined && /(z|[+-]\d\d:?\d\d)$/i.test(date) ? Date.parse(date) : Number.NaN
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

/**
 * Make's `scheduling` in the contract's words. `null` for whatever the contract can't say in full: a kind that isn't known,
 * missing parts, and bounds (`between`, `restrict`), since without them it would promise runs that don't come.
 */
export function toSchedule(scheduling: unknown): Schedule | null {
  const told = LiveScheduling.safeParse(unwrap(scheduling))
  if (!told.success || isBounded(told.data)) return null
  const schedule = Schedule.safeParse(translate(told.data))
  return schedule.success ? schedule.data : null
}
