import type { CacheableName } from './cacheable.js'

/** What is asked, apart from who asks it. */
export interface Question {
  readonly name: CacheableName
  /** The connection that was named; the tenant's default one is meant when absent. */
  readonly connection: string | undefined
  /** Endpoint, parameters and query in one spelling: equal for equal questions, and for no others. */
  readonly key: string
}

function entriesOf(value: unknown): [string, unknown][] {
  return Object.entries(value as Record<string, unknown>)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/**
 * The question of a request that was parsed by the endpoint's own schemas, so that defaults are filled in and no order
 * matters. Its key is JSON, whose strings end where they end whatever they hold.
 */
export function questionOf(
  name: CacheableName,
  { params, query }: { readonly params: unknown; readonly query: unknown },
): Question {
  const { connection, ...rest } = query as { connection?: string }
  return { name, connection, key: JSON.stringify([name, entriesOf(params), entriesOf(rest)]) }
}
