import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testDatabases } from '../../packages/bff/src/testing/databases.js'
import { readEvents, type EventReader } from '../../packages/bff/src/testing/event-reader.js'
import { expectProblem } from '../../packages/bff/src/testing/expect-problem.js'
import { signIn, type Caller } from './caller.js'
import { hosts, type Host } from './hosts.js'
import { startHost, type RunningHost } from './start-host.js'
import { createCertificate, startTlsProxy, type Certificate } from './tls.js'

const patient = { timeout: 30_000 }
const publicUrl = 'https://app.example.com'
const json = { 'Content-Type': 'application/json' }

/** A host under test, with those who ask it. */
interface Stage {
  readonly host: RunningHost
  readonly ana: Caller
  readonly cleo: Caller
  readonly nobody: Caller
  /** What a stream told on which nothing happened, once it has shown that it lives. */
  readonly heartbeat: Promise<string>
  close(): Promise<void>
}

let certificate: Certificate

async function openStream(caller: Caller): Promise<EventReader> {
  const leaving = new AbortController()
  const response = await caller.ask('/events', { signal: leaving.signal })
  expect(response.status).toBe(200)
  return readEvents(response, () => leaving.abort())
}

async function openStage({ program, over }: Host): Promise<Stage> {
  const database = await testDatabases.at(-1)!.create()
  const host = await startHost(program, {
    ...('url' in database ? { INLAYKIT_DATABASE_URL: database.url } : {}),
    ...(over === 'proxy' ? { INLAYKIT_PUBLIC_URL: publicUrl, NODE_ENV: 'production' } : {}),
    ...(over === 'http2' ? { TLS_KEY: certificate.key, TLS_CERT: certificate.cert } : {}),
  })
  const proxy = over === 'proxy' ? await startTlsProxy(host.url, certificate) : null
  const url = proxy?.url ?? host.url
  const callerFor = (person: string) =>
    signIn({ url, origin: proxy ? publicUrl : url, person, certificate })
  const callers = { ana: callerFor('ana'), cleo: callerFor('cleo'), nobody: callerFor('nobody') }
  // What is built at its first use is built now, so that no test waits for it.
  await callers.nobody.ask('/session')
  const quiet = await openStream(callers.cleo)
  const heartbeat = vi
    .waitFor(() => expect(quiet.text()).toContain(': still here'), { timeout: 60_000 })
    .then(() => quiet.text())
  heartbeat.catch(() => undefined)
  return {
    host,
    ...callers,
    heartbeat,
    async close() {
      for (const caller of Object.values(callers)) await caller.close()
      await proxy?.close()
      await host.stop()
    },
  }
}

/** The hosts start some ahead of the one under test, and end once their stream has shown that it lives. */
const stages = new Map<string, Promise<Stage>>()
const ahead = 3
function stageOf(host: Host): Promise<Stage> {
  const index = hosts.indexOf(host)
  for (const one of hosts.slice(index, index + 1 + ahead)) {
    if (stages.has(one.name)) continue
    const stage = openStage(one)
    stage.catch(() => undefined)
    stages.set(one.name, stage)
  }
  return stages.get(host.name)!
}

beforeAll(async () => {
  certificate = await createCertificate()
})
afterAll(async () => {
  for (const opened of await Promise.allSettled(stages.values())) {
    if (opened.status === 'fulfilled') await opened.value.close()
  }
})

/** Holds what every answer must carry. */
function expectKept(host: Host, answer: Response): void {
  expect(answer.headers.get('x-request-id')).toMatch(/^req_/)
  for (const [name, value] of Object.entries(host.adds ?? {})) {
    expect(answer.headers.get(name), name).toBe(value)
  }
}

describe.each(hosts)('$name', (host) => {
  let stage: Stage
  let ana: Caller
  let scenarioId: string

  beforeAll(async () => {
    stage = await stageOf(host)
    ana = stage.ana
    const list = await ana.ask('/scenarios?status=active&limit=1')
    const { items } = (await list.json()) as { items: { id: string }[] }
    scenarioId = items[0]!.id
  }, 120_000)

  const run = (caller: Caller, body: RequestInit['body'], headers = {}) =>
    caller.ask(`/scenarios/${scenarioId}/run`, {
      method: 'POST',
      body: body as string,
      headers: { ...json, ...headers },
    })

  it('knows who is signed in by its own session', async () => {
    const session = await ana.ask('/session')
    expectKept(host, session)
    expect(await session.json()).toMatchObject({
      viewer: { userId: 'ana', tenantId: 'acme', role: 'admin', name: 'Ana Sousa' },
    })
    await expectProblem(await stage.nobody.ask('/session'), 'unauthenticated')
  })

  it('C6: types and guards its answers, and lets none be stored for others', async () => {
    const list = await ana.ask('/scenarios?limit=2')
    expect(await list.json()).toMatchObject({ items: [{}, {}] })
    expectKept(host, list)
    expect(list.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(list.headers.get('x-content-type-options')).toBe('nosniff')
    expect(list.headers.get('cache-control')).toBe('private, no-cache')
    expect(list.headers.get('vary')).toMatch(/Cookie, Authorization/)
    if (host.permissiveCors) expect(list.headers.get('vary')).toContain('Origin')
    if (host.compresses) expect(list.headers.get('content-encoding')).not.toBeNull()
  })

  it('answers 304 without a body to who has the list already, and HEAD like GET', async () => {
    const list = await ana.ask('/scenarios?limit=2')
    const etag = list.headers.get('etag')!
    await list.arrayBuffer()
    const again = await ana.ask('/scenarios?limit=2', { headers: { 'If-None-Match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect(again.headers.get('etag')).toBe(etag)
    expectKept(host, again)
    const head = await ana.ask('/scenarios?limit=2', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(head.headers.get('etag')).toBe(etag)
  })

  it('runs a scenario, and stops the run with 204', async () => {
    const answer = await run(ana, JSON.stringify({ input: { greeting: 'grüße 👋' } }))
    const text = await answer.text()
    expect(answer.status, text).toBe(201)
    expectKept(host, answer)
    // A run may have ended by itself; then another one is stopped.
    const stopped = await vi.waitFor(async () => {
      const { id } = (await (await run(ana, '{}')).json()) as { id: string }
      const stop = await ana.ask(`/executions/${id}`, { method: 'DELETE' })
      expect(stop.status).toBe(204)
      return stop
    }, patient)
    expect([stopped.status, await stopped.text()]).toEqual([204, ''])
    expect(stopped.headers.get('cache-control')).toBe('no-store')
  })

  it('takes a run without a body', async () => {
    const answer = await ana.ask(`/scenarios/${scenarioId}/run`, { method: 'POST' })
    expect(answer.status, await answer.text()).toBe(201)
  })

  it('refuses a body that is no JSON, and says where', async () => {
    const answer = await run(ana, '{"input":\n{]')
    if (host.readsBodies) {
      expect(answer.status).toBe(400)
      return
    }
    const { errors } = await expectProblem(answer, 'validation')
    expect(errors?.[0]?.message).toContain('line 2')
  })

  it('I1: refuses a body that is too large, announced or in pieces', async () => {
    const large = `{"input":{"text":"${'x'.repeat(1024 * 1024)}"}}`
    const pieces = new ReadableStream({
      start(controller) {
        for (let at = 0; at < large.length; at += 65_536) {
          controller.enqueue(Buffer.from(large.slice(at, at + 65_536)))
        }
        controller.close()
      },
    })
    const announced = await run(ana, large)
    if (host.readsBodies) expect(announced.status).toBe(413)
    else await expectProblem(announced, 'payload-too-large')
    const chunked = await ana.ask(`/scenarios/${scenarioId}/run`, {
      method: 'POST',
      body: pieces,
      duplex: 'half',
      headers: json,
    })
    if (host.readsBodies) expect(chunked.status).toBe(413)
    else await expectProblem(chunked, 'payload-too-large')
    expect((await ana.ask('/session')).status).toBe(200)
  })

  it('C1: refuses what lacks our header', async () => {
    await expectProblem(await ana.ask('/scenarios', { headers: { 'X-Inlaykit': '' } }), 'forbidden')
    await expectProblem(await run(ana, '{}', { 'X-Inlaykit': '' }), 'forbidden')
  })

  it('C3: refuses pages of other origins, reads too, whatever the host told their browsers', async () => {
    const foreign = { Origin: 'https://evil.example' }
    await expectProblem(await ana.ask('/scenarios', { headers: foreign }), 'forbidden')
    await expectProblem(await ana.ask('/events', { headers: foreign }), 'forbidden')
    await expectProblem(await run(ana, '{}', foreign), 'forbidden')
    const preflight = await ana.ask('/scenarios', {
      method: 'OPTIONS',
      headers: { ...foreign, 'Access-Control-Request-Method': 'GET' },
    })
    const allowed = preflight.headers.get('access-control-allow-origin')
    expect(allowed).toBe(host.permissiveCors ? foreign.Origin : null)
  })

  it('derives nothing from what a request says of its host', async () => {
    const forged = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' }
    const session = await ana.askAs(forged, '/session')
    expect(session.status, session.text).toBe(200)
    expect(session.text + session.headers).not.toContain('evil.example')
    if (host.over !== 'proxy') return
    // In production a page's origin is held against `publicUrl` alone.
    const headers = { ...forged, 'X-Forwarded-Proto': 'https', Origin: 'https://evil.example' }
    expect((await ana.askAs(headers, '/scenarios')).status).toBe(403)
    const refused = await ana.askAs({ ...headers, ...json }, `/scenarios/${scenarioId}/run`, 'POST')
    expect(refused.status).toBe(403)
    expect(refused.headers + refused.text).not.toContain('evil.example')
  })

  it("answers another tenant's scenario like none, and what is nothing as a problem", async () => {
    const foreign = await stage.cleo.ask(`/scenarios/${scenarioId}`)
    await expectProblem(foreign, 'not-found')
    for (const path of ['/nothing', `/scenarios/${'x'.repeat(200)}/nothing`, '/']) {
      await expectProblem(await ana.ask(path), 'not-found')
    }
    const wrong = await ana.ask('/scenarios', { method: 'PUT' })
    expect(wrong.headers.get('allow')).toBe('GET, POST, HEAD')
    await expectProblem(wrong, 'method-not-allowed')
  })

  it("leaves the host's own pages and bodies to the host", async () => {
    const page = await ana.askHost('/')
    expect(await page.text()).toContain('Inlaykit in your server')
    const path = host.name.includes('pages router') ? '/api/orders' : '/orders'
    const body = JSON.stringify({ sku: 'grüße' })
    const order = await ana.askHost(path, { method: 'POST', body, headers: json })
    expect([order.status, await order.json()]).toEqual([201, { order: { sku: 'grüße' } }])
  })

  it('tells events as they come, and lets go of the stream when its reader goes', async () => {
    const stream = await openStream(ana)
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(stream.headers.get('cache-control')).toBe('no-cache, no-transform')
    expect(stream.headers.get('x-accel-buffering')).toBe('no')
    expect(stream.headers.get('content-encoding')).toBeNull()
    await vi.waitFor(() => expect(stream.text()).toContain(': inlaykit'), patient)
    expect((await run(ana, '{}')).status).toBe(201)
    await stream.next(({ type }) => type === 'execution.changed')
    const ends = () => stage.host.lines().filter((line) => line.includes('event stream ended'))
    const before = ends().length
    await stream.leave()
    await vi.waitFor(() => expect(ends().length).toBe(before + 1), patient)
    expect(ends().at(-1)).toContain('"end":"caller"')
  })

  it('leaves the globals of the process as they were', async () => {
    const answer = await ana.ask('/session')
    const replaced = answer.headers.get('x-probe-replaced') ?? 'not probed'
    if (host.replaces) expect(replaced).toMatch(host.replaces)
    else expect(replaced).toBe('nothing')
  })

  afterAll(() => {
    // It may end while the next ones are under test; a close twice does nothing.
    const end = () => stage.close()
    void stage.heartbeat.then(end, end)
  })
})

describe('some 15 seconds later', () => {
  it.each(hosts)('a quiet stream of $name has shown that it lives', async (host) => {
    const { heartbeat } = await stageOf(host)
    expect(await heartbeat).toContain(': still here')
  })
})
