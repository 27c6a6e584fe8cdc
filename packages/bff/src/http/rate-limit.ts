import { endpoints, type Budget, type Endpoint, type EndpointName } from '@inlaykit/shared'
import type { Clock } from '../core/clock.js'

/**
 * What may still be asked of Make through a tenant's connection (the default one when none is named), as far as this
 * process knows; `null`: it doesn't.
 */
export type BudgetOf = (
  tenantId: string,
  connectionId: string | undefined,
) => { readonly connectionId: string; readonly budget: Budget } | null

/** Make's limits are told by the minute. */
const windowSeconds = 60
/** So long the same fields are told: they are no promise anyway, and each answer carries them. */
const sameMs = 200
const mostTenants = 2000
const mostOfTenant = 50

/** The fields of draft-ietf-httpapi-ratelimit-headers-10: one policy, with the connection as its partition. */
export interface BudgetFields {
  /** `RateLimit-Policy` */
  readonly policy: string
  /** `RateLimit` */
  readonly limit: string
  /** When they were made, in ms since the epoch. */
  readonly madeAt: number
}

/**
 * Tells, for the headers of an answer, the budget of the connection that was asked through: what may be asked of Make, of
 * which an answer that is kept takes nothing. `null` where it isn't known.
 */
export type TellBudget = (tenantId: string, connectionId: string | undefined) => BudgetFields | null

function fieldsOf(
  { connectionId, budget }: NonNullable<ReturnType<BudgetOf>>,
  now: number,
): BudgetFields {
  const { limit, remaining, resetAt } = budget
  const partition = `pk=:${Buffer.from(connectionId).toString('base64')}:`
  const reset = resetAt === null ? Number.NaN : Math.ceil((Date.parse(resetAt) - now) / 1000)
  const seconds = reset >= 0 ? `;t=${reset}` : ''
  return {
    policy: `"make";q=${limit};w=${windowSeconds};${partition}`,
    limit: `"make";r=${remaining}${seconds};${partition}`,
    madeAt: now,
  }
}

/** Makes the teller; what it tells may be 0.2 s old. */
export function createTellBudget(budgetOf: BudgetOf, clock: Clock): TellBudget {
  const made = new Map<string, Map<string, BudgetFields>>()
  return (tenantId, connectionId) => {
    const now = clock.now()
    const name = connectionId ?? ''
    const ofTenant = made.get(tenantId)
    const present = ofTenant?.get(name)
    if (present && now >= present.madeAt && now < present.madeAt + sameMs) return present
    const told = budgetOf(tenantId, connectionId)
    if (!told) {
      ofTenant?.delete(name)
      return null
    }
    const fields = fieldsOf(told, now)
    if (ofTenant && ofTenant.size < mostOfTenant) {
      ofTenant.set(name, fields)
    } else {
      // They live so short that it doesn't matter which ones go.
      if (made.size >= mostTenants) made.clear()
      made.set(tenantId, new Map([[name, fields]]))
    }
    return fields
  }
}

/** Whether an endpoint's answers tell a budget: it speaks of what a connection reaches. */
export function tellsBudget(name: EndpointName): boolean {
  const endpoint: Endpoint = endpoints[name]
  return endpoint.usesConnection === true
}

/** The connection that an address names. */
export function connectionIn(url: string): string | undefined {
  if (!url.includes('connection=')) return undefined
  return new URL(url).searchParams.get('connection') ?? undefined
}
