import { ProblemError } from '@inlaykit/shared/client'
import type { Execution, ExecutionDetail, InlaykitEvent } from '@inlaykit/shared'
import type { QueryClient } from '@tanstack/react-query'
import type { CacheTools, CacheUpdater } from '../../client/event-hub.js'
import { executionKeys } from '../../client/scenario-keys.js'
import type { ExecutionFilter } from './filter.js'
import { rememberRun } from './known-runs.js'
import { mergeRun, removeRun, type ExecutionPages } from './pages.js'
import { findListed, readExecutionPage } from './reads.js'
import { settleRun } from './recent.js'

/** Up to this many changed runs of a burst are read one by one; for more, the newest page of each list is. */
const mostSingleReads = 8

/** Brings the lists and runs on screen up to date: what changed is read again and put where it belongs. */
export const updateExecutions: CacheUpdater = (events, tools) => {
  const changes = new Map<string, InlaykitEvent>()
  let isUncertain = false
  for (const event of events) {
    if (event.type !== 'execution.changed') continue
    if (event.executionId === null) isUncertain = true
    else if (isShown(event, tools)) changes.set(event.executionId, event)
    else noteUnseen(event, tools)
  }
  if (isUncertain) {
    void tools.queryClient.invalidateQueries({ queryKey: executionKeys.all(tools.scope) })
  } else if (changes.size > mostSingleReads) {
    void readHeads([...changes.values()], tools)
  } else {
    for (const event of changes.values()) readRun(event, tools)
  }
}

/** Puts a run as it was just read, or as it is expected to be, into every list and into its own place. */
export function putExecution(
  { queryClient, scope }: Pick<CacheTools, 'queryClient' | 'scope'>,
  execution: Execution | ExecutionDetail,
  known?: { until: number },
): void {
  const { steps: _steps, outputs: _outputs, ...row } = execution as ExecutionDetail
  rememberRun(queryClient, row, known?.until ?? Date.now())
  for (const [queryKey, data] of queryClient.getQueriesData<ExecutionPages>({
    queryKey: executionKeys.lists(scope),
  })) {
    if (data === undefined) continue
    const merged = mergeRun(data, row, filterOf(queryKey))
    // The rest of the list is as old as before: it stays due when it was.
    if (merged !== data) setKeepingAge(queryClient, queryKey, merged)
  }
  const oneKey = executionKeys.one(scope, row.id)
  if ('steps' in execution) queryClient.setQueryData<ExecutionDetail>(oneKey, execution)
  else
    queryClient.setQueryData<ExecutionDetail>(oneKey, (before) => before && { ...before, ...row })
}

function setKeepingAge(queryClient: QueryClient, queryKey: readonly unknown[], data: object): void {
  const updatedAt = queryClient.getQueryState(queryKey)?.dataUpdatedAt
  queryClient.setQueryData(queryKey, data, updatedAt === undefined ? {} : { updatedAt })
}

function filterOf(listKey: readonly unknown[]): ExecutionFilter {
  const filter: unknown = listKey.at(-1)
  return filter as ExecutionFilter
}

function isShown(event: InlaykitEvent, { queryClient, scope }: CacheTools): boolean {
  const cache = queryClient.getQueryCache()
  const isOpen = cache
    .findAll({ queryKey: executionKeys.one(scope, event.executionId ?? ''), exact: true })
    .some((query) => query.isActive())
  return (
    isOpen ||
    cache
      .findAll({ queryKey: executionKeys.lists(scope), type: 'active' })
      .some(({ queryKey }) => isOfScenario(event, filterOf(queryKey)))
  )
}

function isOfScenario({ scenarioId }: InlaykitEvent, filter: ExecutionFilter): boolean {
  return filter.scenarioId === undefined || scenarioId === null || filter.scenarioId === scenarioId
}

/** Nobody looks at it: what is kept of it is read again when somebody does. */
function noteUnseen(event: InlaykitEvent, { queryClient, scope }: CacheTools): void {
  void queryClient.invalidateQueries({
    queryKey: executionKeys.all(scope),
    refetchType: 'none',
    predicate: ({ queryKey }) =>
      queryKey.at(-1) === event.executionId ||
      (typeof queryKey.at(-1) === 'object' && isOfScenario(event, filterOf(queryKey))),
  })
}

/** Reads one run again and puts it where it is shown. */
export function rereadExecution({ id, scenarioId }: Execution, tools: CacheTools): void {
  readRun(
    {
      id: '',
      type: 'execution.changed',
      at: new Date().toISOString(),
      connectionId: null,
      scenarioId: scenarioId ?? null,
      executionId: id,
      status: null,
    },
    tools,
  )
}

const reads = new WeakMap<QueryClient, Map<string, { isDue: boolean }>>()

/** Reads a changed run again. One read of a run at a time: what changes meanwhile is read once after it. */
function readRun(event: InlaykitEvent, tools: CacheTools): void {
  const { queryClient } = tools
  const underWay = reads.get(queryClient) ?? new Map<string, { isDue: boolean }>()
  reads.set(queryClient, underWay)
  const executionId = event.executionId ?? ''
  const running = underWay.get(executionId)
  if (running !== undefined) {
    running.isDue = true
    return
  }
  const read = { isDue: false }
  underWay.set(executionId, read)
  void readOnce(event, tools).finally(() => {
    underWay.delete(executionId)
    if (read.isDue) readRun(event, tools)
  })
}

async function readOnce(event: InlaykitEvent, tools: CacheTools): Promise<void> {
  const executionId = event.executionId ?? ''
  const readAt = Date.now()
  try {
    const run = await tools.client.call('GET /executions/:executionId?connection', {
      params: { executionId },
    })
    const settled = settleRun(tools.queryClient, run, readAt)
    if (settled === run) putExecution(tools, run)
  } catch (error) {
    if (error instanceof ProblemError && error.problem === 'not-found') {
      dropExecution(tools, executionId)
    } else takeStatus(event, tools)
  }
}

/** The run can't be read now, but the event tells how it stands: rows that are shown take that over. */
function takeStatus(event: InlaykitEvent, tools: CacheTools): void {
  const { status, executionId } = event
  const row = executionId === null ? undefined : findListed(tools, executionId)
  if (row === undefined) noteUnseen(event, tools)
  if (status === null || row?.status !== 'running') return
  const finishedAt = status === 'running' ? row.finishedAt : event.at
  putExecution(tools, { ...row, status, finishedAt })
}

/** Takes a run that is gone out of the lists. */
function dropExecution({ queryClient, scope }: CacheTools, executionId: string): void {
  for (const [queryKey, data] of queryClient.getQueriesData<ExecutionPages>({
    queryKey: executionKeys.lists(scope),
  })) {
    if (data === undefined) continue
    const rest = removeRun(data, executionId)
    if (rest !== data) setKeepingAge(queryClient, queryKey, rest)
  }
  void queryClient.invalidateQueries({ queryKey: executionKeys.one(scope, executionId) })
}

/** Reads the newest page of each list on screen and merges it; changed runs that are further down are read alone. */
async function readHeads(events: readonly InlaykitEvent[], tools: CacheTools): Promise<void> {
  const { queryClient, scope } = tools
  const lists = queryClient
    .getQueryCache()
    .findAll({ queryKey: executionKeys.lists(scope), type: 'active' })
  const found = new Set<string>()
  await Promise.all(
    lists.map(async ({ queryKey }) => {
      const readAt = Date.now()
      const page = await readExecutionPage(tools, filterOf(queryKey)).catch(() => undefined)
      for (const run of page?.items ?? []) {
        found.add(run.id)
        const settled = settleRun(queryClient, run, readAt)
        if (settled === run) putExecution(tools, run)
      }
    }),
  )
  for (const event of events) {
    const id = event.executionId ?? ''
    const isOpen = queryClient.getQueryState(executionKeys.one(scope, id)) !== undefined
    // A head tells rows; an open run also shows its steps.
    if (isOpen || (!found.has(id) && findListed(tools, id) !== undefined)) readRun(event, tools)
  }
}
