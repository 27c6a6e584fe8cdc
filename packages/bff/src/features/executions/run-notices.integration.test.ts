import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock, type Clock } from '../../core/clock.js'
import { findExecutionRow } from '../../mirror/executions.js'
import { toNodeHandler } from '../../node.js'
import { openDatabase, type Database } from '../../store/database.js'
import { testDatabases, testDialects } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createOpenBook, type OpenBook } from '../../testing/open-book.js'
import { recordUpstream, type RecordedUpstream } from '../../testing/recorded-upstream.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

const patiently = { timeout: 20_000, interval: 50 }

/** Whose pauses last so long that nothing which is known within a test was looked up by turns. */
const slowClock: Clock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(ms * 1000, signal),
}

const names = ['Ends', 'Told', 'Untold', 'Flooded', 'Other', 'Elsewhere', 'Early'] as const

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
  const [acme, brightside] = sandbox.organizations
  for (const { name: on } of testDatabases) {
    for (const name of names) {
      sandbox.world.addScenario({ teamId: acme!.teams[0]!.id, name: `${name} ${on}` })
    }
    sandbox.world.addScenario({ teamId: brightside!.teams[0]!.id, name: `Foreign ${on}` })
  }
})
afterAll(() => sandbox.close())

/** A server that has its address before it knows what to answer with. */
async function openServer() {
  let answer: ReturnType<typeof toNodeHandler> | undefined
  const server: Server = createServer((request, response) => answer?.(request, response))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: ({ bff }: TestBff) => {
      answer = toNodeHandler(bff)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

describe.runIf(testDialects.includes('live')).each(testDatabases)(
  'a run of which Make tells the end, on $name',
  (on) => {
    let book: OpenBook
    let database: Database
    let upstream: RecordedUpstream
    let server: Awaited<ReturnType<typeof openServer>>
    let test: TestBff
    const encryptionKeys = [{ id: 'shared', key: randomBytes(32).toString('base64') }]

    const open = (publicUrl?: string) =>
      createTestBff({
        dialect: 'live',
        database: book.location,
        sandbox,
        clock: slowClock,
        options: {
          encryptionKeys,
          make: { dialect: 'live', baseUrl: upstream.baseUrl, plan: 'enterprise' },
          ...(publicUrl !== undefined && { publicUrl }),
        },
      })

    beforeAll(async () => {
      book = await createOpenBook(on)
      database = await openDatabase(book.location)
      upstream = await recordUpstream(sandbox.url('live'))
      server = await openServer()
      test = await open(server.url)
      server.serve(test)
    })
    afterAll(async () => {
      await test.close()
      await server.close()
      await upstream.close()
      await database.close()
      await book.remove()
    })

    const idOf = (name: (typeof names)[number] | 'Foreign') =>
      String(sandbox.world.findScenario(`${name} ${on.name}`)!.id)

    async function start(
      name: (typeof names)[number] | 'Foreign',
      durationMs: number,
      of: TestBff = test,
    ): Promise<{ id: string; makeId: string; callbackUrl: string | undefined }> {
      const scenarioId = idOf(name)
      sandbox.world.nextOutcome(scenarioId, 'success', { durationMs })
      const who = of.as('admin', name === 'Foreign' ? 'brightside' : 'acme')
      upstream.take()
      const { id } = await who.call('runScenario', { params: { scenarioId }, body: {} })
      const sent = upstream.take().find(({ target }) => target === `/scenarios/${scenarioId}/run`)
      const { callbackUrl } = JSON.parse(sent!.body) as { callbackUrl?: string }
      return { id, makeId: id.split('~')[1]!, callbackUrl }
    }

    const statusOf = async (id: string, tenantId: 'acme' | 'brightside' = 'acme') => {
      const connectionId = test.connections[tenantId]!.id
      const row = await findExecutionRow({ db: database.db, tenantId, connectionId }, id)
      return row?.status
    }

    const post = (url: string, body: unknown, init: RequestInit = {}) =>
      fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
        ...init,
      })

    /** What was asked of Make about a run. */
    const askedOf = (makeId: string) =>
      upstream
        .take()
        .flatMap(({ method, target }) =>
          target.includes(makeId) ? [`${method} ${target.split('?')[0]}`] : [],
        )

    it('is known as ended at once, with what its log tells, by one look', async () => {
      const scenarioId = idOf('Ends')
      sandbox.world.nextOutcome(scenarioId, 'success', { durationMs: 1500 })
      upstream.take()
      const run = await test.me.call('runScenario', {
        params: { scenarioId },
        body: { wait: true },
      })
      expect(run).toMatchObject({ status: 'success', scenarioId })
      expect(run.operations).toBeGreaterThan(0)
      const makeId = run.id.split('~')[1]!
      expect(askedOf(makeId)).toEqual([
        `GET /scenarios/${scenarioId}/executions/${makeId}`,
        `GET /scenarios/${scenarioId}/logs/${makeId}`,
      ])
    })

    it('is told to whoever has the stream open', async () => {
      const stream = await test.me.events()
      const { id } = await start('Told', 1500)
      await vi.waitFor(async () => expect(await statusOf(id)).toBe('success'), patiently)
      await stream.next(
        (event) =>
          event.type === 'execution.changed' &&
          event.executionId === id &&
          event.status === 'success',
      )
      await stream.leave()
    })

    it('is known later where Make tells nobody: the look that comes by turns is still to come', async () => {
      const quiet = await open()
      const { id, makeId, callbackUrl } = await start('Untold', 10, quiet)
      expect(callbackUrl).toBeUndefined()
      await sandbox.world.finished(makeId)
      await new Promise((resolve) => setTimeout(resolve, 1500))
      expect(await statusOf(id)).toBe('running')
      await quiet.close()
    })

    it('is known by what another instance hears', async () => {
      const other = await openServer()
      const hearing = await open(server.url)
      other.serve(hearing)
      const starting = await open(other.url)
      const { id, callbackUrl } = await start('Elsewhere', 1500, starting)
      expect(callbackUrl).toContain(other.url)
      await vi.waitFor(async () => expect(await statusOf(id)).toBe('success'), patiently)
      await starting.close()
      await hearing.close()
      await other.close()
    })

    it('F5: costs one look however often its end is told, and goes on where it has not ended', async () => {
      const { id, makeId, callbackUrl } = await start('Flooded', 3_600_000)
      const answers = await Promise.all(
        Array.from({ length: 40 }, () =>
          post(callbackUrl!, { executionId: makeId, statusUrl: 'http://127.0.0.1:1/elsewhere' }),
        ),
      )
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]))
      const asked: string[] = []
      await vi.waitFor(() => {
        asked.push(...askedOf(makeId))
        expect(asked).not.toEqual([])
      }, patiently)
      expect((await post(callbackUrl!, { executionId: makeId })).status).toBe(204)
      await new Promise((resolve) => setTimeout(resolve, 500))
      asked.push(...askedOf(makeId))
      expect(asked).toEqual([`GET /scenarios/${idOf('Flooded')}/executions/${makeId}`])
      expect(await statusOf(id)).toBe('running')
    })

    it('F5: is not read by a word of another run, scenario, tenant, or of none', async () => {
      const { callbackUrl } = await start('Early', 3_600_000)
      const other = await start('Other', 3_600_000)
      const foreign = await start('Foreign', 3_600_000)
      upstream.take()
      for (const executionId of [other.makeId, foreign.makeId, other.id, 'nobodys', 7]) {
        expect((await post(callbackUrl!, { executionId })).status).toBe(204)
      }
      await new Promise((resolve) => setTimeout(resolve, 500))
      expect(upstream.take()).toEqual([])
      expect(await statusOf(foreign.id, 'brightside')).toBe('running')
    })

    it('F5: has an address that leads nowhere without its token, before a body is read', async () => {
      const { makeId, callbackUrl } = await start('Early', 3_600_000)
      const changed = callbackUrl!.slice(0, -1) + (callbackUrl!.endsWith('A') ? 'Q' : 'A')
      for (const url of [changed, `${callbackUrl}A`, callbackUrl!.replace(/[^/]+$/, 'x')]) {
        await expectProblem(await post(url, { executionId: makeId }), 'not-found')
        // Neither is it said what is wrong with the body.
        await expectProblem(await post(url, 'no json'), 'not-found')
      }
      const endless = new ReadableStream({ start: (to) => to.enqueue(Buffer.from('{')) })
      await expectProblem(
        await test.bff.fetch(
          new Request(changed, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: endless,
            duplex: 'half',
          }),
        ),
        'not-found',
      )
      expect((await fetch(callbackUrl!)).status).toBe(405)
    })

    it('F5: takes no more than 16 KiB, and nothing that names no run', async () => {
      const { makeId, callbackUrl } = await start('Early', 3_600_000)
      for (const body of [
        '',
        '[]',
        '{',
        '{}',
        { executionId: null },
        { executionId: '../x' },
        { executionId: 1.5 },
      ]) {
        await expectProblem(await post(callbackUrl!, body), 'validation')
      }
      const large = { executionId: makeId, statusUrl: 'x'.repeat(16 * 1024) }
      await expectProblem(await post(callbackUrl!, large), 'payload-too-large')
    })

    it('F5: leads nowhere once its connection is gone', async () => {
      const { makeId, callbackUrl } = await start('Foreign', 3_600_000)
      const connectionId = test.connections.brightside!.id
      await test.as('admin', 'brightside').call('deleteConnection', { params: { connectionId } })
      await expectProblem(await post(callbackUrl!, { executionId: makeId }), 'not-found')
    })

    it('F5: has its token in no log and nowhere in the store', async () => {
      const { makeId, callbackUrl } = await start('Early', 3_600_000)
      const token = callbackUrl!.split('/').at(-1)!
      await post(callbackUrl!, { executionId: makeId })
      await post(callbackUrl!, 'no json')
      await post(`${callbackUrl}A`, 'no json')
      expect(test.logs.join('')).toContain('notifyRunEnd')
      expect(test.logs.join('')).not.toContain(token.slice(0, 40))
      const stored = JSON.stringify(await book.read())
      expect(stored).toContain(makeId)
      expect(stored).not.toContain(token.slice(0, 40))
      expect(stored).not.toContain(Buffer.from(token, 'base64url').toString('hex').slice(0, 40))
    })
  },
)

describe.runIf(testDialects.includes('guide'))('a run where Make tells nobody', () => {
  it('is started without an address', async () => {
    const upstream = await recordUpstream(sandbox.url('guide'))
    const test = await createTestBff({
      dialect: 'guide',
      database: await testDatabases[0]!.create(),
      sandbox,
      options: {
        make: { dialect: 'guide', baseUrl: upstream.baseUrl, plan: 'enterprise' },
        publicUrl: 'http://127.0.0.1:1',
      },
    })
    const scenarioId = String(sandbox.world.findScenario(`Ends ${testDatabases[0]!.name}`)!.id)
    await test.me.call('runScenario', { params: { scenarioId }, body: { input: { order: 1 } } })
    const sent = upstream.take().filter(({ method }) => method === 'POST')
    expect(sent.map(({ target, body }) => [target, body])).toEqual([
      [`/scenarios/${scenarioId}/execute`, '{"order":1}'],
    ])
    await test.close()
    await upstream.close()
  })
})
