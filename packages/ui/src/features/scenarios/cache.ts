import type { Execution, Scenario, ScenarioDetail } from '@inlaykit/shared'
import type { QueryKey } from '@tanstack/react-query'
import type { Kit } from '../../client/context.js'
import { scenarioKeys } from '../../client/scenario-keys.js'
import type { NormalQuery, ScenarioPages } from './queries.js'

type Cache = Pick<Kit, 'queryClient' | 'scope'>

/**
 * Changes what the cache holds under a key and all below it, without making it look freshly read: what was not
 * changed here is as old as before.
 */
function amend<T>({ queryClient }: Cache, queryKey: QueryKey, change: (data: T) => T): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey })) {
    const data = query.state.data as T | undefined
    if (data === undefined) continue
    const next = change(data)
    if (next === data) continue
    queryClient.setQueryData(query.queryKey, next, { updatedAt: query.state.dataUpdatedAt })
  }
}

/** Changes one scenario wherever the cache shows it. */
export function patchScenario(cache: Cache, scenarioId: string, patch: Partial<Scenario>): void {
  amend<ScenarioPages>(cache, scenarioKeys.lists(cache.scope), (data) => {
    if (!data.pages.some(({ items }) => items.some(({ id }) => id === scenarioId))) return data
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.map((row) => (row.id === scenarioId ? { ...row, ...patch } : row)),
    }))
    return { ...data, pages }
  })
  amend<ScenarioDetail>(cache, scenarioKeys.one(cache.scope, scenarioId), (data) => ({
    ...data,
    ...patch,
  }))
}

/** A scenario as the cache shows it; `undefined`: it doesn't. */
export function findScenario(
  { queryClient, scope }: Cache,
  scenarioId: string,
): Scenario | undefined {
  const one = queryClient.getQueryData<ScenarioDetail>(scenarioKeys.one(scope, scenarioId))
  if (one !== undefined) return one
  for (const [, pages] of queryClient.getQueriesData<ScenarioPages>({
    queryKey: scenarioKeys.lists(scope),
  })) {
    for (const { items } of pages?.pages ?? []) {
      const row = items.find(({ id }) => id === scenarioId)
      if (row !== undefined) return row
    }
  }
  return undefined
}

/** Takes a scenario out of the cache. */
export function dropScenario(cache: Cache, scenarioId: string): void {
  amend<ScenarioPages>(cache, scenarioKeys.lists(cache.scope), (data) => without(data, scenarioId))
  cache.queryClient.removeQueries({
    queryKey: scenarioKeys.one(cache.scope, scenarioId),
    type: 'inactive',
  })
}

/** Brings lists of a folder up to date once a scenario was moved: it leaves one, and another is read anew when it is next shown. */
export function moveScenario(cache: Cache, { id, folderId }: Scenario): void {
  const { queryClient, scope } = cache
  for (const { queryKey } of queryClient
    .getQueryCache()
    .findAll({ queryKey: scenarioKeys.lists(scope) })) {
    const folder = folderOf(queryKey)
    if (folder === undefined) continue
    if (folder !== folderId) amend<ScenarioPages>(cache, queryKey, (data) => without(data, id))
    else void queryClient.invalidateQueries({ queryKey, exact: true })
  }
}

/** The folder that a list was asked for, by its key; `undefined`: all. */
function folderOf(queryKey: readonly unknown[]): string | undefined {
  return (queryKey.at(-1) as NormalQuery).folder
}

const waiting = new WeakSet<Cache['queryClient']>()
/** Folders are read again this long after a change, in ms: many that come one after another cost one read. */
const foldersSoonMs = 500

/** Reads the folders again, once for all changes of the next moment: how many scenarios are in each may have changed. */
export function readFoldersSoon({ queryClient, scope }: Cache): void {
  if (waiting.has(queryClient)) return
  waiting.add(queryClient)
  setTimeout(() => {
    waiting.delete(queryClient)
    void queryClient.invalidateQueries({ queryKey: scenarioKeys.folders(scope) })
  }, foldersSoonMs)
}

/** Reads the lists and folders that are shown again, and others when they are: there are scenarios that no cache can place. */
export function readListsAgain({ queryClient, scope }: Cache): void {
  void queryClient.invalidateQueries({ queryKey: scenarioKeys.lists(scope) })
  void queryClient.invalidateQueries({ queryKey: scenarioKeys.folders(scope) })
}

function without(data: ScenarioPages, scenarioId: string): ScenarioPages {
  if (!data.pages.some(({ items }) => items.some(({ id }) => id === scenarioId))) return data
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.filter(({ id }) => id !== scenarioId),
    ...(page.total === undefined ? {} : { total: Math.max(0, page.total - 1) }),
  }))
  return { ...data, pages }
}

/** A scenario as it is right after a run of it began, or ended. */
export function lastRunOf(execution: Execution): Partial<Scenario> {
  return {
    lastRunStatus: execution.status,
    lastExecutionId: execution.id,
    ...(execution.startedAt ? { lastRunAt: execution.startedAt } : {}),
  }
}
