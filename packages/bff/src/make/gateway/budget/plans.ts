import type { Dialect, Plan } from '@inlaykit/shared'
import type { Allowance, BucketAllowance, WindowAllowance } from './budget.js'

type Limit<A extends Allowance> = Omit<A, 'known'>

/** The guide's table. Its Enterprise is "custom": what Teams has is used, and lower where the headers tell so. */
const guidePlans: Readonly<Record<Plan, Limit<BucketAllowance>>> = {
  free: { kind: 'bucket', perMinute: 60, burst: 100 },
  core: { kind: 'bucket', perMinute: 120, burst: 200 },
  pro: { kind: 'bucket', perMinute: 300, burst: 500 },
  teams: { kind: 'bucket', perMinute: 600, burst: 1000 },
  enterprise: { kind: 'bucket', perMinute: 600, burst: 1000 },
}

/** Make's own documentation, and a recorded answer for Free. */
const livePlans: Readonly<Record<Plan, Limit<WindowAllowance>>> = {
  free: { kind: 'window', perMinute: 30 },
  core: { kind: 'window', perMinute: 60 },
  pro: { kind: 'window', perMinute: 120 },
  teams: { kind: 'window', perMinute: 240 },
  enterprise: { kind: 'window', perMinute: 1000 },
}

/** Of an unknown plan no more is expected than of this one. */
const unknownPlan: Plan = 'core'

/** What a plan allows in a dialect; `null`: the plan is unknown. */
export function allowanceOf(dialect: Dialect, plan: Plan | null): Allowance {
  // The guide names no number for its largest plan.
  const known = plan !== null && !(dialect === 'guide' && plan === 'enterprise')
  const name = plan ?? unknownPlan
  return dialect === 'guide' ? { ...guidePlans[name], known } : { ...livePlans[name], known }
}
