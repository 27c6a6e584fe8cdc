import { keptBack, type BucketAllowance, type RequestBudget } from './budget.js'

/**
 * A bucket of `burst` requests that fills up by `perMinute`: never more than `burst + perMinute × t` in any time t. It is
 * kept as a debt that drains, to which a request is added when it is settled; requests under way weigh in full.
 */
export function createBucketBudget(allowance: BucketAllowance): RequestBudget<BucketAllowance> {
  let plan = allowance
  let perMinute = plan.perMinute
  let debt = 0
  let at: number | undefined
  let underWay = 0
  let blockedUntil = -Infinity
  let counter = 0

  const burst = () => Math.max(keptBack + 1, Math.round((plan.burst * perMinute) / plan.perMinute))
  const perMs = () => perMinute / 60_000
  const turnTo = (now: number) => {
    const before = at ?? now
    // A clock that was set back must not make us wait for the difference.
    if (now < before) blockedUntil -= before - now
    debt = Math.max(0, debt - Math.max(0, now - before) * perMs())
    at = now
  }
  const room = () => burst() - keptBack - debt - underWay

  return {
    allow(allowance) {
      plan = allowance
      perMinute = plan.perMinute
    },
    available(now) {
      turnTo(now)
      return now < blockedUntil ? 0 : Math.floor(room() + 1e-9)
    },
    waitFor(count, now) {
      turnTo(now)
      const missing = count - room()
      return Math.max(0, Math.ceil(missing / perMs() - 1e-6), blockedUntil - now)
    },
    take(now) {
      turnTo(now)
      underWay += 1
      counter += 1
      return { sentAt: now, number: counter }
    },
    settle(_ticket, now, { counted }) {
      turnTo(now)
      underWay -= 1
      if (counted) debt += 1
    },
    learn(_ticket, { limit, remaining }, now) {
      turnTo(now)
      if (limit !== undefined && limit > 0) perMinute = Math.min(plan.perMinute, limit)
      if (remaining !== undefined) debt = Math.max(debt, burst() - remaining)
    },
    refuse(_ticket, waitMs, now) {
      turnTo(now)
      blockedUntil = Math.max(blockedUntil, now + waitMs)
    },
    state(now) {
      turnTo(now)
      const wholeIn = Math.max((debt + underWay) / perMs(), blockedUntil - now)
      return {
        limit: perMinute,
        remaining: Math.max(0, Math.min(perMinute, this.available(now))),
        resetAt: wholeIn > 0 ? now + wholeIn : null,
      }
    },
  }
}
