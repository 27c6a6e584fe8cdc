import { ProblemError } from '@inlaykit/shared/client'
import type { InlaykitEvent, Scenario } from '@inlaykit/shared'
import type { Query, QueryClient } from '@tanstack/react-query'
import type { CacheTools, CacheUpdater } from '../../client/event-hub.js'
import { scenarioKeys } from '../../client/scenario-keys.js'
import { dropScenario, patchScenario } from './cache.js'
import type { ScenarioPages } from './queries.js'

/** More changes at once than this are cheaper read as pages than one by one. */
const mostSingly = 6
/** A list is read again for a scenario that is not in it at most this often, in ms. */
const unknownEveryMs = 10_000

/** Brings scenarios on screen up to date: changed ones are read singly and merged, so that scroll and selection stay. */
export const updateScenarios: CacheUpdater = (events, tools) => {
  const { queryClient, scope } = tools
  const lists = queryClient.getQueryCache().findAll({ queryKey: scenarioKeys.lists(scope) })
  const known = new Map<string, Scenario>()
  for (const { state } of lists) {
    const pages = (state.data as ScenarioPages | undefined)?.pages ?? []
    for (const { items } of pages) for (const row of items) known.set(row.id, row)
  }

  for (const { type, scenarioId } of events) {
    if (type === 'scenario.removed' && scenarioId !== null) dropScenario(tools, scenarioId)
  }
  if (events.some(({ type }) => type === 'scenarios.changed' || type === 'scenario.removed')) {
    void queryClient.invalidateQueries({ queryKey: scenarioKeys.folders(scope) })
  }

  const changed = changedIds(events, known)
  const shown = changed.filter((id) => known.has(id) || isOpen(tools, id))
  const isMany = shown.length > mostSingly
  if (isMany || events.some(({ type }) => type === 'scenarios.changed')) {
    void queryClient.invalidateQueries({ queryKey: [...scope, 'scenarios'] })
    return
  }
  for (const id of shown) void readAgain(tools, id)

  const isNew = events.some(
    ({ type, scenarioId }) =>
      type === 'scenario.changed' && scenarioId !== null && !known.has(scenarioId),
  )
  if (isNew) for (const list of lists) lookForNew(queryClient, list)
}

/** The scenarios that events speak of, but for runs that go on as they are shown. */
function changedIds(
  events: readonly InlaykitEvent[],
  known: ReadonlyMap<string, Scenario>,
): string[] {
  const ids = events.flatMap(({ type, scenarioId, executionId, status }) => {
    if (scenarioId === null || type === 'scenario.removed') return []
    const row = known.get(scenarioId)
    const goesOn =
      type === 'execution.changed' &&
      status === 'running' &&
      row?.lastRunStatus === 'running' &&
      row.lastExecutionId === executionId
    return goesOn ? [] : [scenarioId]
  })
  return [...new Set(ids)]
}

function isOpen({ queryClient, scope }: CacheTools, scenarioId: string): boolean {
  const query = queryClient
    .getQueryCache()
    .find({ queryKey: scenarioKeys.one(scope, scenarioId), exact: true })
  return query?.isActive() ?? false
}

const latestReads = new WeakMap<QueryClient, Map<string, number>>()

/** Reads one scenario and merges it; of two reads under way the later begun wins. */
async function readAgain(tools: CacheTools, scenarioId: string): Promise<void> {
  const { client, queryClient } = tools
  const reads = latestReads.get(queryClient) ?? new Map<string, number>()
  latestReads.set(queryClient, reads)
  const mine = (reads.get(scenarioId) ?? 0) + 1
  reads.set(scenarioId, mine)
  try {
    const scenario = await client.call('GET /scenarios/:scenarioId?connection', {
      params: { scenarioId },
    })
    if (reads.get(scenarioId) === mine) patchScenario(tools, scenarioId, scenario)
  } catch (error) {
    if (error instanceof ProblemError && error.problem === 'not-found') {
      dropScenario(tools, scenarioId)
      return
    }
    // What is shown stays; it is read again as soon as anything asks for it.
    const queryKey = scenarioKeys.lists(tools.scope)
    void queryClient.invalidateQueries({ queryKey, refetchType: 'none' })
  }
}

/** A changed scenario that no list shows may now belong there; only a list that is whole can tell. */
function lookForNew(queryClient: QueryClient, list: Query): void {
  const pages = (list.state.data as ScenarioPages | undefined)?.pages
  const isWhole = pages !== undefined && pages.at(-1)?.nextCursor === null
  const isDue = Date.now() - list.state.dataUpdatedAt > unknownEveryMs
  void queryClient.invalidateQueries({
    queryKey: list.queryKey,
    exact: true,
    refetchType: isWhole && isDue ? 'active' : 'none',
  })
}
