import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '@inlaykit/sandbox'

/** A sandbox behind a server of its own. */
export interface GatewayServer {
  readonly origin: string
  close(): Promise<void>
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'connection' ? [[name, value] as [string, string]] : [],
  )
  return new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers,
    signal,
    ...(body.length > 0 && { body }),
  })
}

/**
 * Serves a sandbox over HTTP.
 * @param options `isSilent`: its `X-RateLimit-…` headers are left out, as a Make may that doesn't tell its limit. `travel` is
 * waited for before each request arrives, whose signal aborts when the caller breaks it off
 */
export async function serveSandbox(
  sandbox: Sandbox,
  {
    isSilent,
    travel,
  }: { readonly isSilent: boolean; readonly travel?: (request: Request) => Promise<void> },
): Promise<GatewayServer> {
  const server = createServer((incoming, outgoing) => {
    const broken = new AbortController()
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) broken.abort()
    })
    const answering = (async () => {
      const request = await toRequest(incoming, broken.signal)
      await travel?.(request)
      const answer = await sandbox.fetch(request)
      const headers = [...answer.headers].filter(
        ([name]) => !(isSilent && name.startsWith('x-ratelimit')),
      )
      outgoing.writeHead(answer.status, Object.fromEntries(headers)).end(await answer.text())
    })()
    answering.catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
