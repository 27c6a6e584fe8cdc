import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Dialect } from '@inlaykit/shared'
import { systemClock, type Clock } from '../core/clock.js'
import { silentLogger } from '../core/logger.js'
import { Secret } from '../core/secret.js'
import { createGateway, type ConnectOptions } from '../make/gateway/index.js'
import type { GatewayObserver } from '../make/gateway/observer.js'
import type { UpstreamRequest } from '../make/port/call.js'

/** How an upstream answers its `count`th request. */
export type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void

/** The API key of every connection of {@link createScriptedUpstream}. */
export const key = 'canary-4c1d77aa-0e5b'
/** A call that a person waits for. */
export const person = { priority: 'interactive' } as const
/** What only reads. */
export const read: UpstreamRequest = { method: 'GET', path: '/scenarios' }
/** What changes something. */
export const write: UpstreamRequest = { method: 'POST', path: '/scenarios/1/start' }
/**
 * An upstream on this machine that answers as told, and a gateway to it; both end with the test.
 * @param options `upstreamMs` 20 s by default
 */
export async function createScriptedUpstream(
  answer: Answer,
  options: { upstreamMs?: number; observer?: GatewayObserver; clock?: Clock } = {},
) {
  const seen: { line: string; headers: IncomingMessage['headers']; body: string }[] = []
  const sockets = new Set<unknown>()
  const server = createServer((request, response) => {
    sockets.add(request.socket)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      seen.push({
        line: `${request.method} ${request.url}`,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      })
      answer(request, response, seen.length)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  onTestFinished(stop)
  const gateway = createGateway({
    clock: options.clock ?? systemClock,
    logger: silentLogger,
    userAgent: 'inlaykit/test',
    limits: { upstreamMs: options.upstreamMs ?? 20_000 },
    random: () => 0.01,
    ...(options.observer && { observer: options.observer }),
  })
  onTestFinished(() => gateway.close())
  const connect = (dialect: Dialect = 'guide', more: Partial<ConnectOptions> = {}) =>
    gateway.connect({
      tenantId: 'acme',
      connectionId: 'con_1',
      dialect,
      baseUrl: `${origin}/api/v2`,
      organizationKey: 'org 1',
      plan: 'core',
      credential: async () => ({ scheme: 'Token', value: new Secret(key) }),
      ...more,
    })
  return { origin, gateway, connect, seen, sockets, stop }
}

/** Always the same answer. */
export const answerWith =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, headers).end(body)
  }
/** A fine answer of the guide dialect. */
export const fine = answerWith(200, '{"data":[]}')

/** Answers one after the other; the last one for all that follow. */
export const inTurn =
  (...answers: readonly Answer[]): Answer =>
  (request, response, count) =>
    answers[Math.min(count, answers.length) - 1]?.(request, response, count)

/** A refusal for the limit. */
export const refused = (headers: Record<string, string> = {}) =>
  answerWith(429, 'Requests limit for organization exceeded', headers)

/** Breaks the connection off instead of an answer. */
export const reset: Answer = (request) => {
  request.socket.resetAndDestroy()
}
