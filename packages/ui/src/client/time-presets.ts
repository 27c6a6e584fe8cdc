const hour = 3_600_000

/** The stretches of time, up to now, that a list can be narrowed to; `all`: without a beginning. */
export const timePresets = ['hour', 'day', 'week', 'month', 'all'] as const

/** One of {@link timePresets}. */
export type TimePreset = (typeof timePresets)[number]

const lengths: Readonly<Record<Exclude<TimePreset, 'all'>, number>> = {
  hour,
  day: 24 * hour,
  week: 7 * 24 * hour,
  month: 30 * 24 * hour,
}

/** How long a preset is, in milliseconds; `undefined` for `all`. */
export function presetLength(preset: TimePreset): number | undefined {
  return preset === 'all' ? undefined : lengths[preset]
}
