import { isLoopback } from '../../config/checks.js'
import type { Clock } from '../../core/clock.js'
import { isDomainError, nothingHere } from '../../core/errors.js'
import { markEndTold } from '../../mirror/executions.js'
import type { RunTracker } from '../../mirror/run-tracker.js'
import type { Synchronizer } from '../../mirror/synchronizer.js'
import type { ConnectionService, OpenConnection } from '../connections/index.js'
import type { NoticeTokens } from './notice-tokens.js'

/** So long an address may be called, in ms: runs of Make last 40 min at most, and may wait for their turn before. */
export const noticeMs = 2 * 60 * 60_000

interface Parts {
  readonly connections: ConnectionService
  readonly synchronizer: Synchronizer
  readonly tracker: RunTracker
  readonly tokens: NoticeTokens
  readonly clock: Clock
  /** The address of this BFF as Make would reach it, with its base path; `null`: none is known. */
  readonly baseUrl: string | null
}

/**
 * What Make tells of runs that have ended. It is not signed and may be sent by whoever has seen the address, so it is no more than
 * a hint: the run is read as it would be later anyway, and what the hint says of it counts for nothing.
 */
export class RunNotices {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /**
   * Where Make may tell that a run of the scenario has ended; `undefined` where it tells nobody, or couldn't reach us: a Make
   * elsewhere needs an address of https that isn't this machine's.
   */
  addressFor(connection: OpenConnection, scenarioId: string): string | undefined {
    const { baseUrl, tokens, clock } = this.#parts
    if (baseUrl === null || connection.api.executions.toldId === null) return undefined
    const { protocol, hostname } = new URL(baseUrl)
    const isMakeHere = isLoopback(new URL(connection.row.baseUrl).hostname)
    if (!isMakeHere && (protocol !== 'https:' || isLoopback(hostname))) return undefined
    const { tenantId, connectionId } = connection
    const token = tokens.make({ tenantId, connectionId, scenarioId }, clock.now() + noticeMs)
    return `${baseUrl}/hooks/notify/${token}`
  }

  /** Whether a token is one of ours and still good. */
  isKnown = (token: string): boolean =>
    this.#parts.tokens.open(token, this.#parts.clock.now()) !== null

  /**
   * Has the run read in the background, once however often its end is told. Nothing is read for a run of another scenario, one
   * that isn't known here, or one that has ended already.
   * @param upstreamId the run's id as Make has it
   * @throws `not-found` for a token that isn't good, or whose connection is gone
   */
  async hear(token: string, upstreamId: string): Promise<void> {
    const { tokens, connections, synchronizer, tracker, clock } = this.#parts
    const subject = tokens.open(token, clock.now())
    if (subject === null) throw nothingHere()
    const { tenantId, connectionId, scenarioId } = subject
    const connection = await this.#open(connections, tenantId, connectionId)
    const executionId = connection?.api.executions.toldId?.(scenarioId, upstreamId)
    if (!connection || executionId === undefined) return
    const told = { executionId, scenarioId }
    const isFirst = await markEndTold(synchronizer.scope(connection), told, new Date(clock.now()))
    if (!isFirst) return
    synchronizer.inBackground(connection, 'look at a run that Make tells of', () =>
      tracker.look(connection, executionId, scenarioId),
    )
  }

  /** The connection; `null` where it can't be used now, so that there is nothing to read it with. */
  async #open(
    connections: ConnectionService,
    tenantId: string,
    connectionId: string,
  ): Promise<OpenConnection | null> {
    try {
      return await connections.open({ tenantId }, connectionId)
    } catch (error) {
      if (isDomainError(error, 'not-found')) throw nothingHere()
      if (isDomainError(error, 'unavailable') || !isDomainError(error)) throw error
      return null
    }
  }
}
