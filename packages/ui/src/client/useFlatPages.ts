import { useEffect, useMemo, useReducer, useState } from 'react'
import { ignore } from './arrive.js'
import type { FlatPage, FlatPages } from './flat-pages.js'

/** What goes through many rows is loaded from so many pages on. */
const loadFrom = 20
/** Up to so many pages are looked through for repeats at once: it takes no time that anybody could notice. */
const mostAtOnce = 50
/** A long list that comes all at once is looked through for repeats this long after it was shown, in ms. */
const checkAfterMs = 400

/**
 * The rows of the pages of a list, each once; the same array until something of it changes. A row that moved from page to
 * page between two reads stands at its first place.
 */
export function useFlatPages<T extends { readonly id: string }>(
  pages: readonly FlatPage<T>[],
): readonly T[] {
  const [flat, setFlat] = useState<FlatPages<T>>()
  const [checks, redraw] = useReducer((count: number) => count + 1, 0)
  const needsMore = pages.length >= loadFrom && flat === undefined
  useEffect(() => {
    if (!needsMore) return
    import('./flat-pages.js').then(({ createFlatPages }) => setFlat(createFlatPages), ignore)
  }, [needsMore])

  const rows = useMemo(
    () => flat?.rowsOf(pages) ?? flatten(pages),
    // oxlint-disable-next-line react/exhaustive-deps -- A check finds other rows in the same pages.
    [checks, flat, pages],
  )
  useEffect(() => {
    if (flat === undefined || flat.isChecked()) return undefined
    const timer = setTimeout(() => {
      if (flat.check()) redraw()
    }, checkAfterMs)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- Other rows may not have been looked through.
  }, [flat, rows])
  return rows
}

function flatten<T extends { readonly id: string }>(pages: readonly FlatPage<T>[]): readonly T[] {
  // Many times as fast as `flatMap`.
  const rows = ([] as T[]).concat(...pages.map(({ items }) => items))
  if (pages.length > mostAtOnce) return rows
  const seen = new Set<string>()
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id))
}
