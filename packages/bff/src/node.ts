import { answerNode, type Mountable, type NodeResponse } from './node/web-listener.js'
import { lookUpOf, type LookedUp, type Prior } from './http/direct.js'
import type { NodeRequest, Parsed } from './node/consumed-body.js'
import { lookUpNode, writeAnswer } from './node/short-way.js'

export type { Mountable, NodeRequest, NodeResponse }

/** A handler for `http.createServer` and `http2.createServer`, and a middleware for Express, Connect and NestJS. */
export type NodeHandler = (
  request: NodeRequest,
  response: NodeResponse,
  next?: (error?: unknown) => void,
) => void

/** The path of a request target, which a proxy may send in absolute form. */
function pathOf(target: string): string {
  const path =
    /^https?:\/\//i.test(target) && URL.canParse(target) ? new URL(target).pathname : target
  return path.split('?', 1)[0] ?? ''
}

/** Whether an address is the base path or below it. */
function isBelow(basePath: string, target: string): boolean {
  if (target.startsWith(basePath)) {
    const next = target[basePath.length]
    if (next === undefined || next === '/' || next === '?') return true
  }
  const path = pathOf(target)
  return path === basePath || path.startsWith(`${basePath}/`)
}

/** The address before the host cut a mount's prefix off, as Express and Connect keep it. */
function originalTarget(request: NodeRequest): string {
  const { originalUrl } = request as { originalUrl?: string }
  return originalUrl ?? request.url ?? '/'
}

/**
 * Mounts the kit in a Node server, in any order with body parsers. Requests outside the base path go on to `next`, or
 * are answered 404 where there is none. The globals of the process stay as they are.
 *
 * ```ts
 * app.use(toNodeHandler(bff))                 // Express, NestJS
 * http.createServer(toNodeHandler(bff))       // plain Node
 * ```
 * @param bff the kit, as `createBff` made it
 */
export function toNodeHandler(bff: Mountable): NodeHandler {
  const lookUp = lookUpOf(bff)
  const { basePath } = bff

  const throughFetch = (
    request: NodeRequest,
    response: NodeResponse,
    target: string,
    prior?: Prior,
  ) => {
    const { url } = request
    // The adapter reads the address at once, so the host finds it as it was.
    request.url = target
    answerNode(bff, request, response, { raw: request, parsed: request as Parsed, prior })
    if (url !== undefined) request.url = url
  }
  const settle = (
    request: NodeRequest,
    response: NodeResponse,
    target: string,
    found: LookedUp,
  ) => {
    if ('answer' in found) writeAnswer(response, found.answer)
    else throughFetch(request, response, target, found.prior)
  }

  return (request, response, next) => {
    const target = originalTarget(request)
    if (next && !isBelow(basePath, target)) {
      next()
      return
    }
    try {
      const found = lookUpNode(lookUp, request, response, { target, raw: request })
      if (!found) {
        throughFetch(request, response, target)
      } else if (found instanceof Promise) {
        found
          .then((later) => settle(request, response, target, later))
          .catch(() => response.destroy())
      } else {
        settle(request, response, target, found)
      }
    } catch {
      response.destroy()
    }
  }
}
