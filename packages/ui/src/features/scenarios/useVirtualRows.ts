import { useEffect, useState } from 'react'
import type { VirtualRows } from './VirtualRows.js'

/** A program that did not arrive is asked for again after this, in ms. */
const loadAgainMs = 5_000

/**
 * What shows a long list; `undefined`: it is on its way. Its code is a third of the list's, so the first rows don't wait for
 * it. It is asked for together with them: arriving first, it takes no row away that somebody has put the focus on.
 */
export function useVirtualRows(): typeof VirtualRows | undefined {
  const [loaded, setLoaded] = useState<{ readonly Rows: typeof VirtualRows }>()
  const [tries, setTries] = useState(0)
  const isLoaded = loaded !== undefined
  useEffect(() => {
    if (isLoaded) return undefined
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    import('./VirtualRows.js').then(
      ({ VirtualRows: Rows }) => {
        if (!isOver) setLoaded({ Rows })
      },
      () => {
        if (!isOver) timer = setTimeout(() => setTries(tries + 1), loadAgainMs)
      },
    )
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [isLoaded, tries])
  return loaded?.Rows
}
