import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PlainAnswer } from '../http/answer.js'
import { lookUpOf, type DirectRequest, type LookedUp } from '../http/direct.js'
import type { NodeRequest } from './consumed-body.js'
import { joinVary, type Mountable, type NodeResponse } from './web-listener.js'

/** A host that a URL leaves as it is; with any other the request goes by way of Fetch, which knows what to do. */
const plainHost =
  /^[a-z0-9._-]+(?::(?:[1-9]\d{3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5]))?$/

function isHttp1(request: NodeRequest): request is IncomingMessage {
  return !('stream' in request)
}

/** Whether each header came once: of others only Fetch's reading is known to be the same. */
function hasSingleHeaders({ headers, rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.length === 2 * Object.keys(headers).length
}

function signalOf(response: NodeResponse): AbortSignal {
  const controller = new AbortController()
  if (response.destroyed) controller.abort()
  else response.once('close', () => controller.abort())
  return controller.signal
}

/**
 * Looks for an answer that is kept, before any Fetch object is made. `null`: the request goes by way of Fetch, untouched.
 * @param target path and query before the host cut a prefix off
 * @param raw what `identify` gets as `raw`
 */
export function lookUpNode(
  bff: Mountable,
  request: NodeRequest,
  response: NodeResponse,
  { target, raw }: { readonly target: string; readonly raw: object },
): Promise<LookedUp> | null {
  const lookUp = lookUpOf(bff)
  if (!lookUp || !isHttp1(request)) return null
  const { headers, method = '' } = request
  const host = headers.host ?? ''
  if (!plainHost.test(host) || !hasSingleHeaders(request)) return null
  const direct: DirectRequest = {
    target,
    request: {
      method,
      get url() {
        const isTls = 'encrypted' in request.socket && request.socket.encrypted === true
        return `${isTls ? 'https' : 'http'}://${host}${target}`
      },
      header: (name) => {
        const key = name.toLowerCase()
        const value = Object.hasOwn(headers, key) ? headers[key] : undefined
        return Array.isArray(value) ? value.join(', ') : value
      },
      raw,
    },
    gone: () => signalOf(response),
  }
  return lookUp(direct)
}

/** Writes an answer that was looked up, as the way through Fetch would: with what the host said that its answers vary on. */
export function writeAnswer(response: NodeResponse, { status, headers, body }: PlainAnswer): void {
  if (response.headersSent || response.destroyed) return
  const all: Record<string, string | number> = headers
  const vary = joinVary(headers['vary'] ?? null, response.getHeader('vary'))
  if (vary !== null) all['vary'] = vary
  if (body) all['content-length'] = body.byteLength
  const plain = response as ServerResponse
  plain.writeHead(status, all)
  plain.end(body ?? undefined)
}
