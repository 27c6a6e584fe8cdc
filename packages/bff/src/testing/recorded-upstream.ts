import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A request as it came, byte by byte but for its headers. */
export interface RecordedRequest {
  readonly method: string
  /** Path and query below the base path of the API. */
  readonly target: string
  /** As it was sent; empty: none. */
  readonly body: string
  readonly headers: IncomingMessage['headers']
}

/** A server between the BFF and its upstream that keeps what passes. Close it at the end. */
export interface RecordedUpstream {
  /** The address of the API through this server. */
  readonly baseUrl: string
  /** What came since it was taken last, oldest first. */
  take(): RecordedRequest[]
  close(): Promise<void>
}

/**
 * Opens one before an API. The sandbox's own journal keeps no bodies, since they may hold secrets.
 * @param baseUrl the address of the API, on plain HTTP
 */
export async function recordUpstream(baseUrl: string): Promise<RecordedUpstream> {
  const upstream = new URL(baseUrl)
  let kept: RecordedRequest[] = []
  const server = createServer((incoming, outgoing) => {
    const pass = async () => {
      const { method = '', url = '', headers } = incoming
      const body = await text(incoming)
      kept.push({ method, target: url.slice(upstream.pathname.length), body, headers })
      const { hostname: host, port } = upstream
      const passed = httpRequest({ host, port, method, path: url, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
        answer.pipe(outgoing)
      })
      passed.on('error', (error) => outgoing.destroy(error))
      passed.end(body)
    }
    pass().catch((error: unknown) => outgoing.destroy(error as Error))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}${upstream.pathname}`,
    take() {
      const taken = kept
      kept = []
      return taken
    },
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}
