import type { Dialect, Plan } from '@inlaykit/shared'
import type { BucketAllowance, WindowAllowance } from './budget.js'

/** The guide's table. Its Enterprise is "custom": what Teams has is used, and lower where the headers tell so. */
const guidePlans: Readonly<Record<Plan, BucketAllowance>> = {
  free: { kind: 'bucket', perMinute: 60, burst: 100 },
  core: { kind: 'bucket', perMinute: 120, burst: 200 },
  pro: { kind: 'bucket', perMinute: 300, burst: 500 },
  teams: { kind: 'bucket', perMinute: 600, burst: 1000 },
  enterprise: { kind: 'bucket', perMinute: 600, burst: 1000 },
}

/** Make's own documentation, and a recorded answer for Free. */
const livePlans: Readonly<Record<Plan, WindowAllowance>> = {
  free: { kind: 'window', perMinute: 30 },
  core: { kind: 'window', perMinute: 60 },
  pro: { kind: 'window', perMinute: 120 },
  teams: { kind: 'window', perMinute: 240 },
  enterprise: { kind: 'window', perMinute: 1000 },
}

/** What each dialect's plans allow. */
export const allowances = { guide: guidePlans, live: livePlans } as const satisfies Record<
  Dialect,
  unknown
>

/** Of an unknown plan no more is expected than of this one. */
export const unknownPlan: Plan = 'core'
