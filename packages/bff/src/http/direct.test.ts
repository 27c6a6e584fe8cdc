import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { endpoints, type Role, type Viewer } from '@inlaykit/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AnswerCache } from '../cache/answer-cache.js'
import { cacheableNames, type CacheableName } from '../cache/cacheable.js'
import { DomainError } from '../core/errors.js'
import type { Handlers } from '../core/handler.js'
import { systemClock } from '../core/clock.js'
import { createLogger } from '../core/logger.js'
import type { Audit } from '../audit/index.js'
import type { Idempotency } from '../idempotency/index.js'
import { toNodeHandler } from '../node.js'
import { createTelemetry } from '../telemetry/index.js'
import { createHttpApp, defaultLimits, type HttpApp } from './app.js'
import { setLookUp } from './direct.js'
import type { IdentifyRequest } from './identity.js'

const basePath = '/api/inlaykit'
const viewerHeader = 'x-test-viewer'
const page = 'https://app.example.com'

/** What the store behind the door holds of each tenant: the version of its credential, and how often it was asked. */
const versions = new Map<string, number>()
const versionOf = (tenantId: string) => versions.get(tenantId) ?? 1
let asked = 0
/** How the last requests looked to `identify`. */
const seen: { method: string; url: string; cookie: string | undefined; raw: unknown }[] = []

/** What becomes of these scenarios when they are asked for. */
const failures: Record<string, Error> = {
  gone: new DomainError('not-found', 'There is no such scenario.'),
  limited: new DomainError('rate-limited', 'Too many.', { retryAfter: 7.2, queuePosition: 3 }),
  broken: new Error('secret words of the store'),
}

/** Answers who asked, by which credential, after a while that differs. */
async function answer({ viewer, params }: { viewer: Viewer; params: object }): Promise<object> {
  asked += 1
  const { scenarioId } = params as { scenarioId?: string }
  const failure = failures[scenarioId ?? '']
  if (failure) throw failure
  const version = versionOf(viewer.tenantId)
  for (let turn = asked % 7; turn > 0; turn -= 1) await new Promise((next) => setImmediate(next))
  const name = JSON.stringify([viewer.tenantId, viewer.role, version])
  const item = { id: 'grüße-1', name, status: 'active', ...params }
  return { ...item, items: [item], nextCursor: null, asOf: '2026-11-23T08:00:00Z', total: 1 }
}

const cache = new AnswerCache({
  clock: systemClock,
  maxBytes: 1024 * 1024,
  requestMs: 10_000,
  connectionOf: async (tenantId, id) => ({
    id: id ?? 'default',
    credentialVersion: versionOf(tenantId),
  }),
})

const logs: Record<string, unknown>[] = []
let app: HttpApp
const audit: Audit = {
  record: (_, work) => work(),
  refused: async () => undefined,
  idle: async () => undefined,
}
let viaFetch = 0
let server: Server
let slowServer: Server
let origin: string
let slowOrigin: string

async function listen(started: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    started.listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`
}

function identify({ method, url, header, raw }: IdentifyRequest): Viewer | Promise<Viewer> | null {
  seen.push({ method, url, cookie: header('Cookie'), raw })
  const text = header(viewerHeader)
  if (text === undefined) return null
  if (text === 'broken') throw new Error('the sessions are down')
  const viewer = JSON.parse(text) as Viewer
  return viewer.userId === 'later' ? Promise.resolve(viewer) : viewer
}

beforeAll(async () => {
  app = createHttpApp({
    basePath,
    handlers: Object.fromEntries(
      cacheableNames.map((name) => [name, answer]),
    ) as unknown as Handlers,
    knownTokens: { notifyRunEnd: () => false },
    answers: cache,
    budgetOf: (tenantId, id = 'default') =>
      tenantId === 'newcomer'
        ? null
        : { connectionId: id, budget: { limit: 60, remaining: 42, resetAt: null, low: false } },
    idempotency: {} as Idempotency,
    audit,
    connectionNamed: async () => null,
    telemetry: createTelemetry({ basePath, version: 'test' }),
    identify,
    viewerTokens: null,
    roleAtMake: null,
    allowedOrigins: [],
    publicUrl: page,
    limits: defaultLimits,
    logger: createLogger({
      destination: { write: (line) => logs.push(JSON.parse(line) as Record<string, unknown>) },
    }),
    clock: systemClock,
    production: false,
    checkAnswers: false,
  })
  const mountable = {
    basePath,
    fetch: (request: Request) => {
      viaFetch += 1
      return app.fetch(request)
    },
  }
  slowServer = createServer(toNodeHandler({ basePath, fetch: (request) => app.fetch(request) }))
  setLookUp(mountable, app.lookUp)
  server = createServer(toNodeHandler(mountable))
  origin = await listen(server)
  slowOrigin = await listen(slowServer)
})
afterAll(async () => {
  await app.close()
  for (const started of [server, slowServer]) {
    started.close()
    started.closeAllConnections()
  }
})

interface Answer {
  /** Whether it carries an id of its own. */
  readonly isNamed: boolean
  readonly status: number
  readonly headers: readonly string[]
  readonly body: Buffer
}

/** Sends a request, and answers what came byte by byte, but for what differs with each. */
function ask(
  base: string,
  path: string,
  headers: Record<string, string | string[]> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = httpRequest(
      base,
      { method, path: basePath + path, headers: { 'X-Inlaykit': '1', ...headers } },
      (response: IncomingMessage) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const raw = response.rawHeaders
          const lines = raw.flatMap((name, index) =>
            index % 2 === 0 && !/^(date|x-request-id)$/i.test(name)
              ? [`${name.toLowerCase()}: ${raw[index + 1]}`]
              : [],
          )
          resolve({
            isNamed: String(response.headers['x-request-id']).startsWith('req_'),
            status: response.statusCode!,
            headers: lines.sort(),
            body: Buffer.concat(chunks),
          })
        })
      },
    )
    sending.on('error', reject)
    sending.end()
  })
}

const as = (tenantId: string, role: Role = 'viewer', userId = 'u') => ({
  [viewerHeader]: JSON.stringify({ userId, tenantId, role }),
})
const pathOf = (name: CacheableName) => endpoints[name].path.replace(/:\w+/g, 's-1')

/** A request that was answered the short way: no Fetch object was made for it. */
async function askShort(...[path, headers, method]: [string, Record<string, string>, string?]) {
  const before = viaFetch
  const answered = await ask(origin, path, headers, method)
  expect(viaFetch, `${method ?? 'GET'} ${path} went by way of Fetch`).toBe(before)
  return answered
}

describe('the short way', () => {
  it.each(cacheableNames)(
    'C6: answers %s as the way through Fetch does, byte by byte',
    async (name) => {
      const path = pathOf(name)
      for (const who of [as(`of-${name}`), as(`of-${name}`, 'viewer', 'later')]) {
        const first = await ask(slowOrigin, path, who)
        const etag = first.headers.find((line) => line.startsWith('etag: '))!.slice(6)
        const variants: [Record<string, string>, string?][] = [
          [who],
          [{ ...who, Origin: page }],
          [{ ...who, 'If-None-Match': etag }],
          [{ ...who, 'If-None-Match': '"other", W/"another"' }],
          [{ ...who, 'If-None-Match': '*', Origin: page }],
          [who, 'HEAD'],
          [{ ...who, 'If-None-Match': etag }, 'HEAD'],
        ]
        for (const [headers, method] of variants) {
          const slow = await ask(slowOrigin, path, headers, method)
          expect(await askShort(path, headers, method)).toEqual(slow)
        }
        const { headers, status } = await askShort(path, who)
        expect(status).toBe(200)
        expect(headers).toEqual(
          expect.arrayContaining([
            'content-type: application/json; charset=utf-8',
            'x-content-type-options: nosniff',
            'cache-control: private, no-cache',
            'vary: Cookie, Authorization, Origin',
            'inlaykit-as-of: 2026-11-23T08:00:00Z',
            'ratelimit-policy: "make";q=60;w=60;pk=:ZGVmYXVsdA==:',
            'ratelimit: "make";r=42;pk=:ZGVmYXVsdA==:',
          ]),
        )
      }
    },
  )

  it('refuses as the way through Fetch does, and asks who it is but once', async () => {
    const path = '/scenarios?limit=3'
    await ask(slowOrigin, path, as('acme'))
    expect((await askShort(path, as('acme'))).status).toBe(200)
    const refusals: [number, Record<string, string | string[]>][] = [
      [401, {}],
      [500, { [viewerHeader]: 'broken' }],
      [500, { [viewerHeader]: '{"userId":"u","tenantId":"","role":"admin"}' }],
      [403, { ...as('acme'), 'X-Inlaykit': '0' }],
      [403, { ...as('acme'), Origin: 'https://evil.example' }],
      [403, { ...as('acme'), Origin: `${page}.evil.example` }],
      [403, { ...as('acme'), Origin: 'null' }],
    ]
    for (const [status, headers] of refusals) {
      const slow = await ask(slowOrigin, path, headers)
      seen.length = 0
      const short = await ask(origin, path, headers)
      expect(seen).toHaveLength(1)
      expect([slow.status, short.status]).toEqual([status, status])
      expect(short.headers).toEqual(slow.headers)
      const told = ({ body }: Answer) => body.toString().replace(/req_[\w-]+/, '')
      expect(told(short)).toBe(told(slow))
    }
  })

  it('shows identify the same request, and the log the same line', async () => {
    const path = '/scenarios?limit=4'
    const headers = { ...as('acme'), Cookie: 'a=1; b=ü'.replace('ü', '%C3%BC') }
    await ask(slowOrigin, path, headers)
    const looks: unknown[] = []
    const lines: unknown[] = []
    for (const base of [slowOrigin, origin]) {
      seen.length = 0
      logs.length = 0
      await ask(base, path, headers)
      const [{ method, url, cookie, raw }] = seen as [(typeof seen)[number]]
      looks.push({ method, path: url.replace(base, ''), cookie, raw: raw?.constructor.name })
      const [{ requestId, time, durationMs, ...line }] = logs as [Record<string, unknown>]
      expect([typeof requestId, typeof time, typeof durationMs]).toEqual([
        'string',
        'string',
        'number',
      ])
      lines.push(line)
    }
    expect(looks[1]).toEqual(looks[0])
    expect(looks[0]).toMatchObject({ path: basePath + path, raw: 'IncomingMessage' })
    expect(lines[1]).toEqual(lines[0])
    expect(lines[0]).toMatchObject({
      route: 'listScenarios',
      tenantId: 'acme',
      cache: 'hit',
      status: 200,
    })
  })

  it.each([
    ['fresh', 200],
    ['gone', 404],
    ['limited', 429],
    ['broken', 500],
  ])('reads what is not kept as the way through Fetch does: %s', async (scenarioId, status) => {
    const path = `/scenarios/${scenarioId}`
    const answers: Answer[] = []
    const lines: unknown[] = []
    for (const base of [slowOrigin, origin]) {
      cache.forget('reader')
      logs.length = 0
      const before = viaFetch
      answers.push(await ask(base, path, { ...as('reader'), Origin: page }))
      if (base === origin) expect(viaFetch).toBe(before)
      const [{ requestId: _id, time: _time, durationMs: _ms, err, ...line }] = logs as [
        Record<string, unknown>,
      ]
      lines.push({ ...line, hasCause: err !== undefined })
    }
    const [slow, short] = answers as [Answer, Answer]
    expect(short.status).toBe(status)
    expect(short.headers).toEqual(slow.headers)
    const told = ({ body }: Answer) => body.toString().replace(/req_[\w-]+/, '')
    expect(told(short)).toBe(told(slow))
    expect(told(short)).not.toContain('secret words')
    expect(lines[1]).toEqual(lines[0])
    expect(lines[1]).toMatchObject({ status, hasCause: status === 500 })
  })

  it.each<[string, string, Record<string, string | string[]>]>([
    ['a header that came twice', '/scenarios?limit=5', { 'X-Twice': ['1', '2'] }],
    ['a host that is no plain name', '/scenarios?limit=5', { Host: 'EXAMPLE.com' }],
    ['another spelling of the address', '/x/../scenarios?limit=5', {}],
    ['an id that is written in another way', '/scenarios/%67reen', {}],
  ])('leaves %s to the way through Fetch', async (_, path, headers) => {
    await ask(slowOrigin, '/scenarios?limit=5', as('acme'))
    const before = viaFetch
    const answered = await ask(origin, path, { ...as('acme'), ...headers })
    expect(answered.status).toBe(200)
    expect(viaFetch).toBe(before + 1)
  })

  it('T4: crosses neither tenants nor roles nor credentials, whatever comes between', async () => {
    let seed = 20261125
    const pick = (count: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      return Math.floor((seed / 2 ** 32) * count)
    }
    const tenants = ['acme', 'brightside'] as const
    const roles = ['viewer', 'admin'] as const
    const wrong: string[] = []
    const before = viaFetch
    let atOrigin = 0
    const one = async () => {
      const tenantId = tenants[pick(2)]!
      const role = roles[pick(2)]!
      if (pick(40) === 0) {
        // As the news of a renewal does.
        versions.set(tenantId, versionOf(tenantId) + 1)
        cache.forget(tenantId)
      }
      const least = versionOf(tenantId)
      const base = [origin, slowOrigin][pick(2)]!
      const path = `/scenarios?limit=${6 + pick(2)}`
      if (base === origin) atOrigin += 1
      const { status, body } = await ask(base, path, as(tenantId, role, pick(2) ? 'u' : 'later'))
      const { items } = JSON.parse(body.toString()) as { items: { name: string }[] }
      const [ofTenant, ofRole, version] = JSON.parse(items[0]!.name) as [string, string, number]
      if (status !== 200 || ofTenant !== tenantId || ofRole !== role || version < least) {
        wrong.push(`${items[0]!.name} for ${tenantId} ${role} from ${least}`)
      }
    }
    let left = 1000
    const worker = async () => {
      while ((left -= 1) >= 0) await one()
    }
    await Promise.all(Array.from({ length: 12 }, worker))
    expect(wrong).toEqual([])
    // Both ways were gone: this server's by the short one, kept or not, the other one's through Fetch.
    expect(viaFetch).toBe(before)
    expect(atOrigin).toBeGreaterThan(100)
    expect(atOrigin).toBeLessThan(900)
    expect(versionOf('acme') + versionOf('brightside')).toBeGreaterThan(4)
  }, 120_000)
})
