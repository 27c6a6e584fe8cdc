import {
  problems,
  type AuditSource,
  type EndpointName,
  type ProblemName,
  type Role,
} from '@inlaykit/shared'
import type { Clock } from '../core/clock.js'
import { isDomainError } from '../core/errors.js'
import { newId } from '../core/ids.js'
import type { Logger } from '../core/logger.js'
import type { Database } from '../store/database.js'
import { isStoreLost } from '../store/lost.js'
import type { AuditTarget } from './policy.js'
import { endAuditRecord, insertAuditRecord, type AuditEnd, type AuditRow } from './records.js'

/** So long an answer waits for its record to be completed, in ms. The record itself is there from before the act. */
const patienceMs = 2000

/** Who acts. */
export interface Actor {
  readonly source: AuditSource
  /** `null`: no person, but the host's server code. */
  readonly userId: string | null
  readonly role: Role | null
  /** Whether it is staff of the host. */
  readonly isOperator: boolean
}

/** What somebody does. Nothing in it is a value that they sent, but for ids. */
export interface AuditAct {
  readonly tenantId: string
  readonly actor: Actor
  readonly action: EndpointName
  readonly target: AuditTarget
  /** `null` where no connection is meant, or none is there. */
  readonly connectionId: string | null
  /** The names of what is given. */
  readonly fields: readonly string[]
  readonly requestId: string | null
  /** The status of the fine answer. */
  readonly status: number
}

/**
 * Keeps who did what, and how it ended. A record is written before the act, so that nothing is done without one: where it
 * can't be written, nothing is done. It is completed after the act, and where that fails the act's own outcome is told all
 * the same: the record then says that the end is not known.
 */
export interface Audit {
  /**
   * Does `work` with a record of it.
   * @param isUnknown whether an error of `work` leaves open what was done; the record then stays open too
   * @throws when the record can't be written, before `work`; else whatever `work` throws
   */
  record<T>(
    act: AuditAct,
    work: () => Promise<T>,
    isUnknown?: (error: unknown) => boolean,
  ): Promise<T>
  /** Keeps that somebody was refused by their role. Never rejects: they are refused all the same. */
  refused(act: AuditAct): Promise<void>
  /** Ends when every record is written. */
  idle(): Promise<void>
}

function problemOf(error: unknown): ProblemName {
  if (isDomainError(error)) return error.problem
  return isStoreLost(error) ? 'unavailable' : 'internal'
}

/** The id of what an act made or answered, where that is another than what it was about. */
function resultOf(body: unknown, { id }: AuditTarget): string | null {
  const made = (body as { id?: unknown } | null | undefined)?.id
  return typeof made === 'string' && made !== id ? made : null
}

/** Makes an {@link Audit}. */
export function createAudit(parts: {
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
}): Audit {
  const { database, clock, logger } = parts
  const underWay = new Set<Promise<void>>()

  function rowOf(act: AuditAct, end: AuditEnd): AuditRow {
    return {
      id: newId('audit'),
      at: new Date(clock.now()),
      ...act.actor,
      // The host's own ids may hold what the database can't.
      userId: act.actor.userId?.replaceAll('\0', '\uFFFD') ?? null,
      action: act.action,
      connectionId: act.connectionId,
      targetKind: act.target.kind,
      targetId: act.target.id,
      fields: act.fields,
      requestId: act.requestId,
      ...end,
    }
  }

  /** Waits for `writing`, but not for ever: whoever waits for the answer is told what came of the act. */
  async function settle(writing: Promise<void>, requestId: string | null): Promise<void> {
    const told = writing.catch((error: unknown) => {
      logger.error({ err: error, requestId }, 'an audit record could not be completed')
    })
    underWay.add(told)
    void told.then(() => underWay.delete(told))
    let timer: ReturnType<Clock['after']> | undefined
    const enough = new Promise<void>((resolve) => {
      timer = clock.after(patienceMs, resolve)
    })
    await Promise.race([told, enough])
    timer?.clear()
  }

  return {
    async record(act, work, isUnknown = () => false) {
      const scope = { db: database.db, tenantId: act.tenantId }
      const row = rowOf(act, { outcome: null, status: null, resultId: null })
      await insertAuditRecord(scope, row)
      const end = (how: AuditEnd) => settle(endAuditRecord(scope, row.id, how), act.requestId)
      let body
      try {
        body = await work()
      } catch (error) {
        if (!isUnknown(error)) {
          const outcome = problemOf(error)
          await end({ outcome, status: problems[outcome].status, resultId: null })
        }
        throw error
      }
      await end({ outcome: 'done', status: act.status, resultId: resultOf(body, act.target) })
      return body
    },
    async refused(act) {
      const scope = { db: database.db, tenantId: act.tenantId }
      const { status } = problems.forbidden
      const row = rowOf(act, { outcome: 'forbidden', status, resultId: null })
      await settle(insertAuditRecord(scope, row), act.requestId)
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
