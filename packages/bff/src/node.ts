import { answerNode, type Mountable, type NodeResponse } from './node/web-listener.js'
import type { Prior } from './http/direct.js'
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
  return (request, response, next) => {
    const target = originalTarget(request)
    const path = pathOf(target)
    if (path !== bff.basePath && !path.startsWith(`${bff.basePath}/`) && next) {
      next()
      return
    }
    const throughFetch = (prior?: Prior) => {
      const { url } = request
      // The adapter reads the address at once, so the host finds it as it was.
      request.url = target
      answerNode(bff, request, response, { raw: request, parsed: request as Parsed, prior })
      if (url !== undefined) request.url = url
    }
    const looking = lookUpNode(bff, request, response, { target, raw: request })
    if (!looking) {
      throughFetch()
      return
    }
    looking
      .then((found) => {
        if ('answer' in found) writeAnswer(response, found.answer)
        else throughFetch(found.prior)
      })
      .catch(() => response.destroy())
  }
}
