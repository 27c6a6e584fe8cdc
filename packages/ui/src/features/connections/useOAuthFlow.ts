import type { Connection } from '@inlaykit/shared'
import { useEffect, useRef, useState } from 'react'
import { arrive } from '../../client/arrive.js'
import { useKit } from '../../client/context.js'
import { loadConnectionChanges } from './load-changes.js'
import type { OAuthOutcome } from './oauth-address.js'
import type { OAuthAttempts } from './oauth-attempt.js'
import { useStartOAuth } from './useStartOAuth.js'

/** An attempt to connect by OAuth. */
export interface OAuthAttempt {
  /** The connection that is renewed; `null`: a new one. */
  readonly connection: Connection | null
  /** `starting`: the address is on its way; `waiting`: the person is at Make, in a window of their own. */
  readonly state: 'starting' | 'waiting'
  /** How the connections stood when it began, by id. */
  readonly before: ReadonlyMap<string, Connection['status']>
}

/** How an attempt ended: with its connection, with what the page said that Make sent the person back to, or with a fault. */
export type OAuthEnd =
  | { readonly connection: Connection }
  | { readonly outcome: OAuthOutcome }
  | { readonly error: unknown }

/** What is asked of Make beside the access itself. */
export interface OAuthTarget {
  /** The zone of the organisation; the server's own by default. Live dialect. */
  readonly zone?: string | undefined
}

/** What {@link useOAuthFlow} takes. */
export interface OAuthFlowOptions {
  /** The tenant's connections as `useConnections` tells them: a new one among them ends the waiting. */
  readonly connections: readonly Connection[]
  /** Where Make sends the person back to: a path or an address that the server allows. Default: the present page. */
  readonly returnTo?: string | undefined
  /** `redirect`: without a window of its own. Default: `popup`, and a redirect where no window may open. */
  readonly display?: 'popup' | 'redirect' | undefined
  /** Leaves the page for another. Default: the browser's own way. */
  readonly navigate?: ((url: string) => void) | undefined
  /** Asked before anything is sent; `false` vetoes. */
  readonly mayBegin?: ((connection: Connection | null) => Promise<boolean>) | undefined
  /** The attempt ended; not called when the person stopped it themselves. */
  readonly onEnd?: ((attempt: OAuthAttempt, end: OAuthEnd) => void) | undefined
}

/** Connecting by OAuth, from the press to the connection. */
export interface OAuthFlow {
  /** What is under way; `undefined`: nothing. */
  readonly attempt: OAuthAttempt | undefined
  /** Connects, or renews a connection. To be called in the handler of a press, so that the browser lets the window open. */
  readonly begin: (connection: Connection | null, target?: OAuthTarget) => void
  /** Stops waiting. */
  readonly cancel: () => void
}

/**
 * Connects by OAuth in a window of its own, or in the page itself where no window may open. The page that Make sends the
 * person back to needs `useOAuthReturn`, or a `ConnectionPanel`.
 */
export function useOAuthFlow(options: OAuthFlowOptions): OAuthFlow {
  const kit = useKit()
  const { mutateAsync: start } = useStartOAuth()
  const [attempt, show] = useState<OAuthAttempt>()
  const attempts = useRef<OAuthAttempts>(undefined)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
    attempts.current?.look()
  })
  useEffect(() => () => attempts.current?.stop(), [])

  return {
    attempt,
    begin(connection, target) {
      // Only within the handler of a press may it open. Until the program is here, nothing else can be done with it.
      const popup = options.display === 'redirect' ? null : openWindow()
      arrive(loadConnectionChanges).then(
        ({ createAttempts }) => {
          attempts.current ??= createAttempts({ start, show, options: () => latest.current })
          attempts.current.begin(kit, connection, popup, target)
        },
        (error: unknown) => {
          popup?.close()
          options.onEnd?.({ connection, state: 'starting', before: new Map() }, { error })
        },
      )
    },
    cancel: () => attempts.current?.end(),
  }
}

/** Opens the window for Make, empty; `null`: the browser does not allow it. */
function openWindow(): Window | null {
  const left = screenX + Math.max(0, outerWidth - 640) / 2
  const top = screenY + Math.max(0, outerHeight - 780) / 2
  const features = `popup,width=640,height=780,left=${left},top=${top}`
  const opened = open('about:blank', '_blank', features)
  // Some blockers close it at once rather than not open it.
  return opened?.closed ? null : opened
}
