import { createClient, ProblemError } from '@inlaykit/shared/client'
import { afterEach, describe, expect, test } from 'vitest'
import { createStoryBackend, type StoryBackendOptions } from './backend.js'

const open: (() => void)[] = []
afterEach(() => open.splice(0).forEach((close) => close()))

function start(options: StoryBackendOptions = {}) {
  const backend = createStoryBackend({ runMs: 40, ...options })
  open.push(() => backend.close())
  const client = createClient({ baseUrl: backend.baseUrl, fetch: backend.fetch })
  return { backend, client }
}

async function problemOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.catch((reason: unknown) => reason)
  return error instanceof ProblemError ? error.problem : `no problem: ${String(error)}`
}

describe('the story backend', () => {
  test('pages through all scenarios without a gap or a repeat', async () => {
    const { client } = start()
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await client.call('listScenarios', { query: { limit: 40, cursor } })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toHaveLength(130)
    expect(new Set(seen).size).toBe(130)
  })

  test('refuses a cursor of another query', async () => {
    const { client } = start()
    const { nextCursor } = await client.call('listScenarios', { query: { limit: 10 } })
    const query = { limit: 10, search: 'orders', cursor: nextCursor ?? undefined }
    expect(await problemOf(client.call('listScenarios', { query }))).toBe('validation')
  })

  test('searches and sorts naturally, missing values last', async () => {
    const { client } = start()
    const found = await client.call('listScenarios', { query: { search: 'ORDERS', limit: 100 } })
    expect(found.total).toBe(13)
    const sorted = await client.call('listScenarios', { query: { sort: '-nextRunAt', limit: 100 } })
    const known = sorted.items.map(({ nextRunAt }) => nextRunAt ?? '')
    expect(known).toEqual(known.toSorted().toReversed())
  })

  test('lets a run go from running to its end and tells it on the stream', async () => {
    const { backend, client } = start({ scenarios: 1, executions: 0 })
    backend.world.outcomes.push('warning')
    const stream = await client.request('streamEvents', {})
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    const [scenario] = backend.world.scenarios.keys()
    const run = await client.call('runScenario', { params: { scenarioId: scenario ?? '' } })
    expect(run.status).toBe('running')
    let told = ''
    while (!told.includes('"status":"warning"')) told += (await reader?.read())?.value ?? ''
    expect(told).toContain('event: execution.changed')
    const ended = await client.call('getExecution', { params: { executionId: run.id } })
    expect(ended).toMatchObject({ status: 'warning', modulesExecuted: ended.steps?.length })
  })

  test('stops a run once', async () => {
    const { backend, client } = start({ scenarios: 1, executions: 0, running: 1, runMs: 10_000 })
    const [executionId = ''] = backend.world.executions.keys()
    await client.call('stopExecution', { params: { executionId } })
    const stopped = await client.call('getExecution', { params: { executionId } })
    expect(stopped.status).toBe('stopped')
    expect(await problemOf(client.call('stopExecution', { params: { executionId } }))).toBe(
      'conflict',
    )
  })

  test('allows each role what the contract allows', async () => {
    const { client } = start({ role: 'viewer' })
    expect((await client.call('getSession')).permissions).not.toContain('scenarios:run')
    const params = { scenarioId: '1000' }
    expect(await problemOf(client.call('runScenario', { params }))).toBe('forbidden')
    expect(await problemOf(client.call('activateScenario', { params }))).toBe('forbidden')
  })

  test('hides what the guide dialect does not tell', async () => {
    const { client } = start({ capabilities: 'guide' })
    const { items } = await client.call('listExecutions', { query: { limit: 5 } })
    expect(items).toHaveLength(5)
    expect(items.every((run) => run.trigger === 'unknown' && run.credits === null)).toBe(true)
  })

  test('answers what a story wants to go wrong', async () => {
    const { backend, client } = start({ faults: { listScenarios: 'network' } })
    expect(await problemOf(client.call('listScenarios'))).toBe('network')
    backend.fail('listScenarios', 'upstream-unavailable')
    expect(await problemOf(client.call('listScenarios'))).toBe('upstream-unavailable')
    backend.fail('listScenarios', null)
    expect((await client.call('listScenarios')).items).toHaveLength(50)
    const lonely = start({ connected: false })
    expect(await problemOf(lonely.client.call('listScenarios'))).toBe('not-connected')
    expect((await lonely.client.call('getSession')).connection).toBeNull()
  })
})
