import type { Page } from '@inlaykit/shared'

/** Everything in a list, as far as it was read. */
export interface Whole<T> {
  readonly items: readonly T[]
  /** All there are; more than `items` holds where the list is longer than was read. */
  readonly total: number
  /** How fresh the last page is, as the server says; `null`: it doesn't say. */
  readonly asOf: string | null
}

/** The most that the server answers at once. */
const pageSize = 100

/**
 * Reads a list page by page until it ends.
 * @param read one page
 * @param most of the list: reading ends with the page that reaches so many
 */
export async function readAll<T>(
  read: (query: {
    readonly limit: number
    readonly cursor: string | undefined
  }) => Promise<Page<T>>,
  most: number,
): Promise<Whole<T>> {
  const items: T[] = []
  let cursor: string | undefined
  for (;;) {
    const page = await read({ limit: pageSize, cursor })
    items.push(...page.items)
    cursor = page.nextCursor ?? undefined
    if (cursor !== undefined && items.length < most) continue
    return { items, total: page.total ?? items.length, asOf: page.asOf }
  }
}
