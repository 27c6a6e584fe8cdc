/** So many requests are under way at once: Make counts them, and others wait for theirs. */
const atOnce = 3

/**
 * Works through a list, a few at a time, and goes on after those that failed.
 * @param work resolves for each; it must not reject
 * @param isCancelled is asked before each is begun
 * @returns the results in the order of the list; `undefined` for those that were not begun
 */
export async function workThrough<T, R>(
  list: readonly T[],
  work: (item: T) => Promise<R>,
  isCancelled: () => boolean,
): Promise<(R | undefined)[]> {
  const results = list.map((): R | undefined => undefined)
  let next = 0
  async function take(): Promise<void> {
    while (next < list.length && !isCancelled()) {
      const at = next
      next += 1
      const item = list[at]
      if (item !== undefined) results[at] = await work(item)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, take))
  return results
}
