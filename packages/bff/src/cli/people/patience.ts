import { ProblemError } from '@inlaykit/shared/client'
import { systemClock } from '../../core/clock.js'

/** What passes by itself: Make's limit, or Make being away. */
const passing: ReadonlySet<string> = new Set([
  'rate-limited',
  'upstream-unavailable',
  'upstream-timeout',
  'unavailable',
])

/** How long to wait where the problem doesn't tell, in seconds. */
const waitS = 10

/** After how many seconds to try again; `null`: it won't help. */
export function waitAfter(error: unknown): number | null {
  if (!(error instanceof ProblemError) || !passing.has(error.problem)) return null
  return error.retryAfter ?? waitS
}

/** How often a read that is refused for Make's limit is tried. */
const tries = 10

/**
 * Does what takes many requests within Make's limit: one that is refused for it waits as long as it says, and is tried again.
 * @param tell hears of each wait
 */
export async function withinLimit<T>(
  work: () => Promise<T>,
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work()
    } catch (error) {
      const isLimit = error instanceof ProblemError && error.problem === 'rate-limited'
      if (!isLimit || tried === tries) throw error
      const seconds = error.retryAfter ?? waitS
      tell(`Make’s limit is reached: going on in ${seconds} s.`)
      await systemClock.sleep(seconds * 1000, signal)
    }
  }
}
