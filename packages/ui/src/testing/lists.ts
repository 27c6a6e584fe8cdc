import type { Execution, Page, Scenario, ScenarioSort } from '@inlaykit/shared'

/** A request that the contract does not allow, with the part that is wrong. */
export class InvalidRequest extends Error {
  constructor(
    readonly path: string,
    message: string,
    readonly place: 'query' | 'body' = 'query',
  ) {
    super(message)
  }
}

const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Cuts a page out of all matches. A cursor belongs to its query: with another one it is refused. */
export function pageOut<T>(
  all: readonly T[],
  query: { limit: number; cursor?: string | undefined },
): Page<T> {
  const { limit, cursor, ...rest } = query
  const key = JSON.stringify(rest)
  let start = 0
  if (cursor !== undefined) {
    const [at, of] = decode(cursor)
    if (of !== key) throw new InvalidRequest('cursor', 'belongs to another query')
    start = at
  }
  const items = all.slice(start, start + limit)
  const more = start + limit < all.length
  return {
    items,
    nextCursor: more ? btoa(encodeURIComponent(JSON.stringify([start + limit, key]))) : null,
    asOf: new Date().toISOString(),
    total: all.length,
  }
}

function decode(cursor: string): [number, string] {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(atob(cursor)))
    if (Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'string') {
      return [value[0], value[1]]
    }
  } catch {
    // Falls through to the refusal below.
  }
  throw new InvalidRequest('cursor', 'is not a cursor')
}

/** The scenarios that a query asks for, in its order; those without the value sorted by come last. */
export function matchScenarios<T extends Scenario>(
  all: Iterable<T>,
  query: {
    search?: string | undefined
    folder?: string | undefined
    status?: readonly Scenario['status'][] | undefined
    sort: ScenarioSort
  },
): T[] {
  const words = query.search?.trim().toLowerCase()
  const matches = [...all].filter(
    (scenario) =>
      (query.folder === undefined || scenario.folderId === query.folder) &&
      (query.status === undefined || query.status.includes(scenario.status)) &&
      (!words ||
        [scenario.name, scenario.description ?? '', ...(scenario.apps ?? [])].some((text) =>
          text.toLowerCase().includes(words),
        )),
  )
  const direction = query.sort.startsWith('-') ? -1 : 1
  const by = query.sort.replace('-', '') as 'name' | 'lastRunAt' | 'nextRunAt' | 'operations'
  return matches.sort((a, b) => {
    const [left, right] = [a[by] ?? null, b[by] ?? null]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return direction * natural.compare(String(left), String(right))
  })
}

const starts = new Map<string, number>()

/** Parsed once: benches ask for a hundred thousand runs many times. */
function startOf({ startedAt }: Execution): number {
  const told = startedAt ?? '1970-01-01T00:00:00Z'
  let start = starts.get(told)
  if (start === undefined) starts.set(told, (start = Date.parse(told)))
  return start
}

/** The runs that a query asks for, newest first. */
export function matchExecutions<T extends Execution>(
  all: Iterable<T>,
  query: {
    scenarioId?: string | undefined
    status?: readonly Execution['status'][] | undefined
    trigger?: readonly Execution['trigger'][] | undefined
    from?: string | undefined
    to?: string | undefined
  },
): T[] {
  const from = query.from === undefined ? -Infinity : Date.parse(query.from)
  const to = query.to === undefined ? Infinity : Date.parse(query.to)
  // Each start is looked up once, not with each comparison: benches ask for a hundred thousand runs while they measure.
  const matching: { run: T; start: number }[] = []
  for (const run of all) {
    const start = startOf(run)
    if (
      (query.scenarioId === undefined || run.scenarioId === query.scenarioId) &&
      (query.status === undefined || query.status.includes(run.status)) &&
      (query.trigger === undefined || query.trigger.includes(run.trigger)) &&
      start >= from &&
      start <= to
    ) {
      matching.push({ run, start })
    }
  }
  return matching.sort((a, b) => b.start - a.start).map(({ run }) => run)
}
