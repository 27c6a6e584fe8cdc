const firstMs = 1000
const mostMs = 60_000
/** However long a server asks us to wait. */
const mostAskedMs = 5 * 60_000

/**
 * When to try again after a failure, in ms: after 1 s at first, twice as long each time, 1 min at most, of which up to half
 * is chance, so that the connections of one outage don't come back all at once; later where the server asks for it.
 * @param failures how many there were before
 */
export function retryAtAfter(failures: number, now: number, askedMs: number | undefined): number {
  const whole = Math.min(mostMs, firstMs * 2 ** Math.min(failures, 10))
  const own = whole / 2 + (Math.random() * whole) / 2
  return now + Math.max(own, Math.min(askedMs ?? 0, mostAskedMs))
}
