import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import type { Dialect } from '@inlaykit/shared'
import { systemClock } from '../../core/clock.js'
import { silentLogger } from '../../core/logger.js'
import { Secret } from '../../core/secret.js'
import type { UpstreamRequest } from '../port/call.js'
import { createGateway, type ConnectOptions, type Gateway } from './index.js'

type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void

const key = 'canary-4c1d77aa-0e5b'
const person = { priority: 'interactive' } as const
const read: UpstreamRequest = { method: 'GET', path: '/scenarios' }
const write: UpstreamRequest = { method: 'POST', path: '/scenarios/1/start' }
const closers: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

/** An upstream on this machine that answers as told, and a gateway to it. */
async function createUpstream(answer: Answer, options: { upstreamMs?: number } = {}) {
  const seen: { line: string; headers: IncomingMessage['headers']; body: string }[] = []
  const sockets = new Set<unknown>()
  const server = createServer((request, response) => {
    sockets.add(request.socket)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      seen.push({
        line: `${request.method} ${request.url}`,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      })
      answer(request, response, seen.length)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  closers.push(stop)
  const gateway = createGateway({
    clock: systemClock,
    logger: silentLogger,
    userAgent: 'inlaykit/test',
    limits: { upstreamMs: options.upstreamMs ?? 20_000 },
    random: () => 0.01,
  })
  closers.push(() => gateway.close())
  const connect = (dialect: Dialect = 'guide', more: Partial<ConnectOptions> = {}) =>
    gateway.connect({
      tenantId: 'acme',
      connectionId: 'con_1',
      dialect,
      baseUrl: `${origin}/api/v2`,
      organizationKey: 'org 1',
      plan: 'core',
      credential: async () => ({ scheme: 'Token', value: new Secret(key) }),
      ...more,
    })
  return { origin, gateway, connect, seen, sockets, stop }
}

const answerWith =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, headers).end(body)
  }
const fine = answerWith(200, '{"data":[]}')

/** Answers one after the other; the last one for all that follow. */
const inTurn =
  (...answers: readonly Answer[]): Answer =>
  (request, response, count) =>
    answers[Math.min(count, answers.length) - 1]?.(request, response, count)

/** An error body of the live dialect. */
const live = (code: string) => JSON.stringify({ detail: 'No.', message: 'Refused', code })

const refused = (headers: Record<string, string> = {}) =>
  answerWith(429, 'Requests limit for organization exceeded', headers)

const reset: Answer = (request) => {
  request.socket.resetAndDestroy()
}

describe('a request through the gateway', () => {
  it('carries path, query, credential and our name, and no body unless there is one', async () => {
    const { connect, seen } = await createUpstream(fine)
    const { upstream } = connect()
    const answer = await upstream.request(
      { ...read, query: { 'pg[limit]': 5, cols: ['id'], isActive: false, folder: undefined } },
      person,
    )
    expect(answer).toEqual({ status: 200, body: { data: [] } })
    expect(seen[0]?.line).toBe('GET /api/v2/scenarios?pg[limit]=5&cols[]=id&isActive=false')
    expect(seen[0]?.headers).toMatchObject({
      authorization: `Token ${key}`,
      'user-agent': 'inlaykit/test',
      accept: 'application/json',
    })
    expect(seen[0]?.headers['content-type']).toBeUndefined()
    expect(seen[0]?.body).toBe('')
  })

  it('sends a body as JSON, false and 0 among it, under the scheme of an access token', async () => {
    const { connect, seen } = await createUpstream(fine)
    const { upstream } = connect('live', {
      credential: async () => ({ scheme: 'Bearer', value: new Secret(key) }),
    })
    await upstream.request({ ...write, body: { active: false, priority: 0 } }, person)
    expect(seen[0]?.body).toBe('{"active":false,"priority":0}')
    expect(seen[0]?.headers['content-type']).toBe('application/json')
    expect(seen[0]?.headers.authorization).toBe(`Bearer ${key}`)
  })

  it.each([
    [204, ''],
    [200, ''],
    [200, '  \n'],
  ])('answers %i with the body %j as nothing', async (status, body) => {
    const { connect } = await createUpstream(answerWith(status, body))
    const answer = await connect().upstream.request(read, person)
    expect(answer).toEqual({ status, body: undefined })
  })

  it('keeps connections, and shares them between tenants', async () => {
    const { connect, sockets, seen } = await createUpstream(fine)
    const other = connect('guide', { tenantId: 'other', connectionId: 'con_2' })
    for (let count = 0; count < 10; count += 1) {
      await connect().upstream.request(read, person)
      await other.upstream.request(read, person)
    }
    expect(seen).toHaveLength(20)
    expect(sockets.size).toBeLessThanOrEqual(3)
  })
})

describe('an answer that is not fine', () => {
  it.each([
    [400, '{"message":"Bad name"}', 'upstream-rejected'],
    [401, '{"message":"who?"}', 'reconnect-required'],
    [402, '{"message":"Plan"}', 'upstream-rejected'],
    [403, live('IM015'), 'reconnect-required'],
    [403, live('SC403'), 'upstream-rejected'],
    [404, '{}', 'not-found'],
    [409, 'conflict', 'upstream-rejected'],
    [422, '', 'upstream-rejected'],
    [429, live('IM310'), 'upstream-rejected'],
    [301, '', 'upstream-unavailable'],
    [500, '<html>oops</html>', 'upstream-unavailable'],
    [503, '', 'upstream-unavailable'],
    [200, 'not json', 'upstream-unavailable'],
    [200, '{"data":[', 'upstream-unavailable'],
  ] as const)('%i %j is %s', async (status, body, problem) => {
    const { connect } = await createUpstream(answerWith(status, body))
    await expect(connect('live').upstream.request(read, person)).rejects.toMatchObject({ problem })
  })

  it("tells the upstream's own words, the details of the live dialect among them", async () => {
    const body = {
      detail: 'Bad request.',
      message: 'x',
      suberrors: [{ message: 'name is missing' }],
    }
    const { connect } = await createUpstream(answerWith(400, JSON.stringify(body)))
    await expect(connect('live').upstream.request(write, person)).rejects.toMatchObject({
      message: 'Bad request. name is missing',
    })
  })

  it('does not follow redirects', async () => {
    const { connect, seen, origin } = await createUpstream((request, response) => {
      if (request.url === '/elsewhere') response.end('{"caught":true}')
      else response.writeHead(302, { location: `${origin}/elsewhere` }).end()
    })
    await expect(connect().upstream.request(read, person)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
    })
    expect(seen.map(({ line }) => line)).toEqual(['GET /api/v2/scenarios'])
  })

  it('never passes on a credential that the upstream echoes', async () => {
    const echo: Answer = (request, response) => {
      response
        .writeHead(400, { 'content-type': 'application/json', 'x-echo': key })
        .end(JSON.stringify({ message: `got ${request.headers.authorization}`, code: key }))
    }
    const { connect } = await createUpstream(echo)
    const error: unknown = await connect()
      .upstream.request(read, person)
      .catch((caught: unknown) => caught)
    expect(error).toMatchObject({ problem: 'upstream-rejected' })
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(key)
  })

  it('stops reading an answer of more than 16 MiB', async () => {
    const { connect } = await createUpstream((_request, response) => {
      const chunk = Buffer.alloc(1024 * 1024, 0x20)
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      }
      response.on('drain', more)
      more()
    })
    await expect(connect().upstream.request(read, person)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
      message: expect.stringContaining('16 MiB') as string,
    })
  })
})

describe('an upstream that does not answer', () => {
  it('is left after the time limit', async () => {
    const { connect, seen } = await createUpstream(() => {}, { upstreamMs: 100 })
    await expect(connect().upstream.request(read, person)).rejects.toMatchObject({
      problem: 'upstream-timeout',
    })
    expect(seen).toHaveLength(1)
  })

  it('is left after the limit of the request, also in the middle of its answer', async () => {
    const { connect } = await createUpstream((_request, response) => {
      response.writeHead(200).write('{"data":')
    })
    await expect(
      connect().upstream.request({ ...read, timeoutMs: 100 }, person),
    ).rejects.toMatchObject({ problem: 'upstream-timeout' })
  })

  it('is left when the caller goes, with the reason of the caller', async () => {
    const gone = new AbortController()
    const { connect } = await createUpstream(() => gone.abort(new Error('gone')))
    await expect(
      connect().upstream.request(read, { ...person, signal: gone.signal }),
    ).rejects.toThrow('gone')
  })

  it('is left when the gateway closes, which then takes no more', async () => {
    const closing: { gateway?: Gateway } = {}
    const { gateway, connect } = await createUpstream(() => void closing.gateway?.close())
    closing.gateway = gateway
    const { upstream } = connect()
    await expect(upstream.request(read, person)).rejects.toMatchObject({ problem: 'unavailable' })
    await expect(upstream.request(read, person)).rejects.toMatchObject({ problem: 'unavailable' })
  })
})

describe('trying again', () => {
  it.each([
    ['502', answerWith(502, '')],
    ['503', answerWith(503, '', { 'retry-after': '0' })],
    ['504', answerWith(504, '')],
    ['a reset', reset],
  ])('a read comes through after %s', async (_what, fault) => {
    const { connect, seen } = await createUpstream(inTurn(fault, fault, fine))
    await expect(connect().upstream.request(read, person)).resolves.toMatchObject({ status: 200 })
    expect(seen).toHaveLength(3)
  })

  it('ends after three tries', async () => {
    const { connect, seen } = await createUpstream(answerWith(503, ''))
    await expect(connect().upstream.request(read, person)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
    })
    expect(seen).toHaveLength(3)
  })

  it.each([
    ['500', answerWith(500, '')],
    ['501', answerWith(501, '')],
    ['400', answerWith(400, '')],
  ])('is not done for %s', async (_what, fault) => {
    const { connect, seen } = await createUpstream(fault)
    await expect(connect().upstream.request(read, person)).rejects.toThrow()
    expect(seen).toHaveLength(1)
  })

  it.each([
    ['502', answerWith(502, '')],
    ['503', answerWith(503, '')],
    ['a reset', reset],
  ])('is not done for a write after %s, which may have been done', async (_what, fault) => {
    const { connect, seen } = await createUpstream(fault)
    await expect(connect().upstream.request(write, person)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
    })
    expect(seen).toHaveLength(1)
  })

  it('waits no longer than the call has time', async () => {
    const { connect, seen } = await createUpstream(answerWith(503, '', { 'retry-after': '60' }))
    await expect(connect().upstream.request(read, person)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
      retryAfter: 60,
    })
    expect(seen).toHaveLength(1)
  })

  it('says that nobody listens', async () => {
    const { connect, stop } = await createUpstream(fine)
    await stop()
    await expect(connect().upstream.request(write, person)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
      message: 'Make cannot be reached at the moment. Try again later.',
    })
  })
})

describe('a refusal for the limit', () => {
  it.each([
    ['a read', read],
    ['a write, which was not done', write],
  ])('is waited for by %s', async (_what, request) => {
    const { connect, seen } = await createUpstream(
      inTurn(fine, refused({ 'retry-after': '1' }), fine),
    )
    const { upstream } = connect('live')
    await upstream.request(read, person)
    await expect(upstream.request(request, person)).resolves.toMatchObject({ status: 200 })
    expect(seen).toHaveLength(3)
  })

  it('is not waited for by a run, which is never sent twice', async () => {
    const { connect, seen } = await createUpstream(refused({ 'retry-after': '3' }))
    await expect(
      connect('live').upstream.request({ ...write, once: true, unmetered: true }, person),
    ).rejects.toMatchObject({ problem: 'rate-limited', retryAfter: 3 })
    expect(seen).toHaveLength(1)
  })

  it.each([
    ['Retry-After', { 'retry-after': '120' }],
    ['Reset', { 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 120) }],
  ])('keeps everybody of the organisation from asking before %s', async (_what, headers) => {
    const { connect, seen } = await createUpstream(inTurn(fine, refused(headers), fine))
    const { upstream, budget } = connect('live')
    await upstream.request(read, person)
    const error: unknown = await upstream.request(read, person).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ problem: 'rate-limited' })
    const other = connect('live', { tenantId: 'other', connectionId: 'con_2' })
    await expect(other.upstream.request(read, person)).rejects.toMatchObject({
      problem: 'rate-limited',
    })
    expect(budget()).toMatchObject({ remaining: 0, low: true })
    expect(seen).toHaveLength(2)
  })
})

describe('the budget of an organisation', () => {
  it('is one for all its connections, and another organisation has its own', async () => {
    const { connect } = await createUpstream(fine)
    const first = connect('live')
    const second = connect('live', { tenantId: 'other', connectionId: 'con_2' })
    const apart = connect('live', { connectionId: 'con_3', organizationKey: 'org 2' })
    const before = first.budget()?.remaining ?? 0
    await first.upstream.request(read, person)
    await second.upstream.request(read, person)
    expect(first.budget()).toEqual({
      limit: 60,
      remaining: before - 2,
      resetAt: expect.any(String) as string,
      low: false,
    })
    expect(second.budget()?.remaining).toBe(before - 2)
    expect(apart.budget()).toEqual({ limit: 60, remaining: before, resetAt: null, low: false })
  })

  it('costs nothing while a credential is turned away, so that nobody can spend what is not theirs', async () => {
    const { connect } = await createUpstream(answerWith(401, '{"message":"no"}'))
    const { upstream, budget } = connect('live')
    const before = budget()
    for (let count = 0; count < 5; count += 1) {
      await expect(upstream.request(read, person)).rejects.toMatchObject({
        problem: 'reconnect-required',
      })
    }
    expect(budget()).toEqual(before)
  })

  it('is not spent by a run in the live dialect', async () => {
    const { connect } = await createUpstream(fine)
    const { upstream, budget } = connect('live')
    const before = budget()
    await upstream.request({ ...write, once: true, unmetered: true }, person)
    expect(budget()).toEqual(before)
  })

  it('follows the plan, and the headers where they tell less', async () => {
    const { connect } = await createUpstream(
      answerWith(200, '{}', { 'x-ratelimit-limit': '30', 'x-ratelimit-remaining': '12' }),
    )
    const { upstream, budget } = connect('live', { plan: 'teams' })
    expect(budget()?.limit).toBe(240)
    await upstream.request(read, person)
    expect(budget()).toMatchObject({ limit: 30, remaining: 11 })
  })
})
