import { useEffect, useRef, useState } from 'react'
import { ignore } from '../../client/arrive.js'
import { useKit } from '../../client/context.js'
import { loadConnectionChanges } from './load-changes.js'
import type { OAuthOutcome, OAuthReturn } from './oauth-address.js'

/** How {@link useOAuthReturn} listens. */
export interface UseOAuthReturnOptions {
  /** `false`: the address is left alone. Default: `true`. */
  readonly enabled?: boolean | undefined
  /** Hears of it in the page that went to Make itself. */
  readonly onReturned?: ((outcome: OAuthOutcome) => void) | undefined
}

/**
 * Reads once, and takes out of the address, what came of connecting by OAuth. In the window that was opened for Make it
 * tells the page that waits, and closes the window if the browser lets it.
 * @returns what was found in a window that could not be closed
 */
export function useOAuthReturn(options: UseOAuthReturnOptions = {}): OAuthReturn | undefined {
  const { enabled = true, onReturned } = options
  const kit = useKit()
  const [left, setLeft] = useState<OAuthReturn>()
  const latest = useRef(onReturned)
  useEffect(() => {
    latest.current = onReturned
  })
  useEffect(() => {
    if (!enabled || !new URLSearchParams(window.location.search).has('inlaykit')) return undefined
    let isOver = false
    loadConnectionChanges().then(({ takeOAuthReturn }) => {
      if (!isOver) setLeft(takeOAuthReturn(kit, latest.current))
    }, ignore)
    return () => {
      isOver = true
    }
  }, [enabled, kit])
  return left
}
