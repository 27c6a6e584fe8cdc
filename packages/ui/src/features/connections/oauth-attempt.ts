import type { Connection } from '@inlaykit/shared'
import type { Kit } from '../../client/context.js'
import { connectionKeys } from '../../client/query-keys.js'
import { refreshAll } from './cache.js'
import { returnAddressOf, type OAuthOutcome } from './oauth-address.js'
import { checkAddress, openOAuthLine, sendTo } from './oauth-window.js'
import type { OAuthAttempt, OAuthEnd, OAuthFlowOptions, OAuthTarget } from './useOAuthFlow.js'
import type { StartOAuthVariables } from './useStartOAuth.js'

/** What attempts have to work with. */
export interface AttemptTools {
  /** Asks for the address of Make's page. */
  readonly start: (variables: StartOAuthVariables) => Promise<{ url: string }>
  /** Shows how the attempt stands; `undefined`: none is under way. */
  readonly show: (attempt: OAuthAttempt | undefined) => void
  /** The options of the hook as they are now. */
  readonly options: () => OAuthFlowOptions
}

/** Attempts to connect by OAuth, one at a time. */
export interface OAuthAttempts {
  /**
   * Asks the host, then the server, sends the person to Make, and waits for how it went.
   * @param popup the window for Make, still empty; `null`: the page itself goes there
   */
  readonly begin: (
    kit: Kit,
    connection: Connection | null,
    popup: Window | null,
    target?: OAuthTarget,
  ) => void
  /** To be called when other connections may be known. */
  readonly look: () => void
  /** Gives up what is under way. Nobody is told: the person knows. */
  readonly end: () => void
  /** Waits no longer, and leaves the window as it is. */
  readonly stop: () => void
}

/** An attempt that is under way. */
interface Run {
  /** Of the page as it was when it began: that is where it is told. */
  readonly kit: Kit
  attempt: OAuthAttempt
  readonly popup: Window | null
  /** Ends the waiting, once it has begun. */
  stop?: () => void
}

/** What Make's page is good for, in ms: longer nobody is waited for. */
const longestWaitMs = 10 * 60_000

/** Makes {@link OAuthAttempts}. */
export function createAttempts({ options, show, start }: AttemptTools): OAuthAttempts {
  let current: Run | undefined

  function end(how?: OAuthEnd): void {
    const run = current
    if (run === undefined) return
    current = undefined
    show(undefined)
    run.stop?.()
    run.popup?.close()
    if (how !== undefined) options().onEnd?.(run.attempt, how)
  }

  /** Ends the waiting, and tells how. */
  function finish({ attempt, kit }: Run, how: Exclude<OAuthEnd, { error: unknown }>): void {
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

  async function send(run: Run, { zone }: OAuthTarget): Promise<void> {
    const { attempt, kit, popup } = run
    const { mayBegin, navigate = leavePage, returnTo } = options()
    const connectionId = attempt.connection?.id
    if ((await mayBegin?.(attempt.connection)) === false) {
      const action = 'connection.connect-oauth'
      kit.emit({ type: 'action', action, outcome: 'vetoed', connectionId })
      if (current === run) end()
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
    if (current !== run) return
    if (popup === null) {
      end()
      navigate(url)
    } else if (popup.closed) {
      end()
    } else {
      sendTo(popup, url)
      run.attempt = { ...attempt, state: 'waiting' }
      show(run.attempt)
      wait(run)
    }
  }

  /** Waits for the connection, and for what the other page tells, as long as Make's page is good for. */
  function wait(run: Run): void {
    const line = openOAuthLine(run.kit.scope[1], (outcome) => void hear(run, outcome))
    const timer = setTimeout(end, longestWaitMs)
    run.stop = () => {
      line.close()
      clearTimeout(timer)
    }
    look()
  }

  /** The other page says how it went: what there is now is asked of the server. */
  async function hear(run: Run, outcome: OAuthOutcome): Promise<void> {
    const { kit } = run
    await refreshAll(kit)
    // The connection that appeared, or the person, may have been faster.
    if (current !== run) return
    const rows =
      kit.queryClient.getQueryData<readonly Connection[]>(connectionKeys.list(kit.scope)) ?? []
    const connection = outcome.kind === 'connected' ? findConnected(run.attempt, rows) : undefined
    finish(run, connection === undefined ? { outcome } : { connection })
  }

  function look(): void {
    if (current?.attempt.state !== 'waiting') return
    const connection = findConnected(current.attempt, options().connections)
    if (connection !== undefined) finish(current, { connection })
  }

  return {
    begin(kit, connection, popup, target = {}) {
      // A second press means: once more. The first window would only be in the way.
      end()
      const before = new Map(options().connections.map(({ id, status }) => [id, status]))
      const run: Run = { kit, attempt: { connection, state: 'starting', before }, popup }
      current = run
      show(run.attempt)
      send(run, target).catch((error: unknown) => {
        if (current === run) end({ error })
      })
    },
    look,
    end,
    stop: () => current?.stop?.(),
  }
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
