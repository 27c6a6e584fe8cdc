import { errors, Pool } from 'undici'
import type { UpstreamRequest } from '../port/call.js'
import { toTransportFault, unreadable } from './errors.js'
import type { ReadHeader } from './budget/told-limit.js'

/** An answer as it came, whatever its status. */
export interface RawAnswer {
  readonly status: number
  readonly text: string
  readonly header: ReadHeader
}

/** Connections to one origin; the gateway sends fewer at once for each organisation. */
const mostConnections = 128
/** The largest answer that is read, in bytes. */
const mostBytes = 16 * 1024 * 1024
/** Of an answer that tells of an error no more is read. */
const mostErrorBytes = 64 * 1024

const plainPath = /^(?:\/[\w\-.!~*'()%]+)+$/
const dotSegment = /\/(?:\.|%2e){1,2}(?:\/|$)/i

/**
 * The query of a request as text: unset values are left out, `false` and `0` are not; arrays repeat `name[]`, and the
 * brackets of a name such as `pg[limit]` stay as they are, as Make's own client sends them.
 */
export function encodeQuery(query: UpstreamRequest['query']): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) => {
    const key = encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']')
    if (value === undefined) return []
    if (typeof value === 'object') {
      return value.map((one) => `${key}[]=${encodeURIComponent(one)}`)
    }
    return [`${key}=${encodeURIComponent(String(value))}`]
  })
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/**
 * The path and query that are sent. The base stands before the path as it is; nothing is resolved.
 * @throws Error for a path that wasn't made by `pathOf`
 */
export function joinPath(base: URL, request: UpstreamRequest): string {
  if (!plainPath.test(request.path) || dotSegment.test(request.path)) {
    throw new Error('a path of the upstream must be made by pathOf')
  }
  return base.pathname.replace(/\/+$/, '') + request.path + encodeQuery(request.query)
}

/** Sends requests over HTTP, with connections that are kept and shared by all who reach the same origin. */
export class Transport {
  readonly #pools = new Map<string, Pool>()
  readonly #userAgent: string

  constructor(userAgent: string) {
    this.#userAgent = userAgent
  }

  #pool(origin: string): Pool {
    let pool = this.#pools.get(origin)
    if (!pool) {
      pool = new Pool(origin, {
        connections: mostConnections,
        connect: { timeout: 10_000 },
        maxResponseSize: mostBytes,
      })
      this.#pools.set(origin, pool)
    }
    return pool
  }

  /**
   * Sends a request once and reads its answer. Redirects are answers like others.
   * @param authorization the whole header
   * @param signal ends it; the promise then rejects with the signal's reason
   * @throws TransportFault when there is no answer, DomainError when a fine one is too large
   */
  async send(
    base: URL,
    request: UpstreamRequest,
    authorization: string,
    signal: AbortSignal,
  ): Promise<RawAnswer> {
    const path = joinPath(base, request)
    try {
      const response = await this.#pool(base.origin).request({
        path,
        method: request.method,
        headers: {
          accept: 'application/json',
          'user-agent': this.#userAgent,
          authorization,
          ...(request.body !== undefined && { 'content-type': 'application/json' }),
        },
        body: request.body === undefined ? null : JSON.stringify(request.body),
        signal,
        // The caller's signal holds the one time limit.
        headersTimeout: 0,
        bodyTimeout: 0,
      })
      const fine = response.statusCode >= 200 && response.statusCode < 300
      const text = fine ? await response.body.text() : await readBeginning(response.body)
      return {
        status: response.statusCode,
        text,
        header: (name) => {
          const value = response.headers[name]
          return Array.isArray(value) ? value[0] : value
        },
      }
    } catch (error) {
      if (signal.aborted) throw signal.reason
      if (error instanceof errors.ResponseExceededMaxSizeError) {
        throw unreadable(`it is larger than ${mostBytes / 1024 / 1024} MiB`)
      }
      throw toTransportFault(error)
    }
  }

  /** Breaks off whatever is under way, and closes all connections. */
  async close(): Promise<void> {
    const pools = [...this.#pools.values()]
    this.#pools.clear()
    await Promise.all(pools.map((pool) => pool.destroy()))
  }
}

/** Of an answer that tells of an error the beginning is enough. */
async function readBeginning(
  body: AsyncIterable<Uint8Array> & { destroy(): unknown },
): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size > mostErrorBytes) {
      body.destroy()
      break
    }
  }
  return Buffer.concat(chunks).toString('utf8')
}
