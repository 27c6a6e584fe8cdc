import { SpanKind, SpanStatusCode, type Attributes, type Tracer } from '@opentelemetry/api'
import { recordOf } from '../core/request-record.js'
import type { GatewayObserver, UpstreamCall } from '../make/gateway/observer.js'
import type { Instruments } from './instruments.js'
import { spanContextOf } from './span-context.js'

/** Connections whose breaker is remembered as open at most. */
const mostOpen = 10_000

/** What a call is told with. Where it went is one of few places: those that the options allow. */
function callLabels({ method, server, status, problem }: UpstreamCall) {
  const failed = problem ?? (status !== null && status >= 400 ? String(status) : undefined)
  return {
    'http.request.method': method,
    'server.address': server.address,
    'server.port': server.port,
    ...(status !== null && { 'http.response.status_code': status }),
    ...(failed !== undefined && { 'error.type': failed }),
  }
}

function tellSpan(tracer: Tracer, call: UpstreamCall, attributes: Attributes): void {
  const span = tracer.startSpan(
    `${call.method} ${call.route}`,
    {
      kind: SpanKind.CLIENT,
      startTime: call.startedAt,
      attributes: {
        ...attributes,
        'url.template': call.route,
        'inlaykit.dialect': call.dialect,
        'inlaykit.priority': call.priority,
        'inlaykit.tenant.id': call.tenantId,
        'inlaykit.connection.id': call.connectionId,
        ...(call.retryCount > 0 && { 'http.request.resend_count': call.retryCount }),
      },
    },
    spanContextOf(recordOf(call.signal)),
  )
  if (attributes['error.type'] !== undefined) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end(call.startedAt + call.durationMs)
}

/**
 * Tells what passes the gateway: counted for the request that it was made for, as spans within the request's own, and as
 * metrics.
 */
export function observeCalls(tracer: Tracer, instruments: Instruments): GatewayObserver {
  const took = instruments.histogram({
    name: 'http.client.request.duration',
    unit: 's',
    description: 'Duration of requests to Make, each try on its own.',
    labels: [
      'http.request.method',
      'server.address',
      'server.port',
      'http.response.status_code',
      'error.type',
    ],
  })
  const retried = instruments.counter({
    name: 'inlaykit.upstream.retries',
    unit: '{request}',
    description: 'Requests to Make that were sent again.',
    labels: ['http.request.method'],
  })
  const waited = instruments.histogram({
    name: 'inlaykit.queue.wait.duration',
    unit: 's',
    description: 'How long calls waited for the budget of their organisation.',
    labels: ['inlaykit.priority', 'inlaykit.queue.outcome'],
  })
  const left = instruments.histogram(
    {
      name: 'inlaykit.budget.remaining',
      unit: '{request}',
      description: 'How many requests an organisation had left after an answer of Make.',
      labels: ['inlaykit.dialect'],
    },
    [0, 1, 5, 10, 20, 50, 100, 200, 500],
  )
  const turned = instruments.counter({
    name: 'inlaykit.breaker.turns',
    unit: '{turn}',
    description: 'Turns of circuit breakers, by where they turned to.',
    labels: ['inlaykit.breaker.state'],
  })
  const open = new Set<string>()
  instruments.gauge(
    {
      name: 'inlaykit.breaker.open',
      unit: '{connection}',
      description: 'Connections whose circuit breaker is open or tries whether Make is back.',
      labels: [],
    },
    () => open.size,
  )

  return {
    queueWait({ signal, waitMs, priority, outcome }) {
      waited.record(waitMs / 1000, {
        'inlaykit.priority': priority,
        'inlaykit.queue.outcome': outcome,
      })
      const record = recordOf(signal)
      if (record) record.queueWaitMs += waitMs
    },
    upstreamCall(call) {
      const labels = callLabels(call)
      took.record(call.durationMs / 1000, labels)
      if (call.retryCount > 0) retried.add({ 'http.request.method': call.method })
      tellSpan(tracer, call, labels)
      const record = recordOf(call.signal)
      if (!record) return
      record.upstreamCalls += 1
      if (call.retryCount > 0) record.retries += 1
    },
    budgetLeft({ dialect, remaining }) {
      left.record(remaining, { 'inlaykit.dialect': dialect })
    },
    breakerTurn({ tenantId, connectionId, state }) {
      turned.add({ 'inlaykit.breaker.state': state })
      const key = JSON.stringify([tenantId, connectionId])
      if (state === 'closed') open.delete(key)
      else if (open.size < mostOpen) open.add(key)
    },
  }
}
