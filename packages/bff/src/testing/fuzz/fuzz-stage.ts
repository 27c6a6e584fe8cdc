import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import type { Sandbox } from '@inlaykit/sandbox'
import type { Dialect } from '@inlaykit/shared'
import fc from 'fast-check'
import { expect } from 'vitest'
import { toNodeHandler } from '../../node.js'
import { connect, createTestBff, startSandbox, type TestBffOptions } from '../test-bff.js'
import { drawnRequests } from './drawn-request.js'
import { endpointAt, expectContract } from './expect-contract.js'
import { readPools, type Pools } from './pools.js'
import { Sender } from './send-request.js'

/** After so many requests what exists is looked at again, and what they broke for all that follow is mended. */
const between = 100
/** So many scenarios come then, in the place of those that were deleted. */
const scenariosBetween = 3
/** So many connections of a tenant are let be. */
const mostConnections = 5

/** How often each outcome came: the name of a problem, or a status. */
export type Outcomes = Readonly<Record<string, number>>

/** A BFF at which drawn requests are aimed. Close it at the end. */
export interface FuzzStage {
  readonly sandbox: Sandbox
  /**
   * Sends so many requests one after the other, each drawn by the seed, and holds every answer against the contract.
   * @throws with the smallest request that breaks it, and the seed
   */
  run(settings: { readonly seed: number; readonly requests: number }): Promise<Outcomes>
  close(): Promise<void>
}

/** Opens one over real HTTP, with a sandbox behind it. */
export async function openFuzzStage(options: {
  readonly dialect: Dialect
  readonly database: TestBffOptions['database']
}): Promise<FuzzStage> {
  const sandbox = await startSandbox({
    scenariosPerTeam: 30,
    historyDays: 2,
    speed: 200,
    rateLimits: false,
  })
  const test = await createTestBff({
    ...options,
    sandbox,
    options: {
      background: false,
      publicUrl: 'http://localhost:3000',
      limits: { requestMs: 20_000, upstreamMs: 10_000 },
    },
  })
  const server = createServer(toNodeHandler(test.bff))
  // Longer than it takes to mend: a connection that is closed just as it is used again would look like a hang-up.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const { basePath } = test.bff
  const sender = new Sender(`http://127.0.0.1:${port}${basePath}`)
  let pools: Pools = {}

  /** Connects the tenants as they were, and takes away the connections that drawn requests have made. */
  async function mend(): Promise<void> {
    for (const tenantId of ['acme', 'brightside'] as const) {
      const { id } = await connect(test.bff, sandbox, tenantId)
      const me = test.as('admin', tenantId)
      const params = { connectionId: id }
      await me.call('updateConnection', { params, body: { isDefault: true } })
      const { items } = await me.call('listConnections', {})
      const others = items.filter((one) => one.id !== id)
      for (const one of others.slice(mostConnections)) {
        await me.call('deleteConnection', { params: { connectionId: one.id } })
      }
    }
    const { items } = await test.as('admin', 'newcomer').call('listConnections', {})
    for (const { id } of items) {
      await test.as('admin', 'newcomer').call('deleteConnection', { params: { connectionId: id } })
    }
    const { id: teamId } = sandbox.organizations[0]!.teams[0]!
    for (let more = 0; more < scenariosBetween; more += 1) {
      sandbox.world.addScenario({ teamId, name: 'Drawn' })
    }
    pools = await readPools(test.me)
    // What it heard is looked at here, so that a long run needs no memory for it.
    for (const { line } of sandbox.requests()) {
      expect(line).toMatch(/^[A-Z]+ \/(?:guide|live)\/api\/v2(?:\/[\w.~:%-]+)+(?:\?\S*)? HTTP/)
      expect(line).not.toMatch(/\/\.{1,2}(?:[/?]| HTTP)|%2e|%2f|%0d|%0a/i)
    }
    sandbox.clearRequests()
    test.logs.length = 0
  }

  return {
    sandbox,
    async run({ seed, requests }) {
      const outcomes: Record<string, number> = {}
      let sent = 0
      const property = fc.asyncProperty(drawnRequests(), async (drawn) => {
        if (sent % between === 0) await mend()
        sent += 1
        const answered = await sender.send(drawn, pools)
        const name = endpointAt(drawn.method, basePath, drawn.target)
        const outcome = expectContract(name, drawn.method, answered)
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      })
      await fc.assert(property, { seed, numRuns: requests, endOnFailure: false })
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
      await mend()
      return outcomes
    },
    async close() {
      sender.close()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await test.close()
      await sandbox.close()
    },
  }
}
