import type { Clock } from './clock.js'
import { createRollingWindow, createTokenBucket, type Limiter, type Verdict } from './limits.js'
import type { Organization } from './model.js'
import type { PlanLimits } from './plans.js'

/** Keeps count of every organisation's requests, by dialect. */
export interface LimitBook {
  /** Counts a request; `undefined` when limits are off. */
  take(organization: Organization, dialect: keyof PlanLimits): Verdict | undefined
  /** Forgets what an organisation has used: its limits changed. */
  reset(organization: Organization): void
}

const key = ({ id }: Organization, dialect: string) => `${dialect} ${id}`

/** @param enabled without it every request passes */
export function createLimitBook(clock: Clock, enabled: boolean): LimitBook {
  const limiters = new Map<string, Limiter>()

  return {
    take(organization, dialect) {
      if (!enabled) return undefined
      let limiter = limiters.get(key(organization, dialect))
      if (!limiter) {
        const { guide, live } = organization.limits
        limiter =
          dialect === 'guide'
            ? createTokenBucket(guide.perMinute, guide.burst)
            : createRollingWindow(live.perMinute)
        limiters.set(key(organization, dialect), limiter)
      }
      return limiter.take(clock.now())
    },
    reset(organization) {
      for (const dialect of ['guide', 'live']) limiters.delete(key(organization, dialect))
    },
  }
}
