import type { QueuedRequest } from '@inlaykit/shared'

/** When the first and the last of those that wait came. */
export interface QueueEnds {
  readonly oldest: string | undefined
  readonly newest: string | undefined
}

/**
 * Tells the ends of a queue, as far as they are known: of one that is not read to its end, that with which it begins, if it is
 * in order of time at all.
 * @param requests those that are read, in Make's order
 * @param isWhole whether these are all
 */
export function queueEnds(requests: readonly QueuedRequest[], isWhole: boolean): QueueEnds {
  const times = requests.flatMap(({ createdAt }) => createdAt ?? [])
  const sorted = times.toSorted((a, b) => Date.parse(a) - Date.parse(b))
  const [oldest] = sorted
  const newest = sorted.at(-1)
  if (isWhole) return { oldest, newest }
  // Of equal times nobody knows which way the rest goes.
  const isEven = oldest === newest || times.length < requests.length
  return {
    oldest: !isEven && times.every((time, at) => time === sorted[at]) ? oldest : undefined,
    newest:
      !isEven && times.every((time, at) => time === sorted[sorted.length - 1 - at])
        ? newest
        : undefined,
  }
}
