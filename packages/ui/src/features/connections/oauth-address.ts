import { problemNames, type ProblemName } from '@inlaykit/shared/problem-names'

/** What came of connecting by OAuth, as the address says to which the person came back. */
export type OAuthOutcome =
  | { readonly kind: 'connected' }
  | { readonly kind: 'error'; readonly problem: ProblemName }

/** What {@link readOAuthReturn} found. */
export interface OAuthReturn {
  readonly outcome: OAuthOutcome
  /** The page is in the window that was opened for Make. */
  readonly isPopup: boolean
  /** The address without what told it. */
  readonly cleanAddress: string
}

/** Marks the page that comes back in the window that was opened for Make; it travels in `returnTo`. */
const popupMark = 'inlaykit-popup'
/** The most that `/oauth/start` takes. */
const longestAddress = 2_000

/**
 * What the address of a page says of an attempt to connect by OAuth, or `undefined`. Anybody can write a link with
 * these words: they are for a message alone, whether there is a connection is asked of the server.
 */
export function readOAuthReturn(address: string): OAuthReturn | undefined {
  const url = new URL(address)
  const said = url.searchParams.get('inlaykit')
  if (said !== 'connected' && said !== 'error') return undefined
  const problem = url.searchParams.get('problem') ?? ''
  const isPopup = url.searchParams.has(popupMark)
  url.searchParams.delete('inlaykit')
  url.searchParams.delete(popupMark)
  if (said === 'error') url.searchParams.delete('problem')
  return {
    outcome:
      said === 'connected'
        ? { kind: 'connected' }
        : {
            kind: 'error',
            problem: problemNames.find((name) => name === problem) ?? 'internal',
          },
    isPopup,
    cleanAddress: url.href,
  }
}

/**
 * The address to which Make sends the person back.
 * @param address of the present page, or what the host wants instead (a path too)
 * @param page the present page's address
 * @param isPopup whether it will be in the window that is opened for Make
 */
export function returnAddressOf(address: string, page: string, isPopup: boolean): string {
  const url = new URL(address, page)
  url.searchParams.delete('inlaykit')
  url.searchParams.delete(popupMark)
  if (isPopup) url.searchParams.set(popupMark, '1')
  if (url.href.length <= longestAddress) return url.href
  return url.origin + url.pathname + (isPopup ? `?${popupMark}=1` : '')
}
