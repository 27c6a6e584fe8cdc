/**
 * The host's own request (with its session or user) behind a web `Request`, where there is one. A weak map rather than
 * a property: the host's objects stay as they are, and nothing is kept alive.
 */
const rawRequests = new WeakMap<Request, unknown>()

/** Remembers that `request` was made from `raw`. */
export function setRawRequest(request: Request, raw: unknown): void {
  rawRequests.set(request, raw)
}

/** What `request` was made from: the host's own request, or `request` itself. */
export function rawRequestOf(request: Request): unknown {
  return rawRequests.get(request) ?? request
}
