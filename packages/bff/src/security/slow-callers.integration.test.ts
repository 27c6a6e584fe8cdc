import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect as openSocket, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { toNodeHandler } from '../node.js'
import { testStages } from '../testing/databases.js'
import { createTestBff, viewerHeader, type TestBff } from '../testing/test-bff.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const stage = testStages[0]!
const slow = 200
const requestMs = 6000

describe('I5: callers who send and read slowly', () => {
  let test: TestBff
  let server: Server
  let port: number
  const sockets: Socket[] = []
  let viewer: string

  beforeAll(async () => {
    test = await createTestBff({
      dialect: stage.dialect,
      database: await stage.database.create(),
      options: { background: false, limits: { requestMs } },
    })
    server = createServer(toNodeHandler(test.bff))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    ;({ port } = server.address() as AddressInfo)
    viewer = JSON.stringify(test.me.viewer)
    await test.me.call('listScenarios')
  })
  afterAll(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
    await test.close()
  })

  async function open(head: string): Promise<Socket> {
    const socket = openSocket(port, '127.0.0.1')
    sockets.push(socket)
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    socket.write(head)
    return socket
  }

  const head = (line: string, headers: readonly string[]) =>
    [line, 'Host: host.test', 'X-Inlaykit: 1', `${viewerHeader}: ${viewer}`, ...headers].join(
      '\r\n',
    ) + '\r\n\r\n'

  const swift = async () => {
    const response = await fetch(`http://127.0.0.1:${port}${test.bff.basePath}/scenarios?limit=5`, {
      headers: { 'X-Inlaykit': '1', [viewerHeader]: viewer },
    })
    await response.text()
    return response.status
  }

  it('do not keep others from an answer, and are told when their body is not here in time', async () => {
    const writing = await Promise.all(
      Array.from({ length: slow }, async () => {
        const socket = await open(
          head(`POST ${test.bff.basePath}/connections HTTP/1.1`, [
            'Origin: http://host.test',
            'Content-Type: application/json',
            'Content-Length: 1000',
          ]) + '{"label"',
        )
        socket.setEncoding('utf8')
        return { answered: once(socket, 'data') as Promise<[string]> }
      }),
    )
    const statuses = await Promise.all(Array.from({ length: 50 }, swift))
    expect(new Set(statuses)).toEqual(new Set([200]))
    for (const { answered } of writing) {
      const [answer] = await answered
      expect(answer).toMatch(/^HTTP\/1\.1 400 /)
      expect(answer).toContain('did not arrive in time')
    }
    expect(await swift()).toBe(200)
  })

  it('do not keep others from an answer by never reading their own', async () => {
    await Promise.all(
      Array.from({ length: slow }, async () => {
        const socket = await open(
          head(`GET ${test.bff.basePath}/scenarios?limit=100 HTTP/1.1`, []).repeat(20),
        )
        socket.pause()
      }),
    )
    const statuses = await Promise.all(Array.from({ length: 50 }, swift))
    expect(new Set(statuses)).toEqual(new Set([200]))
  })
})
