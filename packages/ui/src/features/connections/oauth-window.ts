import type { OAuthOutcome } from './oauth-address.js'

/** Sends the window on to Make, without a way back into this page. */
export function sendTo(opened: Window, url: string): void {
  opened.opener = null
  opened.location.replace(url)
}

/** @throws {TypeError} for an address that is no web page */
export function checkAddress(url: string): void {
  if (!/^https?:$/.test(new URL(url).protocol)) throw new TypeError('This is no web address.')
}

interface Returned {
  readonly kind: 'returned'
  readonly outcome: OAuthOutcome
}

/** A line between the pages of one origin, for news that end the waiting; whether they are true is asked of the server. */
export interface OAuthLine {
  readonly tell: (outcome: OAuthOutcome) => void
  readonly close: () => void
}

/** Opens an {@link OAuthLine}; does nothing where browsers have none. */
export function openOAuthLine(
  baseUrl: string,
  onReturned: (outcome: OAuthOutcome) => void,
): OAuthLine {
  if (typeof BroadcastChannel === 'undefined') {
    return { tell: () => undefined, close: () => undefined }
  }
  const line = new BroadcastChannel(`inlaykit oauth ${new URL(baseUrl, location.href).href}`)
  line.addEventListener('message', ({ data }: MessageEvent<Returned>) => onReturned(data.outcome))
  return {
    tell(outcome) {
      const news: Returned = { kind: 'returned', outcome }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A BroadcastChannel has none.
      line.postMessage(news)
    },
    close: () => line.close(),
  }
}
