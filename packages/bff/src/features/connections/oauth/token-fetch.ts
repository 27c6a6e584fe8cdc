import { Pool } from 'undici'
import type { CustomFetchOptions } from 'oauth4webapi'
import type { Clock } from '../../../core/clock.js'

/** The most milliseconds that one call of a token endpoint may take. */
export const tokenCallMs = 10_000
/** The largest answer that is read, in bytes. */
export const mostTokenBytes = 64 * 1024

/** Why a token endpoint gave no answer that can be read. Tells what happened, never what was sent. */
export class TokenCallFault extends Error {
  override readonly name = 'TokenCallFault'
  readonly reason: 'timeout' | 'unreachable' | 'too-large'

  constructor(reason: TokenCallFault['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/** Sends what the OAuth client has to say. */
export interface TokenFetch {
  /**
   * Sends one form. Redirects are answers like others.
   * @throws {TokenCallFault} when there is no answer, or a too large one
   * @throws Error for an address that is not of the list
   */
  send(url: string, options: CustomFetchOptions<'POST', URLSearchParams>): Promise<Response>
  /** Closes all connections, once what is under way is answered. */
  close(): Promise<void>
}

/** What the answer holds, as the client library is to see it. */
function readable(text: string, status: number): string {
  if (status !== 200 || text === '') return text
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return text
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return text
  // Who somebody is at Make is not our concern, so an id token is not looked at. The guide's answers name no token type.
  const { id_token: _, token_type = 'Bearer', ...rest } = body as Record<string, unknown>
  return JSON.stringify({ ...rest, token_type })
}

/**
 * A `fetch` for the OAuth client: it reaches nothing but the endpoints named, follows no redirect, and gives up in time.
 * @param endpoints whole addresses
 */
export function createTokenFetch(options: {
  readonly endpoints: readonly string[]
  readonly userAgent: string
  readonly clock: Clock
}): TokenFetch {
  const allowed = new Set(options.endpoints.map((endpoint) => new URL(endpoint).href))
  const pools = new Map<string, Pool>()

  function poolOf(origin: string): Pool {
    let pool = pools.get(origin)
    if (!pool) {
      pool = new Pool(origin, { connections: 16, connect: { timeout: tokenCallMs } })
      pools.set(origin, pool)
    }
    return pool
  }

  async function ask(
    url: URL,
    { headers, body }: CustomFetchOptions<'POST', URLSearchParams>,
    signal: AbortSignal,
  ): Promise<Response> {
    const answer = await poolOf(url.origin).request({
      path: url.pathname + url.search,
      method: 'POST',
      headers: { ...headers, 'user-agent': options.userAgent },
      body: body.toString(),
      signal,
      // The signal holds the one time limit.
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength
      if (size > mostTokenBytes) {
        answer.body.destroy()
        throw new TokenCallFault('too-large', 'The answer of the token endpoint is too large.')
      }
      chunks.push(chunk)
    }
    const told = new Headers()
    for (const name of ['content-type', 'retry-after']) {
      const value = answer.headers[name]
      if (typeof value === 'string') told.set(name, value)
    }
    const text = readable(Buffer.concat(chunks).toString('utf8'), answer.statusCode)
    const bodiless = answer.statusCode === 204 || answer.statusCode === 304
    return new Response(bodiless ? null : text, { status: answer.statusCode, headers: told })
  }

  return {
    async send(address, sent) {
      const url = new URL(address)
      if (!allowed.has(url.href)) throw new Error('The address is none of the OAuth endpoints.')
      const limit = new AbortController()
      const over = new AbortController()
      options.clock.sleep(tokenCallMs, over.signal).then(
        () => limit.abort(),
        () => undefined,
      )
      try {
        return await ask(url, sent, limit.signal)
      } catch (error) {
        if (error instanceof TokenCallFault) throw error
        if (limit.signal.aborted) {
          throw new TokenCallFault('timeout', 'The token endpoint did not answer in time.')
        }
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
        throw new TokenCallFault('unreachable', `The token endpoint cannot be reached: ${code}.`)
      } finally {
        over.abort()
      }
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.close()))
      pools.clear()
    },
  }
}
