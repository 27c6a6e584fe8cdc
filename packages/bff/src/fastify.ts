import { Readable } from 'node:stream'
import type { PlainAnswer } from './http/answer.js'
import { lookUpOf, type LookedUp, type Prior } from './http/direct.js'
import type { NodeRequest, Parsed } from './node/consumed-body.js'
import { lookUpNode } from './node/short-way.js'
import { answerNode, joinVary, type Mountable, type NodeResponse } from './node/web-listener.js'

/** What is used of Fastify's request, in 4 and 5 alike. */
export interface FastifyRequestLike {
  readonly raw: NodeRequest
  readonly body?: unknown
}

/** What is used of Fastify's reply. */
export interface FastifyReplyLike {
  readonly raw: NodeResponse
  code(status: number): unknown
  getHeader(name: string): unknown
  header(name: string, value: string): unknown
  send(payload?: unknown): unknown
}

/** What is used of a Fastify instance. */
export interface FastifyScope {
  readonly prefix: string
  removeAllContentTypeParsers(): void
  addContentTypeParser(
    type: string,
    parser: (
      request: FastifyRequestLike,
      payload: NodeRequest,
      done: (error: Error | null, body?: unknown) => void,
    ) => void,
  ): unknown
  all(
    path: string,
    handler: (request: FastifyRequestLike, reply: FastifyReplyLike) => unknown,
  ): unknown
}

/** A plugin for Fastify's `register`. */
export type FastifyPlugin = (scope: FastifyScope, options: unknown) => Promise<void>

/** Sends an answer through the reply, so that the host's hooks see it and the headers that they set are kept. */
async function deliver(reply: FastifyReplyLike, response: Response): Promise<void> {
  reply.code(response.status)
  for (const [name, value] of response.headers) {
    const joined = name === 'vary' ? joinVary(value, reply.getHeader('vary')) : value
    reply.header(name, joined ?? value)
  }
  const { body } = response
  if (body === null) {
    reply.send()
  } else if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    reply.send(Readable.fromWeb(body))
  } else {
    reply.send(Buffer.from(await response.arrayBuffer()))
  }
}

/** Sends an answer that was looked up, in the same way. */
function deliverPlain(reply: FastifyReplyLike, { status, headers, body }: PlainAnswer): void {
  reply.code(status)
  for (const [name, value] of Object.entries(headers)) {
    const joined = name === 'vary' ? joinVary(value, reply.getHeader('vary')) : value
    reply.header(name, joined ?? value)
  }
  if (body === null) reply.send()
  else reply.send(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
}

/** Where the routes go within a scope, whose prefix Fastify puts before them. */
function pathWithin(basePath: string, prefix: string): string {
  const own = prefix.replace(/\/$/, '')
  if (own === '' || basePath === own || basePath.startsWith(`${own}/`)) {
    return basePath.slice(own.length)
  }
  throw new Error(
    `Inlaykit's basePath is ${basePath}, but it is registered below the prefix ${prefix}. Make basePath begin with the prefix.`,
  )
}

/**
 * Mounts the kit in Fastify 4 or 5, also below NestJS. It lives in a scope of its own, where the host's body parsers
 * don't reach; the host's hooks run, and what they set (CORS, cookies, rate limits) is in the answers. `identify` gets
 * Fastify's request as `raw`.
 *
 * ```ts
 * await app.register(toFastifyPlugin(bff))
 * ```
 * @param bff the kit, as `createBff` made it
 */
export function toFastifyPlugin(bff: Mountable): FastifyPlugin {
  const lookUp = lookUpOf(bff)
  return async (scope) => {
    const path = pathWithin(bff.basePath, scope.prefix)
    scope.removeAllContentTypeParsers()
    // The body stays unread; what a preParsing hook made of it is handed on.
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload))
    const throughFetch = (
      request: FastifyRequestLike,
      reply: FastifyReplyLike,
      prior?: Prior,
    ): void => {
      const { raw, body } = request
      const { rawBody } = request as Parsed
      const replaced = body instanceof Readable && body !== (raw as unknown) ? body : undefined
      // A body that was refused unread would keep the one that came from ending, and with it the connection.
      if (replaced) reply.raw.once('close', () => replaced.destroy())
      answerNode(bff, raw, reply.raw, {
        raw: request,
        parsed: { rawBody },
        body: replaced && (Readable.toWeb(replaced) as ReadableStream),
        prior,
        deliver: (response) => deliver(reply, response),
      })
    }
    const settle = (request: FastifyRequestLike, reply: FastifyReplyLike, found: LookedUp) => {
      if ('answer' in found) deliverPlain(reply, found.answer)
      else throughFetch(request, reply, found.prior)
    }
    const handle = (request: FastifyRequestLike, reply: FastifyReplyLike) => {
      const target = request.raw.url ?? ''
      const found = lookUpNode(lookUp, request.raw, reply.raw, { target, raw: request })
      if (!found) {
        throughFetch(request, reply)
      } else if (found instanceof Promise) {
        found.then((later) => settle(request, reply, later)).catch(() => reply.raw.destroy())
      } else {
        settle(request, reply, found)
      }
    }
    scope.all(path === '' ? '/' : path, handle)
    scope.all(`${path}/*`, handle)
  }
}
