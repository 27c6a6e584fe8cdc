import type { Connection } from '@inlaykit/shared'
import { useEffect, useRef, useState } from 'react'
import { arrive, ignore } from '../../client/arrive.js'
import { useKit } from '../../client/context.js'
import { loadConnectionChanges } from './load-changes.js'
import type { OAuthOutcome } from './oauth-address.js'
import type { AttemptTools } from './oauth-attempt.js'
import { openOAuthWindow } from './open-window.js'
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
  const [attempt, setAttempt] = useState<OAuthAttempt>()
  const opened = useRef<Window>(undefined)
  const current = useRef<OAuthAttempt>(undefined)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })

  function put(next: OAuthAttempt | undefined): void {
    current.current = next
    setAttempt(next)
  }

  /** Without `how` nobody is told: the person knows. */
  function end(ended: OAuthAttempt, how?: OAuthEnd): void {
    put(undefined)
    opened.current?.close()
    opened.current = undefined
    if (how === undefined) return
    const connection = 'connection' in how ? how.connection : ended.connection
    const isDone = 'connection' in how || ('outcome' in how && how.outcome.kind === 'connected')
    // That the address could not be had is told by the mutation itself.
    if (!('error' in how)) {
      kit.emit({
        type: 'action',
        action: 'connection.connect-oauth',
        outcome: isDone ? 'done' : 'failed',
        connectionId: connection?.id,
      })
    }
    latest.current.onEnd?.(ended, how)
  }

  const tools: AttemptTools = {
    kit,
    options: () => latest.current,
    start,
    current: () => current.current,
    put,
    end,
  }

  async function go(begun: OAuthAttempt, popup: Window | null, target: OAuthTarget): Promise<void> {
    try {
      const { sendToMake } = await arrive(loadConnectionChanges)
      await sendToMake(tools, begun, popup, target)
    } catch (error) {
      if (current.current === begun) end(begun, { error })
    }
  }

  function begin(connection: Connection | null, target: OAuthTarget = {}): void {
    // A second press means: once more. The first window would only be in the way.
    opened.current?.close()
    const popup = options.display === 'redirect' ? null : openOAuthWindow()
    opened.current = popup ?? undefined
    const before = new Map(options.connections.map(({ id, status }) => [id, status]))
    const begun: OAuthAttempt = { connection, state: 'starting', before }
    put(begun)
    void go(begun, popup, target)
  }

  const isWaiting = attempt?.state === 'waiting'
  useEffect(() => {
    if (!isWaiting) return
    loadConnectionChanges().then(
      ({ endIfConnected }) => endIfConnected(tools, options.connections),
      ignore,
    )
    // oxlint-disable-next-line react/exhaustive-deps -- The connection that appears is what ends the waiting.
  }, [isWaiting, options.connections])

  useEffect(() => {
    if (!isWaiting) return undefined
    let stop: (() => void) | undefined
    let isOver = false
    loadConnectionChanges().then(({ waitForReturn }) => {
      if (!isOver) stop = waitForReturn(tools)
    }, ignore)
    return () => {
      isOver = true
      stop?.()
    }
    // oxlint-disable-next-line react/exhaustive-deps -- One line for as long as somebody is waited for.
  }, [isWaiting, kit])

  return {
    attempt,
    begin,
    cancel() {
      if (current.current !== undefined) end(current.current)
    },
  }
}
