/** The plans of Make that an organisation may be on. */
export const plans = ['free', 'core', 'pro', 'teams', 'enterprise'] as const
/** See {@link plans}. */
export type Plan = (typeof plans)[number]

/** How often an organisation may ask, in each dialect's own measure. */
export interface PlanLimits {
  /** The guide's: a bucket of `burst` tokens, refilled by `perMinute`. */
  readonly guide: { readonly perMinute: number; readonly burst: number }
  /** The live API's: requests in any rolling 60 s (`license.apiLimit`). */
  readonly live: { readonly perMinute: number }
}

/**
 * What the plans allow: the guide's table of rate limits, and the developer documentation with recorded answers for
 * the live API. The guide calls Enterprise "custom"; here it is twice the Teams plan.
 */
export const planLimits: { readonly [P in Plan]: PlanLimits } = {
  free: { guide: { perMinute: 60, burst: 100 }, live: { perMinute: 30 } },
  core: { guide: { perMinute: 120, burst: 200 }, live: { perMinute: 60 } },
  pro: { guide: { perMinute: 300, burst: 500 }, live: { perMinute: 120 } },
  teams: { guide: { perMinute: 600, burst: 1000 }, live: { perMinute: 240 } },
  enterprise: { guide: { perMinute: 1200, burst: 2000 }, live: { perMinute: 1000 } },
}
