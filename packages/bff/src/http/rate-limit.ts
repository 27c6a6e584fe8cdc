import { endpoints, type Budget, type Endpoint, type EndpointName } from '@inlaykit/shared'

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

/**
 * Tells the budget of the connection that was asked through, by the fields of draft-ietf-httpapi-ratelimit-headers-10: one
 * policy, with the connection as its partition. The budget is what may be asked of Make: an answer that is kept takes
 * nothing of it.
 * @param now in ms since the epoch
 */
export function tellBudget(
  headers: Pick<Headers, 'set'>,
  { connectionId, budget }: NonNullable<ReturnType<BudgetOf>>,
  now: number,
): void {
  const { limit, remaining, resetAt } = budget
  const partition = `pk=:${Buffer.from(connectionId).toString('base64')}:`
  const reset = resetAt === null ? Number.NaN : Math.ceil((Date.parse(resetAt) - now) / 1000)
  const seconds = reset >= 0 ? `;t=${reset}` : ''
  headers.set('RateLimit-Policy', `"make";q=${limit};w=${windowSeconds};${partition}`)
  headers.set('RateLimit', `"make";r=${remaining}${seconds};${partition}`)
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
