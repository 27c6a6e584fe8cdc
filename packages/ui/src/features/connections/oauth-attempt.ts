import type { Connection } from '@inlaykit/shared'
import type { Kit } from '../../client/context.js'
import { connectionKeys } from '../../client/query-keys.js'
import { refreshAll } from './cache.js'
import { returnAddressOf, type OAuthOutcome } from './oauth-address.js'
import { checkAddress, openOAuthLine, sendTo } from './oauth-window.js'
import type { OAuthAttempt, OAuthEnd, OAuthFlowOptions, OAuthTarget } from './useOAuthFlow.js'
import type { StartOAuthVariables } from './useStartOAuth.js'

/** What an attempt has to work with. */
export interface AttemptTools {
  readonly kit: Kit
  /** The options of the hook as they are now. */
  readonly options: () => OAuthFlowOptions
  /** Asks for the address of Make's page. */
  readonly start: (variables: StartOAuthVariables) => Promise<{ url: string }>
  /** The attempt that is under way; another one, or none, once the person gave it up. */
  readonly current: () => OAuthAttempt | undefined
  readonly put: (attempt: OAuthAttempt | undefined) => void
  /** Ends it and closes its window. Without `how` nobody is told: the person knows. */
  readonly end: (attempt: OAuthAttempt, how?: OAuthEnd) => void
}

/** What Make's page is good for, in ms: longer nobody is waited for. */
const longestWaitMs = 10 * 60_000

/** Asks the host, then the server, and sends the person to Make. */
export async function sendToMake(
  tools: AttemptTools,
  begun: OAuthAttempt,
  popup: Window | null,
  { zone }: OAuthTarget,
): Promise<void> {
  const { kit, put, end } = tools
  const { mayBegin, navigate = leavePage, returnTo } = tools.options()
  const connectionId = begun.connection?.id
  const isUnderWay = (): boolean => tools.current() === begun
  try {
    if ((await mayBegin?.(begun.connection)) === false) {
      const action = 'connection.connect-oauth'
      kit.emit({ type: 'action', action, outcome: 'vetoed', connectionId })
      if (isUnderWay()) end(begun)
      return
    }
    const page = window.location.href
    const { url } = await tools.start({
      returnTo: returnAddressOf(returnTo ?? page, page, popup !== null),
      connectionId,
      zone,
    })
    checkAddress(url)
    // Meanwhile somebody may have given up, or closed the empty window.
    if (!isUnderWay()) return
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
    if (isUnderWay()) end(begun, { error })
  }
}

/**
 * Waits for what the other page tells, as long as Make's page is good for.
 * @returns ends the waiting
 */
export function waitForReturn(tools: AttemptTools): () => void {
  const { kit, current, end } = tools

  /** The other page says how it went: what there is now is asked of the server. */
  async function hear(outcome: OAuthOutcome): Promise<void> {
    const waiting = current()
    if (waiting === undefined) return
    await refreshAll(kit)
    // The connection that appeared, or the person, may have been faster.
    if (current() !== waiting) return
    const rows =
      kit.queryClient.getQueryData<readonly Connection[]>(connectionKeys.list(kit.scope)) ?? []
    const connection = outcome.kind === 'connected' ? findConnected(waiting, rows) : undefined
    end(waiting, connection === undefined ? { outcome } : { connection })
  }

  const line = openOAuthLine(kit.scope[1], (outcome) => void hear(outcome))
  const timer = setTimeout(() => {
    const waiting = current()
    if (waiting !== undefined) end(waiting)
  }, longestWaitMs)
  return () => {
    line.close()
    clearTimeout(timer)
  }
}

/** Ends the waiting once the connection that it is about is there. */
export function endIfConnected(
  { current, end }: AttemptTools,
  connections: readonly Connection[],
): void {
  const waiting = current()
  const connection = waiting && findConnected(waiting, connections)
  if (waiting !== undefined && connection !== undefined) end(waiting, { connection })
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
