import { QueryClient } from '@tanstack/react-query'
import { expect, onTestFinished, test, vi } from 'vitest'
import { renderHook } from 'vitest-browser-react'
import type { ReactNode } from 'react'
import type { KitEvent } from '../../client/telemetry.js'
import { createStoryBackend, type StoryBackendOptions } from '../../testing/backend.js'
import { WithKit } from '../../testing/WithKit.js'
import {
  useConnection,
  useConnectionOrganizations,
  useConnections,
  useConnectWithApiKey,
  useDisconnect,
  useOAuthFlow,
  useTestConnection,
  useUpdateConnection,
  type OAuthFlowOptions,
} from './index.js'

const apiKey = 'key-of-acme-0000-1111-2222-9f3c'

/** Everything a panel does, without one. */
function useEverything(flow: Partial<OAuthFlowOptions> = {}) {
  const list = useConnections()
  return {
    list,
    connect: useConnectWithApiKey(),
    update: useUpdateConnection(),
    check: useTestConnection(),
    disconnect: useDisconnect(),
    oauth: useOAuthFlow({ connections: list.data ?? [], ...flow }),
  }
}

async function start<T>(hook: () => T, options: StoryBackendOptions = {}) {
  const backend = createStoryBackend({ scenarios: 2, executions: 0, ...options })
  onTestFinished(() => backend.close())
  const queryClient = new QueryClient()
  const events: KitEvent[] = []
  const wrapper = ({ children }: { children: ReactNode }): ReactNode => (
    <WithKit backend={backend} queryClient={queryClient} onEvent={(event) => events.push(event)}>
      {children}
    </WithKit>
  )
  const { result } = await renderHook(hook, { wrapper })
  return { backend, queryClient, events, result }
}

/** All that the query cache holds, as a persister or devtools would read it. */
function cached(queryClient: QueryClient): string {
  const queries = queryClient.getQueryCache().getAll()
  const mutations = queryClient.getMutationCache().getAll()
  const states = [...queries, ...mutations].map(({ state, options }) => [
    state,
    'mutationKey' in options ? options.mutationKey : null,
  ])
  return JSON.stringify(states, (_, value: unknown) =>
    value instanceof Error ? { ...value, message: value.message } : value,
  )
}

test('a tenant connects by a key, and the key is kept nowhere in the page', async () => {
  const { queryClient, events, result } = await start(() => useEverything(), { connected: false })
  await expect.poll(() => result.current.list.data).toEqual([])
  const made = await result.current.connect.connect({ apiKey, organizationId: '77', label: 'Acme' })
  expect(made).toMatchObject({ label: 'Acme', hint: '9f3c', isDefault: true })
  await expect.poll(() => result.current.list.data?.map(({ label }) => label)).toEqual(['Acme'])
  expect(queryClient.getMutationCache().getAll()).not.toEqual([])
  expect(cached(queryClient)).toContain('"organizationId":"77"')
  expect(cached(queryClient)).not.toContain(apiKey)
  expect(JSON.stringify(events)).not.toContain(apiKey)
  expect(events).toContainEqual({
    type: 'action',
    action: 'connection.connect-api-key',
    outcome: 'done',
    connectionId: made.id,
  })
})

test('a key that is refused is forgotten all the same', async () => {
  const { backend, queryClient, result } = await start(() => useEverything())
  backend.fail('createConnection', 'upstream-rejected')
  await expect(
    result.current.connect.connect({ apiKey, organizationId: '77' }),
  ).rejects.toMatchObject({ problem: 'upstream-rejected' })
  await expect.poll(() => result.current.connect.status).toBe('error')
  expect(cached(queryClient)).not.toContain(apiKey)
})

test('one is renamed, made the default, tested and disconnected', async () => {
  const { events, result } = await start(() => useEverything())
  await expect.poll(() => result.current.list.data).toHaveLength(1)
  const { id } = await result.current.connect.connect({ apiKey, organizationId: '78' })
  const labels = () => result.current.list.data?.map(({ label }) => label)
  await expect.poll(labels).toEqual(['Acme Operations', '78'])

  await result.current.update.mutateAsync({ connectionId: id, label: 'Labs', isDefault: true })
  await expect.poll(labels).toEqual(['Labs', 'Acme Operations'])
  expect(result.current.list.data?.map(({ isDefault }) => isDefault)).toEqual([true, false])

  const told = await result.current.check.mutateAsync({ connectionId: id })
  expect(told).toMatchObject({ ok: true, problem: null })

  await result.current.disconnect.mutateAsync({ connectionId: id })
  await expect.poll(labels).toEqual(['Acme Operations'])
  expect(events.map((event) => event.type === 'action' && event.action)).toEqual(
    expect.arrayContaining(['connection.update', 'connection.test', 'connection.disconnect']),
  )
})

test('what somebody else does to the connections is shown', async () => {
  const { backend, result } = await start(() => useEverything())
  await expect.poll(() => backend.events.openStreams).toBe(1)
  const other = await backend.fetch(`${backend.baseUrl}/connections/c-1`, {
    method: 'PATCH',
    headers: { 'X-Inlaykit': '1' },
    body: JSON.stringify({ label: 'Renamed elsewhere' }),
  })
  expect(other.status).toBe(200)
  await expect
    .poll(() => result.current.list.data?.map(({ label }) => label))
    .toEqual(['Renamed elsewhere'])
})

test('one connection and what it reaches can be asked for alone', async () => {
  const { result } = await start(() => ({
    one: useConnection('c-1'),
    organizations: useConnectionOrganizations('c-1'),
  }))
  await expect.poll(() => result.current.one.data?.label).toBe('Acme Operations')
  await expect
    .poll(() => result.current.organizations.data?.map(({ name }) => name))
    .toEqual(['Acme', 'Acme Labs'])
})

test('a connection that cannot list organisations says so', async () => {
  const { result } = await start(() => useConnectionOrganizations('c-1'), { capabilities: 'guide' })
  await expect.poll(() => result.current.error).toMatchObject({ problem: 'unsupported' })
})

test('without a window the page itself goes to Make, marked to come back to', async () => {
  const navigate = vi.fn()
  const { result } = await start(() =>
    useEverything({ display: 'redirect', navigate, returnTo: '/settings' }),
  )
  result.current.oauth.begin(null)
  await expect.poll(() => navigate.mock.calls.length).toBe(1)
  const url = new URL(String(navigate.mock.calls[0]?.[0]))
  expect(url.searchParams.get('return')).toBe(`${window.location.origin}/settings`)
  expect(result.current.oauth.attempt).toBeUndefined()
})

test('a host may veto; then nothing is asked of the server', async () => {
  const navigate = vi.fn()
  const { backend, events, result } = await start(() =>
    useEverything({ display: 'redirect', navigate, mayBegin: () => Promise.resolve(false) }),
  )
  result.current.oauth.begin(null)
  await expect
    .poll(() => events)
    .toContainEqual(
      expect.objectContaining({ action: 'connection.connect-oauth', outcome: 'vetoed' }),
    )
  expect(result.current.oauth.attempt).toBeUndefined()
  expect(navigate).not.toHaveBeenCalled()
  expect(backend.requests.filter((request) => request.startsWith('startOAuth'))).toEqual([])
})

test('a start that fails ends the attempt with the reason', async () => {
  const onEnd = vi.fn<NonNullable<OAuthFlowOptions['onEnd']>>()
  const { backend, result } = await start(() =>
    useEverything({ display: 'redirect', navigate: vi.fn(), onEnd }),
  )
  backend.fail('startOAuth', 'unsupported')
  result.current.oauth.begin(null)
  await expect.poll(() => onEnd.mock.calls.length).toBe(1)
  expect(onEnd.mock.calls[0]?.[1]).toMatchObject({ error: { problem: 'unsupported' } })
  expect(result.current.oauth.attempt).toBeUndefined()
})
