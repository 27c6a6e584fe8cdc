import type { Connection } from '@inlaykit/shared'
import type { Kit } from '../../client/context.js'
import { connectionKeys } from '../../client/query-keys.js'
import { refreshAll } from './cache.js'
import { returnAddressOf, type OAuthOutcome } from './oauth-address.js'
import { checkAddress, openOAuthLine, sendTo } from './oauth-window.js'
import type { OAuthAttempt, OAuthEnd, OAuthFlowOptions, OAuthTarget } from './useOAuthFlow.js'
import type { StartOAuthVariables } from './useStartOAuth.js'

/** An attempt that is under way, and what it has to work with. */
export interface OAuthRun {
  readonly kit: Kit
  /** Asks for the address of Make's page. */
  readonly start: (variables: StartOAuthVariables) => Promise<{ url: string }>
  readonly target: OAuthTarget
  /** Shows how the attempt stands. */
  readonly show: (attempt: OAuthAttempt) => void
  /** Ends the one that is under way and closes its window. Without `how` nobody is told: the person knows. */
  readonly end: (how?: OAuthEnd) => void
  attempt: OAuthAttempt
  /** The window for Make; `null`: the page itself goes there. */
  readonly popup: Window | null
  /** The options of the hook as they are now. */
  readonly options: () => OAuthFlowOptions
  /** False once the person gave it up, or began another. */
  readonly isCurrent: () => boolean
  /** To be called when other connections are known; set while somebody is waited for. */
  look?: () => void
  /** Ends the waiting; set while somebody is waited for. */
  stop?: () => void
}

/** What Make's page is good for, in ms: longer nobody is waited for. */
const longestWaitMs = 10 * 60_000

/** Asks the host, then the server, sends the person to Make, and waits for how it went. */
export async function connectByOAuth(run: OAuthRun): Promise<void> {
  const { attempt, end, isCurrent, kit, popup } = run
  const { mayBegin, navigate = leavePage, returnTo } = run.options()
  const connectionId = attempt.connection?.id
  if ((await mayBegin?.(attempt.connection)) === false) {
    const action = 'connection.connect-oauth'
    kit.emit({ type: 'action', action, outcome: 'vetoed', connectionId })
    if (isCurrent()) end()
    return
  }
  const page = window.location.href
  const { url } = await run.start({
    returnTo: returnAddressOf(returnTo ?? page, page, popup !== null),
    connectionId,
    zone: run.target.zone,
  })
  checkAddress(url)
  // Meanwhile somebody may have given up, or closed the empty window.
  if (!isCurrent()) return
  if (popup === null) {
    end()
    navigate(url)
  } else if (popup.closed) {
    end()
  } else {
    sendTo(popup, url)
    run.attempt = { ...attempt, state: 'waiting' }
    run.show(run.attempt)
    waitForReturn(run)
  }
}

/** Waits for the connection, and for what the other page tells, as long as Make's page is good for. */
function waitForReturn(run: OAuthRun): void {
  const { end, isCurrent, kit } = run

  /** The other page says how it went: what there is now is asked of the server. */
  async function hear(outcome: OAuthOutcome): Promise<void> {
    await refreshAll(kit)
    // The connection that appeared, or the person, may have been faster.
    if (!isCurrent()) return
    const rows =
      kit.queryClient.getQueryData<readonly Connection[]>(connectionKeys.list(kit.scope)) ?? []
    const connection = outcome.kind === 'connected' ? findConnected(run.attempt, rows) : undefined
    finish(run, connection === undefined ? { outcome } : { connection })
  }

  const line = openOAuthLine(kit.scope[1], (outcome) => void hear(outcome))
  const timer = setTimeout(end, longestWaitMs)
  run.stop = () => {
    line.close()
    clearTimeout(timer)
  }
  run.look = () => {
    const connection = findConnected(run.attempt, run.options().connections)
    if (connection !== undefined) finish(run, { connection })
  }
  run.look()
}

/** Ends the waiting, and tells how. */
function finish({ attempt, end, kit }: OAuthRun, how: Exclude<OAuthEnd, { error: unknown }>): void {
  const connection = 'connection' in how ? how.connection : attempt.connection
  const isDone = 'connection' in how || how.outcome.kind === 'connected'
  kit.emit({
    type: 'action',
    action: 'connection.connect-oauth',
    outcome: isDone ? 'done' : 'failed',
    connectionId: connection?.id,
  })
  end(how)
}

function leavePage(url: string): void {
  window.location.assign(url)
}

/** The connection that an attempt made, or mended; `undefined`: not yet. */
function findConnected(
  { before, connection }: OAuthAttempt,
  connections: readonly Connection[],
): Connection | undefined {
  return connections.find((row) => {
    if (row.kind !== 'oauth') return false
    if (!before.has(row.id)) return connection === null
    const was = before.get(row.id)
    const isMeant = connection === null || connection.id === row.id
    return isMeant && was === 'reconnect-required' && row.status !== 'reconnect-required'
  })
}
