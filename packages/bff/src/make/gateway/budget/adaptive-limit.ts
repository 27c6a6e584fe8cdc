/**
 * A limit that is felt for, as CUBIC (RFC 9438) feels for the width of a line: a refusal takes it to 0.7 of what was used,
 * then it comes back fast, lingers about the point of the refusal, and goes on from there ever faster. Plain data.
 */
export interface AdaptiveLimit {
  /** Where the last refusal was, in requests a minute. */
  readonly plateau: number
  /** When it is back at the plateau, in ms since the epoch. Put off while little is asked, which proves nothing. */
  plateauAt: number
}

/** How much a refusal leaves; the same as in AWS's adaptive retries. */
const left = 0.7
/** The least that is ever asked a minute. */
const floor = 5
/** How long the way back to the plateau is, in ms. */
const recoveryMs = 5 * 60_000

/** Feels for a limit that nobody has told, beginning with `assumed` requests a minute. */
export function assumeLimit(assumed: number, now: number): AdaptiveLimit {
  return { plateau: assumed, plateauAt: now }
}

/** The limit after a refusal. @param used how many requests were made in the minute before it */
export function lowerLimit(used: number, now: number): AdaptiveLimit {
  return { plateau: Math.max(floor / left, used), plateauAt: now + recoveryMs }
}

/** Requests a minute at `now`, whole. */
export function adaptedLimit({ plateau, plateauAt }: AdaptiveLimit, now: number): number {
  const way = Math.max(-1, (now - plateauAt) / recoveryMs)
  return Math.max(floor, Math.floor(plateau * (1 + (1 - left) * way ** 3) + 1e-9))
}
