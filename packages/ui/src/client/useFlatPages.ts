import { useEffect, useMemo, useReducer, useState } from 'react'
import { ignore } from './arrive.js'
import type { FlatPage, WatchedPages } from './flat-pages.js'

/** What goes through many rows is loaded from so many pages on. */
const loadFrom = 20
/** Up to so many pages are looked through for repeats at once: it takes no time that anybody could notice. */
const mostAtOnce = 50

/**
 * The rows of the pages of a list, each once; the same array until something of it changes. A row that moved from page to
 * page between two reads stands at its first place.
 */
export function useFlatPages<T extends { readonly id: string }>(
  pages: readonly FlatPage<T>[],
): readonly T[] {
  const [watched, watch] = useState<WatchedPages<T>>()
  const [checks, redraw] = useReducer((count: number) => count + 1, 0)
  const needsMore = pages.length >= loadFrom && watched === undefined
  useEffect(() => {
    if (needsMore)
      import('./flat-pages.js').then(({ watchPages }) => watch(watchPages(redraw)), ignore)
  }, [needsMore])
  useEffect(() => watched?.stop, [watched])
  return useMemo(
    () => watched?.rowsOf(pages) ?? flatten(pages),
    // oxlint-disable-next-line react/exhaustive-deps -- A check finds other rows in the same pages.
    [checks, pages, watched],
  )
}

function flatten<T extends { readonly id: string }>(pages: readonly FlatPage<T>[]): readonly T[] {
  // Many times as fast as `flatMap`.
  const rows = ([] as T[]).concat(...pages.map(({ items }) => items))
  if (pages.length > mostAtOnce) return rows
  const seen = new Set<string>()
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id))
}
