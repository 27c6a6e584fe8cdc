import { createRouteClient } from '@inlaykit/shared/client'
import type { Execution, InlaykitEvent } from '@inlaykit/shared'
import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Kit, Scope } from '../../client/context.js'
import { createStoryBackend, type StoryBackendOptions } from '../../testing/backend.js'
import type { ExecutionFilter } from './filter.js'
import type { ExecutionPages } from './pages.js'
import { executionListQuery } from './queries.js'
import { forgetRun } from './known-runs.js'
import { putExecution, updateExecutions } from './updates.js'

type ListOptions = ConstructorParameters<typeof InfiniteQueryObserver>[1]

/** A list of runs that somebody looks at, over a backend in memory. */
async function watch(filter: ExecutionFilter = {}, options: StoryBackendOptions = {}) {
  const backend = createStoryBackend({ scenarios: 3, executions: 30, runMs: 60_000, ...options })
  const client = createRouteClient({ baseUrl: backend.baseUrl, fetch: backend.fetch })
  const queryClient = new QueryClient()
  const scope: Scope = ['inlaykit', backend.baseUrl, '']
  const kit = { client, queryClient, scope } satisfies Partial<Kit>
  const observer = new InfiniteQueryObserver(
    queryClient,
    executionListQuery(kit, filter) as unknown as ListOptions,
  )
  const leave = observer.subscribe(() => undefined)
  onTestFinished(() => {
    leave()
    queryClient.clear()
    backend.close()
  })
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBeDefined())
  const runs = (): Execution[] =>
    ((observer.getCurrentResult().data as ExecutionPages | undefined)?.pages ?? []).flatMap(
      ({ items }) => items,
    )
  const tell = (...changed: Execution[]): void =>
    updateExecutions(
      changed.map((run) => changeOf(run)),
      kit,
    )
  const scenario = [...backend.world.scenarios.values()][0]
  if (scenario === undefined) throw new Error('There is no scenario.')
  const start = (): Execution => backend.world.startRun(scenario, 'manual')
  const reads = (name: string): number =>
    backend.requests.filter((request) => request.startsWith(name)).length
  return { backend, kit, queryClient, runs, tell, start, reads, leave }
}

const changeOf = ({ id, scenarioId, status }: Execution): InlaykitEvent => ({
  id: '1',
  type: 'execution.changed',
  at: new Date().toISOString(),
  connectionId: 'c-1',
  scenarioId: scenarioId ?? null,
  executionId: id,
  status,
})

describe('live changes', () => {
  test('a run that starts stands on top after one read of that run', async () => {
    const { runs, start, tell, reads } = await watch()
    const before = runs().length
    const run = start()
    tell(run)
    await vi.waitFor(() => expect(runs()[0]?.id).toBe(run.id))
    expect(runs()).toHaveLength(before + 1)
    expect([reads('getExecution'), reads('listExecutions')]).toEqual([1, 1])
  })

  test('a run that ends changes in its place', async () => {
    const { backend, runs, start, tell } = await watch()
    const run = start()
    tell(run)
    await vi.waitFor(() => expect(runs()[0]?.status).toBe('running'))
    backend.world.stopRun(backend.world.executions.get(run.id) ?? { ...run })
    tell({ ...run, status: 'stopped' })
    await vi.waitFor(() => expect(runs()[0]).toMatchObject({ id: run.id, status: 'stopped' }))
  })

  test('a burst costs one read of the list, not one of each run', async () => {
    const { runs, start, tell, reads } = await watch()
    const started = Array.from({ length: 30 }, () => start())
    tell(...started)
    await vi.waitFor(() => expect(runs()).toHaveLength(60))
    expect([reads('getExecution'), reads('listExecutions')]).toEqual([0, 2])
  })

  test('a run changed again while it is read is read once more, not all along', async () => {
    const { runs, start, tell, reads } = await watch({}, { latencyMs: 30 })
    const run = start()
    for (let index = 0; index < 5; index += 1) tell(run)
    await vi.waitFor(() => expect(runs()[0]?.id).toBe(run.id))
    await vi.waitFor(() => expect(reads('getExecution')).toBe(2))
  })

  test('a run that the filter leaves out does not appear', async () => {
    const { backend, runs, start, tell } = await watch({ status: ['stopped'] })
    const before = runs().length
    const [ignored, stopped] = [start(), start()]
    backend.world.stopRun(backend.world.executions.get(stopped.id) ?? stopped)
    tell(ignored, stopped)
    await vi.waitFor(() => expect(runs()[0]?.id).toBe(stopped.id))
    expect(runs()).toHaveLength(before + 1)
  })

  test('runs of another scenario cost nothing', async () => {
    const { backend, runs, start, tell, reads } = await watch({ scenarioId: '1001' })
    const scenario = backend.world.scenarios.get('1001')
    if (scenario === undefined) throw new Error('There is no scenario 1001.')
    const mine = backend.world.startRun(scenario, 'manual')
    tell(start(), mine)
    await vi.waitFor(() => expect(runs()[0]?.id).toBe(mine.id))
    expect(reads('getExecution')).toBe(1)
  })

  test('a run that cannot be read takes over what the event tells', async () => {
    const { backend, runs, start, tell } = await watch()
    const run = start()
    tell(run)
    await vi.waitFor(() => expect(runs()[0]?.id).toBe(run.id))
    backend.fail('getExecution', 'rate-limited')
    tell({ ...run, status: 'error' })
    await vi.waitFor(() => expect(runs()[0]?.status).toBe('error'))
  })

  test('a run that is gone leaves the list', async () => {
    const { backend, runs, tell } = await watch()
    const [first] = runs()
    if (first === undefined) throw new Error('There is no run.')
    backend.world.executions.delete(first.id)
    tell(first)
    await vi.waitFor(() => expect(runs().map(({ id }) => id)).not.toContain(first.id))
  })
})

describe('what is known better', () => {
  test('a list whose reading began earlier does not bring an older state back', async () => {
    const { kit, queryClient, runs, start, tell } = await watch({}, { latencyMs: 40 })
    const run = start()
    tell(run)
    await vi.waitFor(() => expect(runs()[0]?.id).toBe(run.id))
    const reading = queryClient.refetchQueries({ queryKey: kit.scope })
    putExecution(kit, { ...run, status: 'success' }, { until: Date.now() + 5_000 })
    await reading
    expect(runs()[0]).toMatchObject({ id: run.id, status: 'success' })
    forgetRun(queryClient, run.id)
    await queryClient.refetchQueries({ queryKey: kit.scope })
    expect(runs()[0]).toMatchObject({ id: run.id, status: 'running' })
  })
})
