import { useCallback, useRef } from 'react'
import { useLayoutEffectInBrowser } from '../provider/useLayoutEffectInBrowser.js'

/**
 * A function that stays the same from render to render, and does what the one of the last render does: who is given it is not
 * rendered again for its sake. It is for what happens later, and not to be called while rendering.
 */
export function useEventCallback<A extends readonly unknown[], R>(
  callback: (...args: A) => R,
): (...args: A) => R {
  const latest = useRef(callback)
  useLayoutEffectInBrowser(() => {
    latest.current = callback
  })
  return useCallback((...args: A) => latest.current(...args), [])
}
