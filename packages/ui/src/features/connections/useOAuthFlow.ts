import type { Connection } from '@inlaykit/shared'
import { useEffect, useRef, useState } from 'react'
import { useKit } from '../../client/context.js'
import { refreshAll } from './cache.js'
import { returnAddressOf, type OAuthOutcome } from './oauth-address.js'
import { checkAddress, openOAuthLine, openOAuthWindow, sendTo } from './oauth-window.js'
import { connectionsQuery } from './queries.js'
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

/** What Make's page is good for, in ms: longer nobody is waited for. */
const longestWaitMs = 10 * 60_000

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

  async function go(
    begun: OAuthAttempt,
    popup: Window | null,
    { zone }: OAuthTarget,
  ): Promise<void> {
    const { mayBegin, navigate = leavePage, returnTo } = latest.current
    const connectionId = begun.connection?.id
    try {
      if ((await mayBegin?.(begun.connection)) === false) {
        const action = 'connection.connect-oauth'
        kit.emit({ type: 'action', action, outcome: 'vetoed', connectionId })
        if (current.current === begun) end(begun)
        return
      }
      const page = window.location.href
      const { url } = await start({
        returnTo: returnAddressOf(returnTo ?? page, page, popup !== null),
        connectionId,
        zone,
      })
      checkAddress(url)
      // Meanwhile somebody may have given up, or closed the empty window.
      if (current.current !== begun) return
      if (popup === null) {
        put(undefined)
        navigate(url)
      } else if (popup.closed) {
        end(begun)
      } else {
        sendTo(popup, url)
        put({ ...begun, state: 'waiting' })
      }
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

  const connected = attempt && findConnected(attempt, options.connections)
  useEffect(() => {
    const waiting = current.current
    if (connected !== undefined && waiting?.state === 'waiting') {
      end(waiting, { connection: connected })
    }
    // oxlint-disable-next-line react/exhaustive-deps -- The connection that appears is what ends the waiting.
  }, [connected])

  /** The other page says how it went: what there is now is asked of the server. */
  async function hear(outcome: OAuthOutcome): Promise<void> {
    const waiting = current.current
    if (waiting === undefined) return
    await refreshAll(kit)
    // The effect above, or the person, may have been faster.
    if (current.current !== waiting) return
    const rows = kit.queryClient.getQueryData(connectionsQuery(kit).queryKey) ?? []
    const connection = outcome.kind === 'connected' ? findConnected(waiting, rows) : undefined
    end(waiting, connection === undefined ? { outcome } : { connection })
  }

  const isWaiting = attempt?.state === 'waiting'
  useEffect(() => {
    if (!isWaiting) return undefined
    const line = openOAuthLine(kit.scope[1], (outcome) => void hear(outcome))
    const timer = setTimeout(() => {
      if (current.current !== undefined) end(current.current)
    }, longestWaitMs)
    return () => {
      line.close()
      clearTimeout(timer)
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

function leavePage(url: string): void {
  window.location.assign(url)
}

/** The connection that an attempt made, or mended; `undefined`: not yet. */
function findConnected(
  { before, connection, state }: OAuthAttempt,
  connections: readonly Connection[],
): Connection | undefined {
  if (state !== 'waiting') return undefined
  return connections.find((row) => {
    if (row.kind !== 'oauth') return false
    if (!before.has(row.id)) return connection === null
    const was = before.get(row.id)
    const isMeant = connection === null || connection.id === row.id
    return isMeant && was === 'reconnect-required' && row.status !== 'reconnect-required'
  })
}
