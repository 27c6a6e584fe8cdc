import { createServer, request as httpRequest, type ClientRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Sandbox } from '@inlaykit/sandbox'
import { Viewer } from '@inlaykit/shared'
import { lookUpOf, setLookUp } from '../http/direct.js'
import { toNodeHandler } from '../node.js'
import { createDirectory, testDialects } from '../testing/databases.js'
import { serveSandbox, type GatewayServer } from '../testing/gateway-server.js'
import {
  connect,
  createTestBff,
  pathOf,
  startSandbox,
  viewerHeader,
  type TestBff,
} from '../testing/test-bff.js'

const patiently = { timeout: 30_000 }
const dialect = testDialects[0]!

vi.setConfig({ testTimeout: 60_000 })

/** A request that has not arrived at Make yet. */
interface Held {
  readonly path: string
  readonly signal: AbortSignal
  readonly release: () => void
}

/** A server by whose handler requests take one of the two ways. */
interface Door {
  readonly port: number
  /** How many took the way through Fetch. */
  viaFetch: number
  close(): void
}

const ways = ['the short way', 'the way through Fetch'] as const

describe('a caller who leaves while what they asked for is read from Make', () => {
  let sandbox: Sandbox
  let upstream: GatewayServer
  let test: TestBff
  let scenarioIds: string[]
  let isHeld = false
  /** How many have been asked who they are. */
  let arrived = 0
  const held: Held[] = []
  const unhandled: unknown[] = []
  const note = (reason: unknown) => unhandled.push(reason)
  const doors = new Map<(typeof ways)[number], Door>()

  beforeAll(async () => {
    process.on('unhandledRejection', note)
    sandbox = await startSandbox({ scenariosPerTeam: 60 })
    upstream = await serveSandbox(sandbox, {
      isSilent: false,
      travel: ({ url, signal }) => {
        const { pathname: path } = new URL(url)
        // The histories that are read behind a list go on their way.
        return isHeld && /\/scenarios\/\d+$/.test(path)
          ? new Promise<void>((resolve) => {
              held.push({ path, signal, release: resolve })
            })
          : Promise.resolve()
      },
    })
    test = await createTestBff({
      dialect,
      database: await createDirectory(),
      sandbox,
      connected: [],
      options: {
        background: false,
        identify: ({ header }) => {
          arrived += 1
          return Viewer.parse(JSON.parse(header(viewerHeader) ?? 'null'))
        },
        make: { dialect, baseUrl: `${upstream.origin}/${dialect}/api/v2` },
      },
    })
    await connect(test.bff, sandbox, 'acme')
    const { items } = await test.me.call('listScenarios', { query: { limit: 100 } })
    scenarioIds = items.map(({ id }) => id)

    const { basePath, fetch } = test.bff
    for (const way of ways) {
      const mount = {
        basePath,
        fetch: (request: Request) => {
          door.viaFetch += 1
          return fetch(request)
        },
      }
      if (way === 'the short way') setLookUp(mount, lookUpOf(test.bff)!)
      const server = createServer(toNodeHandler(mount))
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as AddressInfo
      const door: Door = { port, viaFetch: 0, close: () => void server.close() }
      doors.set(way, door)
    }
  }, 120_000)
  afterEach(() => {
    isHeld = false
    for (const { release } of held.splice(0)) release()
  })
  afterAll(async () => {
    for (const door of doors.values()) door.close()
    // Waits for every request that is under way, so that one which never ends is seen here.
    await test.close()
    await upstream.close()
    await sandbox.close()
    process.off('unhandledRejection', note)
  })

  /** Asks for a scenario over a connection of its own. */
  function ask(port: number, scenarioId: string, role = 'admin') {
    let leave: ClientRequest
    const answer = new Promise<{ status: number | undefined; id: string }>((resolve, reject) => {
      leave = httpRequest(
        {
          port,
          path: test.bff.basePath + pathOf('getScenario', { scenarioId }),
          headers: {
            'X-Inlaykit': '1',
            [viewerHeader]: JSON.stringify({ userId: role, tenantId: 'acme', role }),
          },
          agent: false,
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => {
            const { id } = JSON.parse(Buffer.concat(chunks).toString()) as { id: string }
            resolve({ status: response.statusCode, id })
          })
        },
      )
      leave.on('error', reject)
      leave.end()
    })
    answer.catch(() => undefined)
    return { answer, leave: () => leave.destroy() }
  }

  const heldOf = (scenarioId: string) =>
    held.filter(({ path }) => path.endsWith(`/scenarios/${scenarioId}`))
  const untilHeld = (scenarioId: string) =>
    vi.waitFor(() => expect(heldOf(scenarioId)).not.toEqual([]), patiently)
  const statuses = (from: number) =>
    test.logs
      .slice(from)
      .map((line) => JSON.parse(line) as { route?: string; status?: number })
      .filter(({ route }) => route === 'getScenario')
      .map(({ status }) => status)

  describe.each(ways)('by %s', (way) => {
    /** Scenarios that nobody has asked for: each is a miss. */
    const take = (count: number) => scenarioIds.splice(0, count)

    it('ends the request to Make, and leaves nothing behind, however many do', async () => {
      const door = doors.get(way)!
      isHeld = true
      // More than may be under way to one organisation at once.
      const ids = take(20)
      const from = test.logs.length
      for (const id of ids) {
        const { answer, leave } = ask(door.port, id)
        await untilHeld(id)
        leave()
        await expect(answer).rejects.toThrow('socket hang up')
        const isBroken = () => heldOf(id).map(({ signal }) => signal.aborted)
        await vi.waitFor(() => expect(isBroken()).toEqual([true]), patiently)
      }
      await vi.waitFor(() => expect(statuses(from)).toEqual(ids.map(() => 499)), patiently)
      isHeld = false
      const [id = ''] = ids
      expect(await ask(door.port, id).answer).toEqual({ status: 200, id })
      expect(door.viaFetch).toBe(way === 'the short way' ? 0 : ids.length + 1)
      expect(unhandled).toEqual([])
    })

    it('leaves it to those who stay, whether they asked as the same role or another', async () => {
      const { port } = doors.get(way)!
      isHeld = true
      const [id = ''] = take(1)
      const from = test.logs.length
      const before = arrived
      const first = ask(port, id)
      await untilHeld(id)
      const others = [ask(port, id), ask(port, id, 'viewer')]
      await vi.waitFor(() => expect(arrived - before).toBe(3), patiently)
      first.leave()
      await expect(first.answer).rejects.toThrow('socket hang up')
      await vi.waitFor(() => expect(statuses(from)).toEqual([499]), patiently)
      expect(heldOf(id).map(({ signal }) => signal.aborted)).toEqual([false])
      isHeld = false
      heldOf(id)[0]!.release()
      for (const { answer } of others) expect(await answer).toEqual({ status: 200, id })
      expect(unhandled).toEqual([])
    })
  })
})
