import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { PlainAnswer } from '../http/answer.js'
import type { DirectRequest, LookedUp, LookUp } from '../http/direct.js'
import type { IdentifyRequest } from '../http/identity.js'
import type { NodeRequest } from './consumed-body.js'
import { joinVary, type NodeResponse } from './web-listener.js'

/** A host that a URL leaves as it is; with any other the request goes by way of Fetch, which knows what to do. */
const plainHost =
  /^[a-z0-9._-]+(?::(?:[1-9]\d{3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5]))?$/

/** The last host that was plain: most requests name the same one. */
let lastPlainHost = ''

function isPlainHost(host: string): boolean {
  if (host === lastPlainHost) return true
  if (!plainHost.test(host)) return false
  lastPlainHost = host
  return true
}

function isHttp1(request: NodeRequest): request is IncomingMessage {
  return !('stream' in request)
}

/** Whether each header came once: of others only Fetch's reading is known to be the same. */
function hasSingleHeaders({ headers, rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.length === 2 * Object.keys(headers).length
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const key = name.toLowerCase()
  const value = headers[key]
  if (value === undefined || !Object.hasOwn(headers, key)) return undefined
  return Array.isArray(value) ? value.join(', ') : value
}

/** What the framework knows of a request. */
interface Where {
  /** Path and query before the host cut a prefix off. */
  readonly target: string
  /** What `identify` gets as `raw`. */
  readonly raw: object
}

/** A request of Node as an answer is looked up by it. */
class NodeDirect implements DirectRequest {
  readonly target: string
  readonly request: IdentifyRequest
  readonly #response: NodeResponse

  constructor(
    request: IncomingMessage,
    response: NodeResponse,
    host: string,
    { target, raw }: Where,
  ) {
    const { headers, method = '', socket } = request
    const isTls = 'encrypted' in socket && socket.encrypted === true
    this.target = target
    this.request = {
      method,
      url: `${isTls ? 'https' : 'http'}://${host}${target}`,
      header: (name) => headerOf(headers, name),
      raw,
    }
    this.#response = response
  }

  whenGone(act: () => void): () => void {
    const response = this.#response
    if (response.destroyed) act()
    else response.once('close', act)
    return () => response.off('close', act)
  }
}

/**
 * Looks for an answer that is kept, before any Fetch object is made. `null`: the request goes by way of Fetch, untouched.
 */
export function lookUpNode(
  lookUp: LookUp | undefined,
  request: NodeRequest,
  response: NodeResponse,
  where: Where,
): LookedUp | Promise<LookedUp> | null {
  if (!lookUp || !isHttp1(request)) return null
  const host = request.headers.host ?? ''
  if (!isPlainHost(host) || !hasSingleHeaders(request)) return null
  return lookUp(new NodeDirect(request, response, host, where))
}

/** Writes an answer that was looked up, as the way through Fetch would: with what the host said that its answers vary on. */
export function writeAnswer(response: NodeResponse, { status, headers, body }: PlainAnswer): void {
  if (response.headersSent || response.destroyed) return
  const hostsVary: unknown = response.getHeader('vary')
  if (hostsVary !== undefined) headers['vary'] = joinVary(headers['vary'] ?? null, hostsVary) ?? ''
  if (body) headers['content-length'] = String(body.byteLength)
  const plain = response as ServerResponse
  plain.writeHead(status, headers)
  plain.end(body ?? undefined)
}
