import { useEffect, useRef, useState } from 'react'
import { useKit } from '../../client/context.js'
import { refreshAll } from './cache.js'
import { readOAuthReturn, type OAuthOutcome, type OAuthReturn } from './oauth-address.js'
import { openOAuthLine } from './oauth-window.js'

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
    const found = enabled ? readOAuthReturn(window.location.href) : undefined
    if (found === undefined) return
    window.history.replaceState(window.history.state, '', found.cleanAddress)
    void refreshAll(kit)
    if (!found.isPopup) {
      latest.current?.(found.outcome)
      return
    }
    const line = openOAuthLine(kit.scope[1], () => undefined)
    line.tell(found.outcome)
    line.close()
    // oxlint-disable-next-line react/set-state-in-effect -- It shows when the browser keeps the window.
    setLeft(found)
    window.close()
  }, [enabled, kit])
  return left
}
