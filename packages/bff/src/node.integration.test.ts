import {
  Agent,
  createServer,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type Server,
} from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import express, { type RequestHandler } from 'express'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Sandbox } from '@inlaykit/sandbox'
import { toNodeHandler } from './node.js'
import { expectProblem } from './testing/expect-problem.js'
import { createDirectory, testDialects } from './testing/databases.js'
import { readEvents } from './testing/event-reader.js'
import { createTestBff, startSandbox, viewerHeader, type TestBff } from './testing/test-bff.js'

const globals = {
  Request: globalThis.Request,
  Response: globalThis.Response,
  fetch: globalThis.fetch,
}
const viewer = JSON.stringify({ userId: 'u', tenantId: 'acme', role: 'admin' })
const own = { 'X-Inlaykit': '1', [viewerHeader]: viewer }
const base = '/api/inlaykit'

let sandbox: Sandbox
let test: TestBff
let scenarioId: string
const raws: unknown[] = []
const servers: Server[] = []

async function listen(server: Server): Promise<string> {
  servers.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** An Express host with the kit behind these middlewares. */
function host(...before: RequestHandler[]) {
  const app = express()
  app.use(...before, (_request, _response, next) => next())
  app.use(toNodeHandler(test.bff))
  app.use((_request, response) => {
    response.status(418).send('the host')
  })
  return listen(createServer(app))
}

beforeAll(async () => {
  sandbox = await startSandbox()
  test = await createTestBff({
    dialect: testDialects[0]!,
    database: await createDirectory(),
    sandbox,
    options: {
      identify: ({ header, raw }) => {
        raws.push(raw)
        const text = header(viewerHeader)
        return text === undefined ? null : JSON.parse(text)
      },
    },
  })
  const { items } = await test.me.call('listScenarios', { query: { status: ['active'] } })
  scenarioId = items[0]!.id
})
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})
afterAll(async () => {
  await test.close()
  await sandbox.close()
})

const run = (origin: string, body = JSON.stringify({ input: { greeting: 'grüße' } })) =>
  fetch(`${origin}${base}/scenarios/${scenarioId}/run`, {
    method: 'POST',
    body,
    headers: { ...own, 'Content-Type': 'application/json' },
  })

describe('mounted in Node', () => {
  it.each<[string, () => RequestHandler[]]>([
    ['nothing', () => []],
    ['express.json()', () => [express.json()]],
    ['express.text()', () => [express.text({ type: '*/*' })]],
    ['express.raw()', () => [express.raw({ type: '*/*' })]],
    ['express.urlencoded()', () => [express.urlencoded({ extended: true })]],
    [
      'a parser that keeps the bytes',
      () => [
        express.json({ verify: (request, _, bytes) => Object.assign(request, { rawBody: bytes }) }),
      ],
    ],
  ])('answers reads and writes behind %s', async (_, before) => {
    const origin = await host(...before())
    const list = await fetch(`${origin}${base}/scenarios?limit=2`, { headers: own })
    expect(await list.json()).toMatchObject({ items: [{}, {}] })
    const answer = await run(origin)
    expect(answer.status, await answer.clone().text()).toBe(201)
  })

  it('says what to mend when a body was read and thrown away', async () => {
    const swallow: RequestHandler = (request, _response, next) => {
      request.resume().on('end', () => next())
    }
    const problem = await expectProblem(await run(await host(swallow)), 'internal')
    expect(problem.detail).toContain('rawBody')
  })

  it('goes by its own base path where the host cuts a prefix off', async () => {
    const app = express()
    app.use(base, toNodeHandler(test.bff))
    const origin = await listen(createServer(app))
    expect((await fetch(`${origin}${base}/session`, { headers: own })).status).toBe(200)
  })

  it("leaves the host's own addresses to the host", async () => {
    const origin = await host()
    for (const path of ['/', '/api', '/api/inlaykitten', '/api/other?x=/api/inlaykit/session']) {
      const answer = await fetch(origin + path)
      expect([answer.status, await answer.text()]).toEqual([418, 'the host'])
    }
    await expectProblem(await fetch(`${origin}${base}/nothing`), 'not-found')
  })

  it('serves plain http, where nobody else answers', async () => {
    const origin = await listen(createServer(toNodeHandler(test.bff)))
    expect((await fetch(`${origin}${base}/healthz`)).status).toBe(200)
    await expectProblem(await fetch(`${origin}/elsewhere`), 'not-found')
  })

  it("hands the host's own request to identify", async () => {
    const origin = await host((request, _response, next) => {
      Object.assign(request, { session: { user: 'mine' } })
      next()
    })
    raws.length = 0
    await fetch(`${origin}${base}/session`, { headers: own })
    expect((raws[0] as { session?: unknown }).session).toEqual({ user: 'mine' })
  })

  it.each<[string, string | string[] | undefined, string[]]>([
    ['none', undefined, ['ours=1; Path=/', 'ours=2; Path=/']],
    ['one', 'session=a', ['session=a', 'ours=1; Path=/', 'ours=2; Path=/']],
    ['several', ['session=a', 'b=2'], ['session=a', 'b=2', 'ours=1; Path=/', 'ours=2; Path=/']],
  ])('adds its cookies to those of the host, who set %s', async (_, hosts, expected) => {
    const setter = {
      basePath: base,
      fetch: () => {
        const headers = new Headers()
        headers.append('Set-Cookie', 'ours=1; Path=/')
        headers.append('Set-Cookie', 'ours=2; Path=/')
        return new Response(null, { status: 204, headers })
      },
    }
    const handle = toNodeHandler(setter)
    const app = express()
    app.use((_request, response, next) => {
      if (hosts !== undefined) response.setHeader('Set-Cookie', hosts)
      next()
    }, handle)
    const plain = createServer((request, response) => {
      if (hosts !== undefined) response.setHeader('set-cookie', hosts)
      handle(request, response)
    })
    for (const server of [createServer(app), plain]) {
      const answer = await fetch(`${await listen(server)}${base}/oauth/begin`)
      expect(answer.headers.getSetCookie()).toEqual(expected)
    }
  })

  it("leaves the process's globals as they are", () => {
    expect(globalThis.Request).toBe(globals.Request)
    expect(globalThis.Response).toBe(globals.Response)
    expect(globalThis.fetch).toBe(globals.fetch)
    expect(new Response('')).toBeInstanceOf(globals.Response)
  })

  it('refuses a body that is too large, announced or not', async () => {
    const origin = await host()
    await expectProblem(await run(origin, ' '.repeat(1024 * 1024 + 1)), 'payload-too-large')
    const status = await new Promise<number>((resolve, reject) => {
      const sending = httpRequest(
        `${origin}${base}/scenarios/${scenarioId}/run`,
        { method: 'POST', headers: { ...own, 'Content-Type': 'application/json' } },
        (response: IncomingMessage) => {
          response.resume()
          resolve(response.statusCode!)
        },
      )
      // Whoever is refused midway may find the line cut.
      sending.on('error', (error: NodeJS.ErrnoException) => {
        if (!['EPIPE', 'ECONNRESET'].includes(error.code ?? '')) reject(error)
      })
      const piece = Buffer.alloc(64 * 1024, 0x20)
      for (let count = 0; count < 20; count += 1) sending.write(piece)
      sending.end()
    })
    expect(status).toBe(413)
  })

  it('keeps the connection of who was refused midway', async () => {
    const origin = await host()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const piece = Buffer.alloc(64 * 1024, 0x20)
    const send = (method: string, path: string, write: (sending: ClientRequest) => void) =>
      new Promise<{ status: number; reused: boolean }>((resolve, reject) => {
        const headers = { ...own, 'Content-Type': 'application/json' }
        const sending = httpRequest(origin + base + path, { method, headers, agent })
        sending.on('error', reject)
        sending.on('response', (answer) => {
          answer.resume().on('end', () => {
            resolve({ status: answer.statusCode!, reused: sending.reusedSocket })
          })
        })
        write(sending)
      })
    const refused = await send('POST', `/scenarios/${scenarioId}/run`, (sending) => {
      for (let count = 0; count < 40; count += 1) sending.write(piece)
      // The rest comes once the answer is known.
      sending.on('response', () => {
        for (let count = 0; count < 40; count += 1) sending.write(piece)
        sending.end()
      })
    })
    expect(refused.status).toBe(413)
    const next = await send('GET', '/session', (sending) => sending.end())
    expect(next).toEqual({ status: 200, reused: true })
    agent.destroy()
  })

  it.each([
    'GET /api/inlaykit/session HTTP/1.1\r\nHost: a b\r\n',
    'GET http://[/api HTTP/1.1\r\nHost: x\r\n',
  ])('stays alive at the request %j', async (head) => {
    const origin = await listen(createServer(toNodeHandler(test.bff)))
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1')
      let text = ''
      socket.on('data', (bytes) => {
        text += bytes.toString()
      })
      socket.on('close', () => resolve(text))
      socket.on('error', () => resolve(text))
      socket.end(`${head}Connection: close\r\n\r\n`)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/)
    expect((await fetch(`${origin}${base}/healthz`)).status).toBe(200)
  })
})

describe('an event stream over Node', () => {
  async function open(origin: string, headers: Record<string, string> = {}) {
    const leaving = new AbortController()
    const response = await fetch(`${origin}${base}/events`, {
      headers: { ...own, ...headers },
      signal: leaving.signal,
    })
    return readEvents(response, () => leaving.abort())
  }
  const endsOfStreams = () => test.logs.filter((line) => line.includes('event stream ended'))

  it('begins at once, and asks every middleware and proxy to let it through', async () => {
    const events = await open(await host())
    expect(events.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(events.headers.get('cache-control')).toBe('no-cache, no-transform')
    expect(events.headers.get('x-accel-buffering')).toBe('no')
    await vi.waitFor(() => expect(events.text()).toContain(': inlaykit'), { timeout: 10_000 })
    await events.leave()
  })

  it('is let go of when its reader goes', async () => {
    const events = await open(await host())
    await vi.waitFor(() => expect(events.text()).not.toBe(''), { timeout: 10_000 })
    const before = endsOfStreams().length
    await events.leave()
    await vi.waitFor(() => expect(endsOfStreams().length).toBe(before + 1), { timeout: 10_000 })
    expect(endsOfStreams().at(-1)).toContain('"end":"caller"')
  })

  it('goes on after the last event that was heard, and starts anew for an id of nobody', async () => {
    const origin = await host()
    const first = await open(origin)
    await vi.waitFor(() => expect(first.text()).not.toBe(''), { timeout: 10_000 })
    await run(origin)
    const heard = await first.next(({ type }) => type === 'execution.changed')
    await first.leave()
    await run(origin)
    const second = await open(origin, { 'Last-Event-ID': heard.id })
    expect(Number((await second.next()).id)).toBe(Number(heard.id) + 1)
    await second.leave()
    const third = await open(origin, { 'Last-Event-ID': '999999999' })
    expect((await third.next()).type).toBe('reset')
    await third.leave()
  })

  it("tells another tenant's reader nothing of it", async () => {
    const origin = await host()
    const other = JSON.stringify({ userId: 'u', tenantId: 'brightside', role: 'admin' })
    const stranger = await open(origin, { [viewerHeader]: other })
    const witness = await open(origin)
    await vi.waitFor(() => expect(stranger.text() && witness.text()).not.toBe(''), {
      timeout: 10_000,
    })
    await run(origin)
    await witness.next(({ type }) => type === 'execution.changed')
    expect(stranger.text()).not.toContain('data:')
    await Promise.all([stranger.leave(), witness.leave()])
  })

  it('has a limit for one person', async () => {
    const origin = await host()
    const headers = {
      [viewerHeader]: JSON.stringify({ userId: 'greedy', tenantId: 'acme', role: 'viewer' }),
    }
    const opened = []
    for (let count = 0; count < 8; count += 1) opened.push(await open(origin, headers))
    const refused = await fetch(`${origin}${base}/events`, { headers: { ...own, ...headers } })
    await expectProblem(refused, 'rate-limited')
    await Promise.all(opened.map((events) => events.leave()))
    await vi.waitFor(
      async () => {
        const again = await open(origin, headers)
        expect(again.headers.get('content-type')).toContain('text/event-stream')
        await again.leave()
      },
      { timeout: 10_000 },
    )
  })
})
