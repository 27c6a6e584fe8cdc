import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Clock } from '../world/clock.js'
import type { Fault } from './faults.js'

/** A request that a fault strikes. */
export interface Struck {
  readonly fault: Fault
  readonly clock: Clock
  /** The socket's side; none in process. */
  readonly outgoing: ServerResponse | undefined
  /** Aborted when the asker goes away or the sandbox closes. */
  readonly signal: AbortSignal
  /** Does what was asked. */
  readonly handle: () => Promise<Response>
  /** An error body as the dialect has it. */
  readonly errorBody: (status: number) => unknown
}

/** Answers a request as its fault wants. In process a broken connection is a `TypeError`, as `fetch` has it. */
export async function strike(struck: Struck): Promise<Response> {
  const { fault, handle, outgoing } = struck
  const before = fault.processed ? await handle() : undefined
  if (fault.delayMs !== undefined) await wait(struck, fault.delayMs)

  const spoilsBody = fault.truncated || fault.malformed || fault.wrongShape || fault.emptyBody
  const right = before ?? (fault.processed === undefined && spoilsBody ? await handle() : undefined)

  if (fault.reset) return breakOff(outgoing)
  if (fault.hang) {
    await untilAborted(struck.signal)
    return breakOff(outgoing)
  }
  if (fault.redirect) {
    const location =
      typeof fault.redirect === 'string' ? fault.redirect : 'https://www.make.com/en/login'
    return new Response(null, { status: 302, headers: { Location: location } })
  }
  if (fault.truncated) return truncate(right ?? (await handle()), outgoing)
  if (fault.malformed) {
    const text = await (right ?? (await handle())).text()
    return json(
      text.length > 1 ? text.slice(0, Math.ceil(text.length * 0.6)).replace(/[}\]]$/, '') : '{"',
    )
  }
  if (fault.oversized !== undefined) return swell(right ?? (await handle()), fault.oversized)
  if (fault.wrongShape) return json('{"unexpected":[1,"two",null]}')
  if (fault.emptyBody) return json('')
  if (fault.status !== undefined) return withStatus(fault.status, struck)
  return right ?? handle()
}

const json = (text: string) =>
  new Response(text, { status: 200, headers: { 'Content-Type': 'application/json' } })

function withStatus(status: number, { fault, errorBody }: Struck): Response {
  const body = fault.body === undefined ? errorBody(status) : fault.body
  const isBodiless = status === 204 || status === 205 || status === 304
  return new Response(isBodiless ? null : typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: {
      ...(!isBodiless && {
        'Content-Type': typeof body === 'string' ? 'text/plain; charset=UTF-8' : 'application/json',
      }),
      ...fault.headers,
    },
  })
}

function breakOff(outgoing: ServerResponse | undefined): Response {
  if (!outgoing) throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') })
  outgoing.socket?.resetAndDestroy()
  return RESPONSE_ALREADY_SENT
}

/** The answer with spaces behind it. They are made as they are sent, so that a whole gigabyte costs nothing. */
async function swell(response: Response, bytes: number): Promise<Response> {
  const right = new Uint8Array(await response.arrayBuffer())
  const chunk = new Uint8Array(64 * 1024).fill(0x20)
  let left = Math.max(0, bytes - right.length)
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(right),
    pull(controller) {
      if (left > 0) controller.enqueue(chunk.slice(0, left))
      else controller.close()
      left -= Math.min(left, chunk.length)
    },
  })
  return new Response(body, { status: response.status, headers: response.headers })
}

/** Sends half of the bytes that the headers promise, then breaks off. */
async function truncate(
  response: Response,
  outgoing: ServerResponse | undefined,
): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const half = bytes.slice(0, Math.floor(bytes.length / 2))
  const headers = new Headers(response.headers)
  headers.set('Content-Length', String(bytes.length))
  if (!outgoing) {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(half),
      pull: (controller) => controller.error(new TypeError('terminated')),
    })
    return new Response(body, { status: response.status, headers })
  }
  outgoing.writeHead(response.status, Object.fromEntries(headers))
  outgoing.write(half, () => outgoing.socket?.destroy())
  return RESPONSE_ALREADY_SENT
}

function wait({ clock, signal }: Struck, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = clock.after(ms, resolve)
    signal.addEventListener(
      'abort',
      () => {
        timer.clear()
        resolve()
      },
      { once: true },
    )
  })
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
