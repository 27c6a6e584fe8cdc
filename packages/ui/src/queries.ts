// No 'use client': pages ask here before any of them is rendered, on a server too.
import { createRouteClient, type ClientOptions } from '@inlaykit/shared/client'
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Scope } from './client/context.js'
import { sessionQuery } from './client/session-query.js'
import {
  connectionQuery,
  connectionsQuery,
  organizationsQuery,
} from './features/connections/queries.js'
import { normalizeFilter, type ExecutionFilter } from './features/executions/filter.js'
import { executionListQuery, executionQuery } from './features/executions/queries.js'
import { rangeBounds, type TimelineRange } from './features/executions/range.js'
import { membersQuery } from './features/members/queries.js'
import {
  foldersQuery,
  schedulePreviewQuery,
  scenarioQuery,
  scenariosQuery,
  type ScenarioQuery,
  type SchedulePreviewQuery,
} from './features/scenarios/queries.js'
import type { AutomationTab } from './features/settings/tabs.js'
import {
  webhookLogQuery,
  webhookQueueQuery,
  type WebhookLogRange,
} from './features/webhooks/incoming-queries.js'
import { webhooksQuery } from './features/webhooks/queries.js'

export type { ExecutionFilter } from './features/executions/filter.js'
export type { TimelinePreset, TimelineRange, TimelineSpan } from './features/executions/range.js'
export type { ScenarioQuery, SchedulePreviewQuery } from './features/scenarios/queries.js'

/** What {@link createQueries} takes. */
export interface CreateQueriesOptions extends Pick<
  ClientOptions,
  'connectionId' | 'fetch' | 'getToken' | 'headers'
> {
  /** What the pages are read into; the same one goes to `InlaykitProvider`, or its dehydrated state to the browser. */
  readonly queryClient: QueryClient
  /** The very `baseUrl` of the `InlaykitProvider`: it is part of every key. */
  readonly baseUrl: string
  /** Where a server finds it, for example `http://127.0.0.1:3000`; a browser needs none. */
  readonly origin?: string | undefined
}

/** What the runs of an `ExecutionTimeline` are asked by. */
export interface TimelineQuery {
  readonly scenarioId?: string | undefined
  /** As its `filters.range`; by default `week` for one scenario, `day` for all. */
  readonly range?: TimelineRange | undefined
}

/** How everything that the kit reads is asked for and kept: options for TanStack Query's own functions. */
export type Queries = ReturnType<typeof createQueries>

/** A page is not kept waiting for another try. */
const onceOnly = { retry: false } as const

/**
 * What widgets and hooks read, before they are rendered: for loaders, server components and links that are hovered. The
 * answers lie where the widgets look for them. Each `prefetch…` resolves when the first view of a widget is there, and
 * never rejects: what failed is read by the widget itself, which tells of it.
 * @example
 * const queryClient = new QueryClient()
 * const queries = createQueries({
 *   queryClient,
 *   baseUrl: '/api/inlaykit',
 *   origin: 'http://127.0.0.1:3000',
 *   headers: { cookie: request.headers.get('cookie') ?? '' },
 * })
 * await queries.prefetchScenarioList({ pageSize: 20 })
 * const state = dehydrate(queryClient)
 */
export function createQueries(options: CreateQueriesOptions) {
  const { queryClient, baseUrl, origin, connectionId } = options
  const scope: Scope = ['inlaykit', baseUrl, connectionId ?? '']
  const client = createRouteClient({
    ...options,
    baseUrl: origin === undefined ? baseUrl : new URL(baseUrl, origin).href,
  })
  const kit = { client, queryClient, scope }

  const session = () => sessionQuery(kit)
  const scenarios = (query: ScenarioQuery = {}) => scenariosQuery(kit, query)
  const folders = () => foldersQuery(kit)
  const executions = (filter: ExecutionFilter = {}) =>
    executionListQuery(kit, normalizeFilter(filter))
  const connections = () => connectionsQuery(kit)
  const members = () => membersQuery(kit)
  const webhooks = (query: { readonly scenarioId?: string | undefined } = {}) =>
    webhooksQuery(kit, query.scenarioId)
  const timeline = ({
    scenarioId,
    range = scenarioId === undefined ? 'day' : 'week',
  }: TimelineQuery) =>
    executions({
      scenarioId,
      ...(typeof range === 'string' ? rangeBounds(range, Date.now()) : range),
    })

  const prefetches = {
    /** Its first page; `query` as its filters, order and `pageSize`. */
    async prefetchScenarioList(query: ScenarioQuery = {}): Promise<void> {
      await Promise.all([
        queryClient.prefetchQuery({ ...session(), ...onceOnly }),
        queryClient.prefetchInfiniteQuery({ ...scenarios(query), ...onceOnly }),
      ])
      const known = queryClient.getQueryData(session().queryKey)
      if (known?.capabilities?.folderNames)
        await queryClient.prefetchQuery({ ...folders(), ...onceOnly })
    },
    /** Its first page. */
    async prefetchExecutionTimeline(query: TimelineQuery = {}): Promise<void> {
      await Promise.all([
        queryClient.prefetchQuery({ ...session(), ...onceOnly }),
        queryClient.prefetchInfiniteQuery({ ...timeline(query), ...onceOnly }),
      ])
    },
    async prefetchWebhookManager(
      query: { readonly scenarioId?: string | undefined } = {},
    ): Promise<void> {
      await Promise.all([
        queryClient.prefetchQuery({ ...session(), ...onceOnly }),
        queryClient.prefetchQuery({ ...webhooks(query), ...onceOnly }),
      ])
    },
    async prefetchTeamRoles(): Promise<void> {
      await Promise.all([
        queryClient.prefetchQuery({ ...session(), ...onceOnly }),
        queryClient.prefetchQuery({ ...members(), ...onceOnly }),
      ])
    },
    async prefetchConnectionPanel(): Promise<void> {
      await Promise.all([
        queryClient.prefetchQuery({ ...session(), ...onceOnly }),
        queryClient.prefetchQuery({ ...connections(), ...onceOnly }),
      ])
    },
  }

  return {
    /** The key of all that is kept: for `invalidateQueries` and the like. */
    all: scope as QueryKey,
    session,
    scenarios,
    scenario: (scenarioId: string) => scenarioQuery(kit, scenarioId),
    folders,
    schedulePreview: (query: SchedulePreviewQuery) => schedulePreviewQuery(kit, query),
    executions,
    execution: (executionId: string) => executionQuery(kit, executionId),
    connections,
    connection: (id: string) => connectionQuery(kit, id),
    connectionOrganizations: (id: string) => organizationsQuery(kit, id),
    members,
    webhooks,
    webhookLog: (webhookId: string, range?: WebhookLogRange) =>
      webhookLogQuery(kit, webhookId, range),
    webhookQueue: (webhookId: string) => webhookQueueQuery(kit, webhookId),
    ...prefetches,
    /** The part that is open at first. */
    prefetchAutomationSettings(tab: AutomationTab = 'scenarios'): Promise<void> {
      const parts: Readonly<Record<AutomationTab, () => Promise<void>>> = {
        scenarios: () => prefetches.prefetchScenarioList(),
        runs: () => prefetches.prefetchExecutionTimeline(),
        webhooks: () => prefetches.prefetchWebhookManager(),
        team: () => prefetches.prefetchTeamRoles(),
        connection: () => prefetches.prefetchConnectionPanel(),
      }
      return parts[tab]()
    },
  }
}
