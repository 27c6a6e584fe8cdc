import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPairs } from '../testing/databases.js'
import { expectProblem } from '../testing/expect-problem.js'
import { streamOf } from '../testing/stream-of.js'
import { createTestBff, startSandbox, type TestBff } from '../testing/test-bff.js'

type Body = NonNullable<RequestInit['body']>

const json = { 'Content-Type': 'application/json' }
const limit = 64 * 1024

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe.each(testPairs)('bad input in $name', ({ dialect, database }) => {
  let test: TestBff
  let scenarioId: string

  beforeAll(async () => {
    test = await createTestBff({
      dialect,
      database: await database.create(),
      sandbox,
      options: { limits: { bodyBytes: limit } },
    })
    const { items } = await test.me.call('listScenarios', { query: { status: ['active'] } })
    scenarioId = items[0]!.id
  })
  afterAll(async () => {
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    const alive = await test.me.request('/readyz')
    expect(alive.status).toBe(200)
    await test.close()
  })

  /** What reached the upstream as a run. */
  const runs = () => sandbox.requests().filter(({ method }) => method === 'POST')
  const run = (body: Body, headers: Record<string, string> = json) =>
    test.me.request(`/scenarios/${scenarioId}/run`, {
      method: 'POST',
      body,
      headers,
      ...(body instanceof ReadableStream ? { duplex: 'half' as const } : {}),
    })

  it.each(['/nothing', '/', '', '/scenarios/1/2/3', '/Scenarios', '//scenarios'])(
    'has nothing at %j',
    async (path) => {
      await expectProblem(await test.me.request(path), 'not-found')
    },
  )

  it.each([
    ['PUT', '/scenarios'],
    ['DELETE', '/scenarios'],
    ['GET', '/scenarios/1/run'],
    ['POST', '/session'],
    ['HEAD', '/events'],
  ])('takes no %s at %s, and says what it takes', async (method, path) => {
    const response = await test.me.request(path, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toMatch(/^[A-Z, ]+$/)
    if (method !== 'HEAD') await expectProblem(response, 'method-not-allowed')
  })

  it('answers HEAD as GET, without the body', async () => {
    const response = await test.me.request('/folders', { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('etag')).toMatch(/^W\//)
  })

  it.each([
    ['limit=0', 'query.limit'],
    ['limit=101', 'query.limit'],
    ['limit=1.5', 'query.limit'],
    ['limit=abc', 'query.limit'],
    ['limit=10&limit=20', 'query.limit'],
    ['sort=age', 'query.sort'],
    ['status=asleep', 'query.status.0'],
    ['status=', 'query.status.0'],
    ['folder=../x', 'query.folder'],
    ['folder=%00', 'query.folder'],
    ['search=%00', 'query.search'],
    [`search=${'a'.repeat(201)}`, 'query.search'],
    ['cursor=', 'query.cursor'],
    ['cursor=abc', 'query.cursor'],
    ['connection=a%2Fb', 'query.connection'],
    ['page=2', 'query.page'],
    ['__proto__=1', 'query.__proto__'],
    ['constructor=1', 'query.constructor'],
  ])('refuses the query %s by its place', async (query, path) => {
    const problem = await expectProblem(await test.me.request(`/scenarios?${query}`), 'validation')
    expect(problem.errors!.map((fault) => fault.path)).toContain(path)
    for (const fault of problem.errors!) expect(fault.message.length).toBeGreaterThan(3)
  })

  it.each([
    ['from=yesterday', 'query.from'],
    ['from=2026-11-01', 'query.from'],
    ['from=2026-11-01T00:00:00%2B01:00', 'query.from'],
    ['to=2026-13-01T00:00:00Z', 'query.to'],
    ['status=paused', 'query.status.0'],
    ['trigger=magic', 'query.trigger.0'],
    ['scenarioId=%2e%2e', 'query.scenarioId'],
  ])('refuses the query %s of executions by its place', async (query, path) => {
    const problem = await expectProblem(await test.me.request(`/executions?${query}`), 'validation')
    expect(problem.errors!.map((fault) => fault.path)).toContain(path)
  })

  it('names every fault of a request at once', async () => {
    const response = await test.me.request('/scenarios?limit=0&sort=age&page=2')
    const problem = await expectProblem(response, 'validation')
    expect(problem.errors).toHaveLength(3)
  })

  it.each<[string, Body]>([
    ['no JSON', '{"input":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"run"'],
    ['no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
    ['an unknown field', '{"now":true}'],
    ['a field of another type', '{"wait":"yes"}'],
    ['an input that is no object', '{"input":[1]}'],
    ['__proto__', '{"__proto__":{"polluted":true}}'],
    ['__proto__ deep down', '{"input":{"a":[{"__proto__":{"polluted":true}}]}}'],
    ['a constructor', '{"input":{"constructor":{"prototype":{"polluted":true}}}}'],
    ['an abyss of lists', `{"input":{"a":${'['.repeat(5000)}${']'.repeat(5000)}}}`],
    ['an abyss of objects', `{"input":${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}}`],
  ])('refuses a body with %s', async (_, body) => {
    sandbox.clearRequests()
    const problem = await expectProblem(await run(body), 'validation')
    expect(problem.errors![0]!.path).toMatch(/^body/)
    expect(runs()).toEqual([])
  })

  it.each<[string, Record<string, string>]>([
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['plain text', { 'Content-Type': 'text/plain' }],
    ['another charset', { 'Content-Type': 'application/json; charset=utf-16' }],
    ['nothing said', { 'Content-Type': '' }],
    ['a compressed body', { ...json, 'Content-Encoding': 'gzip' }],
  ])('takes no body announced as %s', async (_, headers) => {
    sandbox.clearRequests()
    await expectProblem(await run('{}', headers), 'unsupported-media-type')
    expect(runs()).toEqual([])
  })

  it('refuses a body that is too large by its announced length', async () => {
    const response = await run(' '.repeat(limit + 1), {
      ...json,
      'Content-Length': String(limit + 1),
    })
    await expectProblem(response, 'payload-too-large')
  })

  it('refuses a body that is too large without reading it to its end', async () => {
    await expectProblem(await run(streamOf(50 * limit)), 'payload-too-large')
  })

  it('refuses a body that lies about its length', async () => {
    const response = await run(streamOf(2 * limit), { ...json, 'Content-Length': '2' })
    await expectProblem(response, 'payload-too-large')
  })

  it.each([
    ['a path upwards', '..%2f..%2fusers'],
    ['dots in code', '%2e%2e%2fusers'],
    ['a query', '1%3Factive=true'],
    ['a fragment', '1%23x'],
    ['a line end', '1%0d%0aHost:%20evil'],
    ['a backslash', '..%5cusers'],
    ['an emoji', '%F0%9F%98%80'],
    ['a null', '1%00'],
    ['a semicolon', '1;x=2'],
    ['a space', '1%202'],
    ['broken code', '%zz'],
    ['broken UTF-8', '%ff'],
    ['two dots of two characters', '%252e%252e'],
    ['too much', 'x'.repeat(201)],
  ])('lets no id with %s through to Make', async (_, id) => {
    sandbox.clearRequests()
    for (const [method, path] of [
      ['GET', `/scenarios/${id}`],
      ['POST', `/scenarios/${id}/run`],
      ['POST', `/scenarios/${id}/activate`],
      ['GET', `/scenarios/${id}/executions`],
      ['GET', `/executions/${id}`],
      ['DELETE', `/executions/${id}`],
    ] as const) {
      await expectProblem(await test.me.request(path, { method }), 'validation', 'not-found')
    }
    const strange = sandbox
      .requests()
      .filter(
        ({ line, method }) =>
          method !== 'GET' || /users|evil|%|\.\.|;|xxx/.test(line.split('?')[0]!),
      )
    expect(strange).toEqual([])
  })

  it('hands a large but allowed input to Make as it is', async () => {
    const input = { text: 'ü'.repeat(1000), list: [1, null, { deep: true }], 'quo"te': '\\' }
    sandbox.clearRequests()
    const response = await run(JSON.stringify({ input }))
    expect(response.status).toBe(201)
    expect(runs()).toHaveLength(1)
  })
})
