import { dehydrate, hydrate, QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, onTestFinished, test, vi } from 'vitest'
import {
  ConnectionPanel,
  ExecutionTimeline,
  InlaykitProvider,
  ScenarioList,
  TeamRoles,
  WebhookManager,
} from './index.js'
import { createQueries, type Queries } from './queries.js'
import './styles/index.css'
import { createStoryBackend } from './testing/backend.js'

const widgets: readonly {
  name: string
  show: () => ReactNode
  prefetch: (queries: Queries) => Promise<void>
  /** What selects something that only the answers can have put there. */
  read: string
  requests: readonly string[]
}[] = [
  {
    name: 'ScenarioList',
    show: () => <ScenarioList pageSize={20} />,
    prefetch: (queries) => queries.prefetchScenarioList({ pageSize: 20 }),
    read: '.ik-scenario-row[data-index]',
    requests: ['listScenarios', 'listFolders'],
  },
  {
    name: 'ExecutionTimeline',
    show: () => <ExecutionTimeline />,
    prefetch: (queries) => queries.prefetchExecutionTimeline(),
    read: '[data-ik-part="run"]',
    requests: ['listExecutions'],
  },
  {
    name: 'WebhookManager',
    show: () => <WebhookManager />,
    prefetch: (queries) => queries.prefetchWebhookManager(),
    read: '[data-ik-part="webhook"]',
    requests: ['listWebhooks'],
  },
  {
    name: 'TeamRoles',
    show: () => <TeamRoles />,
    prefetch: (queries) => queries.prefetchTeamRoles(),
    read: '[data-ik-part="row"]',
    requests: ['listMembers'],
  },
  {
    name: 'ConnectionPanel',
    show: () => <ConnectionPanel />,
    prefetch: (queries) => queries.prefetchConnectionPanel(),
    read: '[data-ik-part="connection"]',
    requests: ['listConnections'],
  },
]

test.each(widgets)(
  'the HTML of $name holds what was prefetched, and the browser asks for none of it again',
  async ({ show, prefetch, read, requests }) => {
    const backend = createStoryBackend({ scenarios: 12, executions: 60, runMs: 0 })
    onTestFinished(() => backend.close())
    const onServer = new QueryClient()
    await prefetch(
      createQueries({
        queryClient: onServer,
        baseUrl: backend.baseUrl,
        origin: 'http://127.0.0.1:3000',
        fetch: backend.fetch,
      }),
    )
    const page = (queryClient: QueryClient): ReactNode => (
      <InlaykitProvider
        baseUrl={backend.baseUrl}
        fetch={backend.fetch}
        queryClient={queryClient}
        timeZone="UTC"
      >
        {show()}
      </InlaykitProvider>
    )
    const container = document.createElement('div')
    container.innerHTML = renderToString(page(onServer))
    const sent = JSON.stringify(dehydrate(onServer))
    expect(container.querySelectorAll(read).length).toBeGreaterThan(0)

    // Only from here on: React 18 takes a page with a document for no server.
    const complaints = vi.spyOn(console, 'error')
    onTestFinished(() => complaints.mockRestore())
    document.body.append(container)
    const inBrowser = new QueryClient()
    hydrate(inBrowser, JSON.parse(sent))
    const before = backend.requests.length
    const rows = container.querySelectorAll(read).length
    const root = hydrateRoot(container, page(inBrowser))
    onTestFinished(() => {
      root.unmount()
      container.remove()
    })
    await expect.poll(() => backend.requests.slice(before)).toContain('streamEvents')
    expect(container.querySelectorAll(read).length).toBeGreaterThanOrEqual(rows)
    const names = backend.requests.slice(before).map((request) => request.split(' ')[0])
    for (const name of requests) expect(names).not.toContain(name)
    expect(complaints.mock.calls).toEqual([])
  },
)

test('a server asks its own origin, as the person who asks it; the keys are those of the browser', async () => {
  const queryClient = new QueryClient()
  const seen: Request[] = []
  const queries = createQueries({
    queryClient,
    baseUrl: '/api/inlaykit',
    origin: 'http://127.0.0.1:3000',
    connectionId: 'c7',
    headers: { 'X-Session': 'abc' },
    fetch(input, init) {
      seen.push(new Request(input, init))
      return Promise.resolve(Response.json({ items: [], nextCursor: null, total: 0 }))
    },
  })
  await queryClient.prefetchInfiniteQuery(queries.scenarios({ search: 'invoice' }))
  const [request] = seen
  expect(request?.url).toBe(
    'http://127.0.0.1:3000/api/inlaykit/scenarios?connection=c7&search=invoice&sort=name&limit=50',
  )
  expect(request?.headers.get('X-Session')).toBe('abc')
  const [query] = queryClient.getQueryCache().findAll({ queryKey: queries.all })
  expect(query?.queryKey.slice(0, 3)).toEqual(['inlaykit', '/api/inlaykit', 'c7'])
})

test('a page is not kept waiting for a server that does not answer, and none of it is in what is sent', async () => {
  const queryClient = new QueryClient()
  let asked = 0
  const queries = createQueries({
    queryClient,
    baseUrl: '/api/inlaykit',
    fetch() {
      asked += 1
      return Promise.reject(new TypeError('refused'))
    },
  })
  await queries.prefetchScenarioList()
  expect(asked).toBe(2)
  expect(dehydrate(queryClient).queries).toEqual([])
})

test('the whole page is prefetched by its open tab', async () => {
  const backend = createStoryBackend({ scenarios: 4, executions: 10 })
  onTestFinished(() => backend.close())
  const { baseUrl, fetch } = backend
  const asked = async (tab?: 'team' | 'connection') => {
    const before = backend.requests.length
    await createQueries({
      queryClient: new QueryClient(),
      baseUrl,
      fetch,
    }).prefetchAutomationSettings(tab)
    return backend.requests.slice(before).map((request) => request.split(' ')[0])
  }
  expect(await asked()).toEqual(expect.arrayContaining(['getSession', 'listScenarios']))
  expect(await asked('team')).toEqual(['getSession', 'listMembers'])
  expect(await asked('connection')).toEqual(['getSession', 'listConnections'])
})
