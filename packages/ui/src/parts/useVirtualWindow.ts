import { useState, type RefObject } from 'react'
import { useLayoutEffectInBrowser } from '../provider/useLayoutEffectInBrowser.js'
import type { VirtualWindow } from './VirtualWindow.js'

/** A program that did not arrive is asked for again after this, in ms. */
const loadAgainMs = 5_000

let arrived: typeof VirtualWindow | undefined

/** What works out the window of a long list, and the box that it scrolls in. */
export interface LoadedWindow {
  readonly Window: typeof VirtualWindow
  readonly scroller: HTMLElement
}

/**
 * What works out the window of a long list; `undefined`: it is on its way. Its code is a third of a list's, so the first
 * lines don't wait for it. It is asked for together with them.
 * @param box the one that the list scrolls in, rendered by who calls this
 */
export function useVirtualWindow(box: RefObject<HTMLElement | null>): LoadedWindow | undefined {
  const [loaded, setLoaded] = useState<LoadedWindow>()
  const [tries, setTries] = useState(0)
  const isLoaded = loaded !== undefined
  // Before the browser paints: where its code has arrived already, a list is as long as it is from the start.
  useLayoutEffectInBrowser(() => {
    const scroller = box.current
    if (isLoaded || scroller === null) return undefined
    if (arrived !== undefined) {
      setLoaded({ Window: arrived, scroller })
      return undefined
    }
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    import('./VirtualWindow.js').then(
      (module) => {
        arrived = module.VirtualWindow
        if (!isOver) setLoaded({ Window: arrived, scroller })
      },
      () => {
        if (!isOver) timer = setTimeout(() => setTries(tries + 1), loadAgainMs)
      },
    )
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [box, isLoaded, tries])
  return loaded
}
