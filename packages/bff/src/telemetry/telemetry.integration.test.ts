import { randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import type { Histogram } from '@opentelemetry/sdk-metrics'
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { toNodeHandler } from '../node.js'
import { formsOf } from '../testing/canary.js'
import { killCommands, listening, startCommand } from '../testing/command.js'
import { createDirectory, testDialects } from '../testing/databases.js'
import { startTelemetry, type TestTelemetry } from '../testing/open-telemetry.js'
import { parsePrometheusText } from '../testing/prometheus-text.js'
import { createTestBff, viewerHeader, type TestBff } from '../testing/test-bff.js'

const patiently = { timeout: 20_000, interval: 50 }
const byValue = (one: number, other: number) => one - other
const durations = ['http.client.request.duration', 'inlaykit.request.duration'] as const

describe.each(testDialects)('what the BFF tells of itself in the dialect %s', (dialect) => {
  let telemetry: TestTelemetry
  let test: TestBff
  let scenarioId: string

  beforeAll(async () => {
    telemetry = startTelemetry()
    propagation.setGlobalPropagator(new W3CTraceContextPropagator())
    test = await createTestBff({
      dialect,
      database: await createDirectory(),
      options: { background: false },
    })
    const { items } = await test.me.call('listScenarios', { query: { status: ['active'] } })
    scenarioId = items[0]!.id
  })
  afterAll(async () => {
    await test.close()
    await telemetry.stop()
  })
  beforeEach(() => telemetry.clear())

  const run = (headers: Record<string, string> = {}) =>
    test.me.request(`/scenarios/${scenarioId}/run`, { method: 'POST', headers })
  const ofKind = (kind: SpanKind) => telemetry.spans().filter((span) => span.kind === kind)
  const idOf = (span: ReadableSpan | undefined) => span?.spanContext().spanId

  it('has a server span for a request, and a client span in it for each call to Make', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c'
    const response = await run({ traceparent: `00-${traceId}-b7ad6b7169203331-01` })
    expect(response.status).toBe(201)
    const [server, ...others] = ofKind(SpanKind.SERVER)
    expect(others).toEqual([])
    expect(server?.name).toBe('POST /api/inlaykit/scenarios/:scenarioId/run')
    expect(server?.spanContext().traceId).toBe(traceId)
    expect(server?.parentSpanContext?.spanId).toBe('b7ad6b7169203331')
    expect(server?.attributes).toMatchObject({
      'http.request.method': 'POST',
      'http.route': '/api/inlaykit/scenarios/:scenarioId/run',
      'http.response.status_code': 201,
      'url.scheme': 'http',
      'url.path': `/api/inlaykit/scenarios/${scenarioId}/run`,
      'inlaykit.endpoint': 'runScenario',
      'inlaykit.tenant.id': 'acme',
    })
    const calls = ofKind(SpanKind.CLIENT)
    expect(server?.attributes['inlaykit.upstream.calls']).toBeGreaterThan(0)
    const { hostname, port } = new URL(test.sandbox.url(dialect))
    const started = calls.find((span) => span.name.startsWith('POST '))
    expect(started?.name).toMatch(/^POST \/scenarios\/\{.*\}\/(run|execute)$/)
    expect(started?.parentSpanContext?.spanId).toBe(idOf(server))
    expect(started?.attributes).toMatchObject({
      'http.request.method': 'POST',
      'server.address': hostname,
      'server.port': Number(port),
      'inlaykit.priority': 'interactive',
    })
    expect(started?.attributes['http.response.status_code']).toBeLessThan(300)
    expect(started?.status.code).toBe(SpanStatusCode.UNSET)
  })

  it("is a child of the host's own span, and leaves the server's duration to the host", async () => {
    const before = await telemetry.metrics()
    const counted = () =>
      telemetry.metrics().then((all) =>
        all
          .get('http.server.request.duration')
          ?.dataPoints.map(({ value }) => (value as { count: number }).count)
          .reduce((sum, count) => sum + count, 0),
      )
    expect(before.get('http.server.request.duration')?.descriptor.unit).toBe('s')
    const countedBefore = await counted()
    const host = trace.getTracer('host').startSpan('GET', { kind: SpanKind.SERVER })
    await context.with(trace.setSpan(context.active(), host), () => test.me.call('getSession'))
    host.end()
    const inner = telemetry.spans().find((span) => span.name.endsWith('/session'))
    expect(inner?.kind).toBe(SpanKind.INTERNAL)
    expect(inner?.parentSpanContext?.spanId).toBe(host.spanContext().spanId)
    expect(await counted()).toBe(countedBefore)
    await test.me.call('getSession')
    expect(await counted()).toBe(countedBefore! + 1)
  })

  it('marks what failed, on the call and on the request, and each further try', async () => {
    test.sandbox.fail('*', { status: 503 })
    expect((await run()).status).toBe(502)
    test.sandbox.clearFaults()
    const [server] = ofKind(SpanKind.SERVER)
    expect(server?.status.code).toBe(SpanStatusCode.ERROR)
    expect(server?.attributes).toMatchObject({
      'error.type': 'upstream-unavailable',
      'http.response.status_code': 502,
    })
    const failed = ofKind(SpanKind.CLIENT).at(-1)
    expect(failed?.status.code).toBe(SpanStatusCode.ERROR)
    expect(failed?.attributes).toMatchObject({
      'error.type': 'upstream-unavailable',
      'http.response.status_code': 503,
    })
    telemetry.clear()
    // Of the other tenant: runs of this one may still be followed.
    const { id: organizationId } = test.sandbox.organizations[1]!
    test.sandbox.fail('*', { status: 503, times: 1, organizationId })
    const stranger = test.as('viewer', 'brightside')
    await stranger.call('listScenarios')
    test.sandbox.clearFaults()
    const again = ofKind(SpanKind.CLIENT).filter(
      ({ attributes }) =>
        attributes['http.request.resend_count'] === 1 &&
        attributes['inlaykit.tenant.id'] === 'brightside',
    )
    expect(again).toHaveLength(1)
    expect(ofKind(SpanKind.SERVER)[0]?.attributes['inlaykit.upstream.retries']).toBe(1)
    await test.me.request('/scenarios?limit=0')
    const refused = ofKind(SpanKind.SERVER).at(-1)
    expect(refused?.status.code).toBe(SpanStatusCode.UNSET)
    expect(refused?.attributes['inlaykit.problem']).toBe('validation')
  })

  it('tells of an answer from memory on the short way of Node as of any other', async () => {
    const server = createServer(toNodeHandler(test.bff))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const ask = () =>
      fetch(`http://127.0.0.1:${port}/api/inlaykit/scenarios?search=short`, {
        headers: { 'X-Inlaykit': '1', [viewerHeader]: JSON.stringify(test.me.viewer) },
      })
    expect((await ask()).status).toBe(200)
    await vi.waitFor(async () => {
      // A run that is being followed lets go of what is kept: the second comes right behind the first.
      await ask()
      telemetry.clear()
      expect((await ask()).status).toBe(200)
      expect(JSON.parse(test.logs.at(-1)!)).toMatchObject({ cache: 'hit', upstreamCalls: 0 })
    }, patiently)
    const [span] = ofKind(SpanKind.SERVER)
    expect(span?.name).toBe('GET /api/inlaykit/scenarios')
    expect(span?.attributes).toMatchObject({
      'http.route': '/api/inlaykit/scenarios',
      'http.response.status_code': 200,
      'inlaykit.cache.outcome': 'hit',
      'inlaykit.tenant.id': 'acme',
    })
    const reads = parsePrometheusText(await test.bff.metrics()).get('inlaykit_cache_reads_total')
    const hits = reads?.samples.find(({ labels }) => labels['inlaykit_cache_outcome'] === 'hit')
    expect(hits?.value).toBeGreaterThan(0)
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
  })

  it('measures in seconds, by names and units of the semantic conventions', async () => {
    const events = await test.me.events()
    await run({ 'Idempotency-Key': randomUUID() })
    await events.next(({ type }) => type === 'execution.changed')
    const all = await telemetry.metrics()
    const units = Object.fromEntries(
      [...all].map(([name, { descriptor }]) => [name, descriptor.unit]),
    )
    expect(units).toMatchObject({
      'http.server.request.duration': 's',
      'http.client.request.duration': 's',
      'inlaykit.request.duration': 's',
      'inlaykit.queue.wait.duration': 's',
      'inlaykit.budget.remaining': '{request}',
      'inlaykit.upstream.retries': '{request}',
      'inlaykit.breaker.open': '{connection}',
      'inlaykit.streams.open': '{stream}',
      'inlaykit.events.sent': '{event}',
      'inlaykit.idempotency.requests': '{request}',
    })
    expect(all.get('inlaykit.streams.open')?.dataPoints[0]?.value).toBe(1)
    for (const name of durations) {
      const { min, max, count } = all.get(name)!.dataPoints[0]!.value as Histogram
      expect(count).toBeGreaterThan(0)
      expect(min).toBeGreaterThanOrEqual(0)
      // Milliseconds taken for seconds would be hours.
      expect(max).toBeLessThan(300)
    }
    await events.leave()
    await vi.waitFor(async () => {
      const { dataPoints } = (await telemetry.metrics()).get('inlaykit.streams.open')!
      expect(dataPoints[0]?.value).toBe(0)
    }, patiently)
  })

  it('writes the same as Prometheus text, in base units', async () => {
    const text = await test.bff.metrics()
    const families = parsePrometheusText(text)
    const types = Object.fromEntries([...families].map(([name, { type }]) => [name, type]))
    expect(types).toMatchObject({
      http_client_request_duration_seconds: 'histogram',
      inlaykit_request_duration_seconds: 'histogram',
      inlaykit_queue_wait_duration_seconds: 'histogram',
      inlaykit_budget_remaining: 'histogram',
      inlaykit_upstream_retries_total: 'counter',
      inlaykit_breaker_open: 'gauge',
      inlaykit_streams_open: 'gauge',
      inlaykit_events_sent_total: 'counter',
      inlaykit_cache_reads_total: 'counter',
      inlaykit_token_refreshes_total: 'counter',
      inlaykit_idempotency_requests_total: 'counter',
    })
    for (const [name, { help, type }] of families) {
      expect(help, name).toMatch(/\.$/)
      expect(name.endsWith('_total'), name).toBe(type === 'counter')
    }
    const all = await telemetry.metrics()
    for (const name of durations) {
      const { samples } = families.get(`${name.replaceAll('.', '_')}_seconds`)!
      const inText = samples.filter((one) => one.name.endsWith('_count')).map(({ value }) => value)
      const told = all.get(name)!.dataPoints.map(({ value }) => (value as Histogram).count)
      expect(inText.sort(byValue)).toEqual(told.sort(byValue))
      const bounds = new Set(samples.map(({ labels }) => labels['le']))
      for (const bound of ['0.005', '10', '+Inf']) expect(bounds).toContain(bound)
    }
    const runs = families
      .get('inlaykit_request_duration_seconds')!
      .samples.find(
        ({ name, labels }) =>
          name.endsWith('_count') &&
          labels['inlaykit_endpoint'] === 'runScenario' &&
          labels['http_response_status_code'] === '201',
      )
    expect(runs?.value).toBeGreaterThan(0)
  })

  it('S2: holds no credential, and names no tenant, person or id in a metric', async () => {
    const { apiKey, id: organizationId, teams } = test.sandbox.organizations[0]!
    await test.me.request('/connections', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({ apiKey, organizationId, teamId: teams[0]!.id }),
    })
    const words = `Token ${apiKey} at ${test.sandbox.url(dialect)}?token=${apiKey}`
    for (const status of [400, 401, 500]) {
      test.sandbox.fail('*', { status, body: { message: words, detail: words, code: apiKey } })
      await run()
      test.sandbox.clearFaults()
    }
    await test.me.request(`/nowhere/${apiKey}?key=${apiKey}`, {
      headers: { Authorization: `Custom ${apiKey}` },
    })
    const spans = telemetry
      .spans()
      .map(({ name, attributes, events, status, links, resource }) =>
        JSON.stringify({ name, attributes, events, status, links, resource: resource.attributes }),
      )
      .join('\n')
    expect(spans).toContain('upstream-rejected')
    const measured = JSON.stringify([...(await telemetry.metrics())])
    const text = await test.bff.metrics()
    for (const { apiKey: secret } of test.sandbox.organizations) {
      for (const form of formsOf(secret)) {
        for (const told of [spans, measured, text]) expect(told.includes(form)).toBe(false)
      }
    }
    const { acme, brightside } = test.connections
    for (const id of ['acme', 'brightside', acme!.id, brightside!.id, scenarioId, organizationId]) {
      for (const told of [measured, text]) expect(told.includes(id), id).toBe(false)
    }
  })
})

describe('inlaykit serve', () => {
  const environment = () => ({
    INLAYKIT_PORT: '0',
    INLAYKIT_ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    INLAYKIT_VIEWER_SECRET: randomBytes(32).toString('base64'),
    INLAYKIT_DATA_DIR: `/tmp/inlaykit-metrics-${randomUUID()}`,
    MAKE_DIALECT: 'guide',
    MAKE_BASE_URL: 'http://127.0.0.1:1/api/v2',
  })
  afterAll(killCommands)

  it('serves metrics on a port of their own where it is told to, and nowhere else', async () => {
    const serving = startCommand(['serve', '--metrics-port', '0'], environment())
    const address = await listening(serving)
    const metrics = await vi.waitFor(
      () => /^inlaykit metrics on (http\S+)\n/m.exec(serving.out.stdout)![1]!,
      patiently,
    )
    expect(new URL(metrics).hostname).toBe('127.0.0.1')
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    const response = await fetch(metrics)
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const families = parsePrometheusText(await response.text())
    expect([...families.keys()]).toContain('inlaykit_request_duration_seconds')
    for (const elsewhere of [
      new URL('/', metrics),
      new URL('/metrics', address),
      `${address}/metrics`,
    ]) {
      expect((await fetch(elsewhere)).status).toBe(404)
    }
    expect((await fetch(metrics, { method: 'POST' })).status).toBe(404)
    serving.child.kill('SIGTERM')
    expect((await serving.ended).code).toBe(0)
  }, 90_000)
})
