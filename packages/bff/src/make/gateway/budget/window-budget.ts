import { keptBack, type RequestBudget, type WindowAllowance } from './budget.js'

const windowMs = 60_000

/** A place in the window that is taken until `freeAt`; `foreign`: by somebody else, as far as we can tell. */
interface Place {
  freeAt: number
  readonly foreign: boolean
}

/**
 * Never more than `perMinute` requests in any rolling 60 s. A request takes its place from its sending until 60 s after its
 * answer, which covers the 60 s after its arrival, whenever that was.
 */
export function createWindowBudget(allowance: WindowAllowance): RequestBudget<WindowAllowance> {
  let planned = allowance.perMinute
  let limit = planned
  let places: Place[] = []
  let underWay = 0
  let blockedUntil = -Infinity
  let at: number | undefined
  let counter = 0

  const turnTo = (now: number) => {
    const back = (at ?? now) - now
    // A clock that was set back must not make us wait for the difference.
    if (back > 0) {
      for (const place of places) place.freeAt -= back
      blockedUntil -= back
    }
    at = now
    places = places.filter(({ freeAt }) => freeAt > now)
  }
  const room = () => limit - keptBack - places.length - underWay
  const add = (...added: Place[]) => {
    places = [...places, ...added].sort((a, b) => a.freeAt - b.freeAt)
  }

  return {
    allow({ perMinute }) {
      planned = perMinute
      limit = planned
    },
    available(now) {
      turnTo(now)
      return now < blockedUntil ? 0 : room()
    },
    waitFor(count, now) {
      turnTo(now)
      const missing = count - room()
      const freed = missing <= 0 ? now : (places[missing - 1]?.freeAt ?? now + windowMs)
      return Math.max(0, freed - now, blockedUntil - now)
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
      if (counted) add({ freeAt: now + windowMs, foreign: false })
    },
    learn(ticket, told, now) {
      turnTo(now)
      if (told.limit !== undefined && told.limit > 0) limit = Math.min(planned, told.limit)
      if (told.remaining === undefined) return
      // Whatever was sent after this request may not have been counted yet when it was answered.
      const leftAtLeast = told.remaining - (counter - ticket.number)
      const leftAtMost = told.remaining - underWay
      const ours = room() + keptBack
      if (ours > leftAtMost) {
        const unknown = Math.min(limit, ours - leftAtMost)
        add(...Array.from({ length: unknown }, () => ({ freeAt: now + windowMs, foreign: true })))
      } else if (ours < leftAtLeast) {
        let wrong = leftAtLeast - ours
        places = places.filter(({ foreign }) => !(foreign && wrong-- > 0))
      }
    },
    refuse(_ticket, waitMs, now) {
      turnTo(now)
      blockedUntil = Math.max(blockedUntil, now + waitMs)
      // The window is full, though not by us. When its places come free isn't known, so they come one by one; at first two,
      // since one is kept back.
      const unknown = Math.max(0, room() + keptBack)
      const step = Math.max(0, windowMs - waitMs) / Math.max(1, unknown)
      add(
        ...Array.from({ length: unknown }, (_, index) => ({
          freeAt: now + waitMs + Math.max(0, index - 1) * step,
          foreign: true,
        })),
      )
    },
    state(now) {
      turnTo(now)
      const wholeAt = Math.max(
        places.at(-1)?.freeAt ?? 0,
        underWay > 0 ? now + windowMs : 0,
        blockedUntil,
      )
      return {
        limit,
        remaining: Math.max(0, this.available(now)),
        resetAt: wholeAt > now ? wholeAt : null,
      }
    },
  }
}
