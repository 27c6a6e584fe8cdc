import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Bff } from '../app.js'
import { toNodeHandler } from '../node.js'
import { inProcess, type Way } from './test-bff.js'

/** A BFF that can be reached in process and over HTTP. */
export interface Ways {
  readonly all: readonly [Way, Way]
  close(): Promise<void>
}

/** Opens both doors of a BFF: `fetch`, and a real server behind the handler for Node. What holds must hold at each. */
export async function openWays(bff: Bff): Promise<Ways> {
  const server = createServer(toNodeHandler(bff))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const node: Way = { name: 'node', origin: `http://127.0.0.1:${port}`, send: fetch }
  return {
    all: [inProcess(bff), node],
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}
