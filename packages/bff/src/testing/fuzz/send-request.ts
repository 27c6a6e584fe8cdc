import { Agent, request as httpRequest } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import { viewerHeader } from '../test-bff.js'
import type { DrawnRequest } from './drawn-request.js'
import type { Answered } from './expect-contract.js'
import { fillIn, type Pools } from './pools.js'

/** Sends drawn requests over HTTP, their targets byte by byte: `fetch` would put a path in order first. */
export class Sender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 })
  readonly #base: URL

  /** @param base the address of the BFF, with its base path */
  constructor(base: string) {
    this.#base = new URL(base)
  }

  send(drawn: DrawnRequest, pools: Pools): Promise<Answered> {
    const { as } = drawn
    const body = drawn.body === undefined ? undefined : fillIn(drawn.body, pools)
    const viewer = as && { ...as, userId: `${as.tenantId}-${as.role}` }
    const sending = httpRequest({
      agent: this.#agent,
      host: this.#base.hostname,
      port: this.#base.port,
      method: drawn.method,
      path: this.#base.pathname + fillIn(drawn.target, pools),
      headers: {
        'X-Inlaykit': '1',
        ...(viewer && { [viewerHeader]: JSON.stringify(viewer) }),
        ...(body !== undefined && {
          'Content-Type': 'application/json',
          'Content-Length': String(Buffer.byteLength(body)),
        }),
        ...drawn.headers,
      },
    })
    return new Promise((resolve, reject) => {
      sending.on('error', reject)
      sending.on('response', (response) => {
        const headers = new Headers()
        for (const [name, value] of Object.entries(response.headersDistinct)) {
          for (const one of value ?? []) headers.append(name, one)
        }
        const answered = { status: response.statusCode ?? 0, headers }
        if (headers.get('content-type')?.startsWith('text/event-stream')) {
          response.destroy()
          resolve({ ...answered, text: '' })
        } else textOf(response).then((text) => resolve({ ...answered, text }), reject)
      })
      sending.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}
