import type { Kit } from '../../client/context.js'
import { refreshAll } from './cache.js'
import { readOAuthReturn, type OAuthOutcome, type OAuthReturn } from './oauth-address.js'
import { openOAuthLine } from './oauth-window.js'

/**
 * Takes out of the page's address what came of connecting by OAuth, and tells whom it concerns: the page itself, or the
 * one that opened this window, which then closes if the browser lets it.
 * @param onReturned for the page itself
 * @returns what was found in a window that may stay open
 */
export function takeOAuthReturn(
  kit: Kit,
  onReturned: ((outcome: OAuthOutcome) => void) | undefined,
): OAuthReturn | undefined {
  const found = readOAuthReturn(window.location.href)
  if (found === undefined) return undefined
  window.history.replaceState(window.history.state, '', found.cleanAddress)
  void refreshAll(kit)
  if (!found.isPopup) {
    onReturned?.(found.outcome)
    return undefined
  }
  const line = openOAuthLine(kit.scope[1], () => undefined)
  line.tell(found.outcome)
  line.close()
  window.close()
  return found
}
