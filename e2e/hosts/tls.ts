import { request as httpRequest } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'

/** A certificate of this run for 127.0.0.1. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** Draws a key and signs it by itself. */
export async function createCertificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
  return { key, cert }
}

/** A proxy that ends TLS before a host, as load balancers do. */
export interface TlsProxy {
  readonly url: string
  close(): Promise<void>
}

/** Starts a proxy that passes everything on to `target` and says so in the usual headers. */
export async function startTlsProxy(target: string, certificate: Certificate): Promise<TlsProxy> {
  const server = createServer({ ...certificate }, (request, response) => {
    const passed = httpRequest(new URL(request.url ?? '/', target), {
      method: request.method,
      headers: {
        ...request.headers,
        'x-forwarded-proto': 'https',
        'x-forwarded-host': request.headers.host,
      },
    })
    passed.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.pipe(response)
    })
    passed.on('error', () => response.destroy())
    response.on('close', () => {
      if (!response.writableFinished) passed.destroy()
    })
    // Whoever is refused midway goes on sending, and then asks for something else.
    passed.on('close', () => request.unpipe(passed).resume())
    request.pipe(passed)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
