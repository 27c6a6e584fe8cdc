import { useEffect, useReducer, useState } from 'react'
import { createFlatPages, type FlatPage } from './flat-pages.js'

/** A long list that comes all at once is looked through for repeats this long after it was shown, in ms. */
const checkAfterMs = 400

const none: readonly never[] = []

/** The rows of the pages of a list, each once; the same array until something of it changes. */
export function useFlatPages<T extends { readonly id: string }>(
  pages: readonly FlatPage<T>[] = none,
): readonly T[] {
  const [flat] = useState(() => createFlatPages<T>())
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const rows = flat.rowsOf(pages)
  useEffect(() => {
    if (flat.isChecked()) return undefined
    const timer = setTimeout(() => {
      if (flat.check()) redraw()
    }, checkAfterMs)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- Other rows may not have been looked through.
  }, [flat, rows])
  return rows
}
