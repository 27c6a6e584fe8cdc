import { defaultLimits } from '../http/app.js'
import type { FaultList } from './faults.js'
import type { Limits } from './options.js'

const defaults: Limits = { ...defaultLimits, upstreamMs: 15_000 }

/** The least and the most that each limit may be: beyond them nothing would be limited, or nothing would work. */
const ranges: Readonly<Record<keyof Limits, readonly [number, number]>> = {
  bodyBytes: [1024, 64 * 1024 * 1024],
  requestMs: [100, 300_000],
  cacheBytes: [0, 16 * 1024 * 1024 * 1024],
  streamsPerViewer: [1, 1_000_000],
  streamsPerTenant: [1, 1_000_000],
  streams: [1, 1_000_000],
  upstreamMs: [50, 120_000],
}

/** Fills in the limits that were not given. */
export function parseLimits(value: unknown, faults: FaultList): Limits {
  if (value === undefined) return defaults
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.add('limits', `must be an object with any of ${Object.keys(ranges).join(', ')}`)
    return defaults
  }
  const limits: Record<keyof Limits, number> = { ...defaults }
  for (const [name, given] of Object.entries(value as Record<string, unknown>)) {
    if (given === undefined) continue
    if (!Object.hasOwn(ranges, name)) {
      faults.add(`limits.${name}`, `is no limit; there are ${Object.keys(ranges).join(', ')}`)
      continue
    }
    const [least, most] = ranges[name as keyof Limits]
    if (typeof given === 'number' && Number.isInteger(given) && given >= least && given <= most) {
      limits[name as keyof Limits] = given
    } else faults.add(`limits.${name}`, `must be a whole number from ${least} to ${most}`)
  }
  return limits
}
