import type { Hooks, Reception } from '../world/hooks.js'

/** What stands in the body, as Make says it, and with which status. */
const answers: Readonly<Record<Reception, readonly [status: number, text: string]>> = {
  started: [200, 'Accepted'],
  queued: [200, 'Accepted'],
  learnt: [200, 'Accepted'],
  unauthorized: [401, 'Unauthorized'],
  gone: [410, 'Gone'],
  'too-many': [429, 'Too many requests'],
  'queue-full': [400, 'Queue is full.'],
}

/** Larger requests are refused by Make (5 MB). */
const mostBytes = 5 * 1024 * 1024

/** The address of a webhook below the origin of the sandbox. */
export function incomingPath(udid: string): string {
  return `/wh/${udid}`
}

/** The part of a path that names a webhook; `undefined`: the path is no webhook's. */
export function udidOf(pathname: string): string | undefined {
  return /^\/wh\/([\w-]+)$/.exec(pathname)?.[1]
}

/** Answers whoever calls a webhook: the outside world, with no API key and outside of the API's limits. */
export async function answerIncoming(
  hooks: Hooks,
  udid: string,
  request: Request,
): Promise<Response> {
  const hook = hooks.byUdid(udid)
  if (!hook) return new Response('Not Found', { status: 404 })
  const { byteLength: size } = await request.arrayBuffer()
  if (size > mostBytes) return new Response('Payload Too Large', { status: 413 })
  const authorization = request.headers.get('Authorization')
  const [status, text] = answers[hooks.receive(hook, { authorization, size })]
  return new Response(request.method === 'HEAD' ? null : text, { status })
}
