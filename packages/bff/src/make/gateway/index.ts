import type { Budget, Dialect, Plan } from '@inlaykit/shared'
import type { Clock } from '../../core/clock.js'
import { DomainError } from '../../core/errors.js'
import type { Logger } from '../../core/logger.js'
import type { Secret } from '../../core/secret.js'
import type { Upstream } from '../port/call.js'
import { createMemoryBudgets, type BudgetStore } from './budget/store.js'
import { Link } from './link.js'
import { guardObserver, type GatewayObserver } from './observer.js'
import { OpenCalls } from './open-calls.js'
import { Organization } from './organization.js'
import { Transport } from './transport.js'

/** What a connection tells the gateway of itself. */
export interface ConnectOptions {
  readonly tenantId: string
  readonly connectionId: string
  readonly dialect: Dialect
  /** Where the dialect is spoken, for example `https://eu1.make.com/api/v2`. */
  readonly baseUrl: string
  /** Names the organisation, and the same for every connection of it: they share its budget. */
  readonly organizationKey: string
  /** Sets the limit until the upstream tells a lower one; `null`: unknown, so that of Core. */
  readonly plan: Plan | null
  /** Asked before each request, so that a renewed credential is used at once. */
  readonly credential: () => Promise<{ scheme: 'Token' | 'Bearer'; value: Secret }>
  /** Reads how many requests a minute the organisation has, where Make tells it; asked once an hour at most. */
  readonly readLimit?: () => Promise<number | null>
}

/** A connection's way to its upstream, and what may still be asked of it. */
export interface GatewayLink {
  readonly upstream: Upstream
  /** What the organisation may still ask of Make. */
  readonly budget: () => Budget | null
}

/** The one place that all requests to Make pass. */
export interface Gateway {
  connect(connection: ConnectOptions): GatewayLink
  /**
   * Breaks off what is under way, closes all connections and gives back what is held of shared budgets; calls after it are
   * `unavailable`.
   */
  close(): Promise<void>
}

/**
 * Makes the gateway of this process: connections that are kept, one budget for each organisation, time limits, retries
 * where they are safe, and the upstream's errors in our own words.
 * @param options `userAgent` names us to Make; `limits.upstreamMs` is how long a call may be on its way, over all its
 * tries and without its wait for the budget; `random` draws the pauses between tries; `budgets` is where what
 * organisations may ask is kept, in memory when absent; `observer` sees what passes
 */
export function createGateway(options: {
  readonly clock: Clock
  readonly logger: Logger
  readonly userAgent: string
  readonly limits: { readonly upstreamMs: number }
  readonly random?: () => number
  readonly budgets?: BudgetStore
  readonly observer?: GatewayObserver
}): Gateway {
  const { clock, logger } = options
  const transport = new Transport(options.userAgent)
  const observer = guardObserver(options.observer ?? {}, logger)
  const store = options.budgets ?? createMemoryBudgets(clock)
  const organizations = new Map<string, Organization>()
  const calls = new OpenCalls()

  const organizationOf = ({ organizationKey, dialect, plan }: ConnectOptions): Organization => {
    const key = `${dialect} ${organizationKey}`
    let organization = organizations.get(key)
    if (!organization) {
      organization = new Organization({ clock, logger, dialect, store, key })
      organizations.set(key, organization)
    }
    organization.tellPlan(plan)
    return organization
  }

  return {
    connect(connection) {
      const organization = organizationOf(connection)
      const link = new Link({
        connection,
        organization,
        transport,
        clock,
        random: options.random ?? Math.random,
        upstreamMs: options.limits.upstreamMs,
        calls,
        observer,
      })
      return { upstream: link, budget: () => organization.budget() }
    },
    async close() {
      calls.close(new DomainError('unavailable', 'The server is stopping. Try again in a moment.'))
      await transport.close()
      await Promise.all([...organizations.values()].map((organization) => organization.close()))
    },
  }
}
