import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, it } from 'vitest'
import type { Execution } from '../features/executions/schemas.js'
import type { Scenario } from '../features/scenarios/schemas.js'
import { createClient } from './client.js'
import { ProblemError } from './problem-error.js'
import { createRouteClient } from './route-client.js'

let server: Server
let baseUrl: string
let seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = []
let answer: { status: number; body: string; type?: string } = { status: 200, body: '{}' }

beforeAll(async () => {
  server = createServer((req, res) => {
    let body = ''
    req.on('data', (chunk) => (body += chunk))
    req.on('end', () => {
      seen.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers, body })
      res.writeHead(answer.status, { 'content-type': answer.type ?? 'application/json' })
      res.end(answer.status === 204 ? undefined : answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inlaykit/`
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

beforeEach(() => {
  seen = []
  answer = { status: 200, body: '{}' }
})

describe('the client', () => {
  it('sends what is set, and the header that proves the origin', async () => {
    const client = createClient({ baseUrl, connectionId: 'c1', getToken: () => 'token' })
    await client.call('listScenarios', {
      query: { status: ['active', 'paused'], search: 'a&b', cursor: undefined, limit: 10 },
    })
    expect(seen[0]?.method).toBe('GET')
    expect(seen[0]?.url).toBe(
      '/api/inlaykit/scenarios?connection=c1&status=active%2Cpaused&search=a%26b&limit=10',
    )
    expect(seen[0]?.headers).toMatchObject({ 'x-inlaykit': '1', authorization: 'Bearer token' })
  })

  it('encodes path parameters and sends a JSON body', async () => {
    const client = createClient({ baseUrl })
    await client.call('runScenario', {
      params: { scenarioId: '../x?y' },
      body: { input: { zero: 0, no: false } },
    })
    expect(seen[0]?.url).toBe('/api/inlaykit/scenarios/..%2Fx%3Fy/run')
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ input: { zero: 0, no: false } })
    expect(seen[0]?.headers['content-type']).toBe('application/json')
  })

  it('answers nothing for a 204', async () => {
    answer = { status: 204, body: '' }
    const client = createClient({ baseUrl })
    expect(await client.call('stopExecution', { params: { executionId: '1' } })).toBeUndefined()
  })

  it('turns a problem into an error by its name', async () => {
    answer = {
      status: 429,
      body: JSON.stringify({
        type: 'urn:inlaykit:problem:rate-limited',
        detail: 'Wait.',
        instance: 'req_1',
        retryAfter: 3,
      }),
      type: 'application/problem+json',
    }
    const error = await createClient({ baseUrl })
      .call('getSession')
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ProblemError)
    expect(error).toMatchObject({
      problem: 'rate-limited',
      status: 429,
      detail: 'Wait.',
      requestId: 'req_1',
      retryAfter: 3,
    })
  })

  it.each([
    ['HTML of a proxy', { status: 502, body: '<html>', type: 'text/html' }],
    ['a type of somebody else', { status: 500, body: '{"type":"urn:inlaykit:problem:toString"}' }],
    ['a fine answer cut short', { status: 200, body: '{"viewer":' }],
  ])('takes %s for a failing network', async (_, given) => {
    answer = given
    const error = await createClient({ baseUrl })
      .call('getSession')
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ problem: 'network', status: given.status })
  })

  it('takes no answer for a failing network, and an abort for an abort', async () => {
    const dead = createClient({ baseUrl: 'http://127.0.0.1:1' })
    await expect(dead.call('getSession')).rejects.toMatchObject({ problem: 'network', status: 0 })
    const signal = AbortSignal.abort(new Error('left'))
    await expect(dead.call('getSession', {}, { signal })).rejects.not.toBeInstanceOf(ProblemError)
  })

  it('is typed from the contract', () => {
    const client = createClient({ baseUrl })
    type List = Awaited<ReturnType<typeof client.call<'listScenarios'>>>
    expectTypeOf<List['items'][number]>().toEqualTypeOf<Scenario>()
    type Run = Awaited<ReturnType<typeof client.call<'runScenario'>>>
    expectTypeOf<Run>().toEqualTypeOf<Execution>()
    // @ts-expect-error a path parameter may not be missing
    void (() => client.call('getScenario', {}))
    // @ts-expect-error there is no such status
    void (() => client.call('listScenarios', { query: { status: ['sleeping'] } }))
  })
})

describe('the client by routes', () => {
  it('asks what the client by name asks', async () => {
    const options = { baseUrl, connectionId: 'c1' }
    const params = { scenarioId: 's1' }
    await createRouteClient(options).call('PATCH /scenarios/:scenarioId?connection', {
      params,
      body: { name: 'x' },
    })
    await createClient(options).call('updateScenario', { params, body: { name: 'x' } })
    const [byRoute, byName] = seen
    expect(byRoute).toMatchObject({
      method: 'PATCH',
      url: '/api/inlaykit/scenarios/s1?connection=c1',
      body: '{"name":"x"}',
    })
    expect({ ...byRoute, headers: {} }).toEqual({ ...byName, headers: {} })
  })

  it('sends the connection only where it is taken', () => {
    const client = createRouteClient({ baseUrl: '/api', connectionId: 'c1' })
    expect(client.url('GET /connections', {})).toBe('/api/connections')
    expect(client.url('GET /folders?connection', {})).toBe('/api/folders?connection=c1')
  })

  it('says which parameter of the path is missing', () => {
    const params = { scenarioId: '' }
    expect(() =>
      createRouteClient({ baseUrl }).url('GET /scenarios/:scenarioId?connection', { params }),
    ).toThrow('GET /scenarios/:scenarioId?connection needs params.scenarioId')
  })

  it('is typed from the contract', () => {
    const client = createRouteClient({ baseUrl })
    const list = () => client.call('GET /scenarios?connection')
    expectTypeOf<Awaited<ReturnType<typeof list>>['items'][number]>().toEqualTypeOf<Scenario>()
    const run = () =>
      client.call('POST /scenarios/:scenarioId/run?connection', { params: { scenarioId: '1' } })
    expectTypeOf<Awaited<ReturnType<typeof run>>>().toEqualTypeOf<Execution>()
    // @ts-expect-error a path parameter may not be missing
    void (() => client.call('GET /scenarios/:scenarioId?connection', {}))
    // @ts-expect-error there is no such status
    void (() => client.call('GET /scenarios?connection', { query: { status: ['sleeping'] } }))
    // @ts-expect-error nobody answers this
    void (() => client.call('GET /nowhere'))
    // @ts-expect-error the list is that of a connection
    void (() => client.call('GET /scenarios'))
  })
})
