import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Viewer } from '@inlaykit/shared'
import type { Bff } from '../app.js'
import { toNodeHandler } from '../node.js'
import { createCaller, inProcess, type TestCaller, type Way } from './test-bff.js'

/** Somebody who comes in one of the ways. */
export interface WayCaller {
  readonly way: Way['name']
  readonly origin: string
  readonly caller: TestCaller
}

/** A BFF that can be reached in process and over HTTP. */
export interface Ways {
  readonly all: readonly [Way, Way]
  /** The same person in each way. */
  callers(viewer: Viewer): readonly WayCaller[]
  close(): Promise<void>
}

/** Opens both doors of a BFF: `fetch`, and a real server behind the handler for Node. What holds must hold at each. */
export async function openWays(bff: Bff): Promise<Ways> {
  const server = createServer(toNodeHandler(bff))
  // A busy machine lets more than the usual 5 s pass between two requests, and one may meet the end of its connection.
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const node: Way = { name: 'node', origin: `http://127.0.0.1:${port}`, send: fetch }
  const all = [inProcess(bff), node] as const
  return {
    all,
    callers: (viewer) =>
      all.map((way) => ({
        way: way.name,
        origin: way.origin,
        caller: createCaller(bff, viewer, way),
      })),
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}
