import type { Dialect, ProblemName } from '@inlaykit/shared'
import type { Logger } from '../../core/logger.js'
import type { Priority } from '../port/call.js'

/** Whose call it is: for logs and spans. Never for the labels of a metric, which must stay few and tell no tenant. */
export interface CallOrigin {
  readonly dialect: Dialect
  readonly tenantId: string
  readonly connectionId: string
  readonly priority: Priority
  /** The caller's signal, by which the request is found that it was made for (core/request-record.ts). */
  readonly signal: AbortSignal | undefined
}

/** A call has waited for the budget of its organisation. */
export interface QueueWait extends CallOrigin {
  /** How long, in ms; 0 when it had its turn at once. */
  readonly waitMs: number
  /** `started`: its turn came · `refused`: it can't come in time, or too many wait · `gone`: the caller gave up. */
  readonly outcome: 'started' | 'refused' | 'gone'
}

/** One request was sent to Make and is over; a call that is tried again tells of each. */
export interface UpstreamCall extends CallOrigin {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** The path with its ids left out, for example `/scenarios/{id}/executions`: one of few. */
  readonly route: string
  /** Where it was sent: the same object for all calls of a connection. */
  readonly server: { readonly address: string; readonly port: number }
  /** When it was sent, in ms since the epoch. */
  readonly startedAt: number
  readonly durationMs: number
  /** `null`: no answer. */
  readonly status: number | null
  /** What is told of it when it isn't fine; `null` when it is, or when the caller gave up. */
  readonly problem: ProblemName | null
  /** How often the call had been sent before: 0 for the first try. */
  readonly retryCount: number
}

/** What an organisation may still ask of Make, after an answer. */
export interface BudgetLeft {
  readonly dialect: Dialect
  /** Requests a minute. */
  readonly limit: number
  readonly remaining: number
}

/** The breaker of a connection has turned. `open`: nothing is sent · `half-open`: one request is sent to see. */
export interface BreakerTurn {
  readonly dialect: Dialect
  readonly tenantId: string
  readonly connectionId: string
  readonly state: 'closed' | 'open' | 'half-open'
}

/**
 * Sees what passes the gateway. Each method is called as it happens, with the signal of the call it tells of, but for a read
 * that several callers share: there it is that of the first of them.
 * Nothing waits for an observer, and one that throws is logged and changes nothing.
 */
export interface GatewayObserver {
  readonly queueWait?: (wait: QueueWait) => void
  readonly upstreamCall?: (call: UpstreamCall) => void
  readonly budgetLeft?: (left: BudgetLeft) => void
  readonly breakerTurn?: (turn: BreakerTurn) => void
}

/** The observer with every method, each of which never throws. */
export function guardObserver(
  observer: GatewayObserver,
  logger: Logger,
): Required<GatewayObserver> {
  const guard =
    <T>(see: ((what: T) => void) | undefined) =>
    (what: T) => {
      try {
        see?.(what)
      } catch (error) {
        logger.error({ err: error }, 'an observer of the gateway failed')
      }
    }
  return {
    queueWait: guard((wait: QueueWait) => observer.queueWait?.(wait)),
    upstreamCall: guard((call: UpstreamCall) => observer.upstreamCall?.(call)),
    budgetLeft: guard((left: BudgetLeft) => observer.budgetLeft?.(left)),
    breakerTurn: guard((turn: BreakerTurn) => observer.breakerTurn?.(turn)),
  }
}
