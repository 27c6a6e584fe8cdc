import type { Dialect, Plan } from '@inlaykit/shared'
import { createBucketBudget } from './bucket-budget.js'
import type { RequestBudget } from './budget.js'
import { createWindowBudget } from './window-budget.js'

/** A limit: a bucket that fills up by the minute, or a count in any rolling 60 s. */
export type Allowance =
  | { readonly kind: 'bucket'; readonly perMinute: number; readonly burst: number }
  | { readonly kind: 'window'; readonly perMinute: number }

/** The guide's table. Its Enterprise is "custom": the next lower plan's is used until the headers tell another. */
const guidePlans: Readonly<Record<Plan, Allowance>> = {
  free: { kind: 'bucket', perMinute: 60, burst: 100 },
  core: { kind: 'bucket', perMinute: 120, burst: 200 },
  pro: { kind: 'bucket', perMinute: 300, burst: 500 },
  teams: { kind: 'bucket', perMinute: 600, burst: 1000 },
  enterprise: { kind: 'bucket', perMinute: 600, burst: 1000 },
}

/** Make's own documentation, and a recorded answer for Free. */
const livePlans: Readonly<Record<Plan, Allowance>> = {
  free: { kind: 'window', perMinute: 30 },
  core: { kind: 'window', perMinute: 60 },
  pro: { kind: 'window', perMinute: 120 },
  teams: { kind: 'window', perMinute: 240 },
  enterprise: { kind: 'window', perMinute: 1000 },
}

/** What a plan allows; of an unknown plan, what Core allows. */
export function allowanceOf(dialect: Dialect, plan: Plan | null): Allowance {
  return (dialect === 'guide' ? guidePlans : livePlans)[plan ?? 'core']
}

/** A budget of which nothing is used. */
export function createBudget(allowance: Allowance): RequestBudget {
  return allowance.kind === 'bucket'
    ? createBucketBudget(allowance)
    : createWindowBudget(allowance.perMinute)
}
