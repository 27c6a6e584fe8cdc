import { useEffect, useState } from 'react'
import type { VirtualWindow } from './VirtualWindow.js'

/** A program that did not arrive is asked for again after this, in ms. */
const loadAgainMs = 5_000

interface Loaded {
  readonly Window: typeof VirtualWindow
}

let arrived: Loaded | undefined

/**
 * What works out the window of a long list; `undefined`: it is on its way. Its code is a third of a list's, so the first
 * lines don't wait for it. It is asked for together with them.
 */
export function useVirtualWindow(): Loaded | undefined {
  const [loaded, setLoaded] = useState(arrived)
  const [tries, setTries] = useState(0)
  const isLoaded = loaded !== undefined
  useEffect(() => {
    if (isLoaded) return undefined
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    import('./VirtualWindow.js').then(
      (module) => {
        arrived = { Window: module.VirtualWindow }
        if (!isOver) setLoaded(arrived)
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
  return loaded
}
