import {
  context,
  isSpanContextValid,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  type Meter,
  type TextMapGetter,
  type Tracer,
} from '@opentelemetry/api'
import { endpoints, type EndpointName } from '@inlaykit/shared'
import type { RequestRecord } from '../core/request-record.js'
import type { IdentifyRequest } from '../http/identity.js'
import { durationBounds, type Instruments } from './instruments.js'
import { setSpanContext } from './span-context.js'

/** A request as it comes in. */
export interface IncomingRequest {
  readonly request: Pick<IdentifyRequest, 'method' | 'url' | 'header'>
  /** `null`: there is nothing at this address for this method. */
  readonly endpoint: EndpointName | null
  readonly record: RequestRecord
  /** When it came, in ms since the epoch. */
  readonly startedAt: number
}

/** Ends the watch of a request, once its answer is ready. */
export type EndRequest = (end: RequestEnd) => void

/** How a request ended. */
export interface RequestEnd {
  readonly status: number
  readonly durationMs: number
  readonly tenantId: string | undefined
  /** The problem's name where it is one. */
  readonly problem: string | undefined
}

/** The methods by which requests are told apart; any other is `_OTHER`. */
const knownMethods: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
])

/** Reads the headers by which a trace goes on that began before this process. */
const carrier: TextMapGetter<IdentifyRequest['header']> = {
  get: (header, name) => header(name),
  keys: () => ['traceparent', 'tracestate', 'baggage'],
}

function errorType({ status, problem }: RequestEnd): string | undefined {
  return status >= 500 ? (problem ?? String(status)) : undefined
}

/**
 * Watches requests from their beginning to their end: a span each, and how long they took.
 * @returns begins one; what that answers ends it
 */
export function watchRequests(parts: {
  readonly basePath: string
  readonly tracer: Tracer
  readonly meter: Meter
  readonly instruments: Instruments
}): (incoming: IncomingRequest) => EndRequest {
  const { basePath, tracer, meter, instruments } = parts
  const took = instruments.histogram({
    name: 'inlaykit.request.duration',
    unit: 's',
    description: 'How long requests of viewers took until their answer was ready.',
    labels: ['inlaykit.endpoint', 'http.request.method', 'http.response.status_code', 'error.type'],
  })
  const cacheRead = instruments.counter({
    name: 'inlaykit.cache.reads',
    unit: '{read}',
    description: 'Requests that asked the cache, by what it had.',
    labels: ['inlaykit.cache.outcome'],
  })
  // A host with HTTP instrumentation of its own tells this one already.
  const serverTook = meter.createHistogram('http.server.request.duration', {
    unit: 's',
    description: 'Duration of HTTP server requests.',
    advice: { explicitBucketBoundaries: [...durationBounds] },
  })

  return ({ request, endpoint, record, startedAt }) => {
    const { method, url, header } = request
    const known = knownMethods.has(method) ? method : '_OTHER'
    const route = endpoint === null ? undefined : basePath + endpoints[endpoint].path
    const scheme = url.startsWith('https:') ? 'https' : 'http'
    const active = context.active()
    const outer = trace.getSpanContext(active)
    const isInner = outer !== undefined && isSpanContextValid(outer) && outer.isRemote !== true
    const parent = isInner ? active : propagation.extract(active, header, carrier)
    const span = tracer.startSpan(
      `${known === '_OTHER' ? 'HTTP' : known}${route === undefined ? '' : ` ${route}`}`,
      { kind: isInner ? SpanKind.INTERNAL : SpanKind.SERVER, startTime: startedAt },
      parent,
    )
    // Most hosts record nothing, and a request answered from memory should not pay for it.
    const isRecorded = span.isRecording()
    if (isRecorded) {
      span.setAttributes({ 'http.request.method': known, 'url.scheme': scheme })
      if (route !== undefined) span.setAttribute('http.route', route)
      if (endpoint !== null) {
        span.setAttribute('inlaykit.endpoint', endpoint)
        // Addresses that ask for no viewer may be secrets themselves, and so may those that are none of ours.
        if (endpoints[endpoint].permission !== 'none') {
          span.setAttribute('url.path', new URL(url).pathname)
        }
      }
    }
    // Also where a sampler has said no, so that its no counts for what lies within.
    if (isSpanContextValid(span.spanContext())) {
      setSpanContext(record, trace.setSpan(parent, span))
    }

    return (end) => {
      const failed = errorType(end)
      const seconds = end.durationMs / 1000
      const common = {
        'http.request.method': known,
        'http.response.status_code': end.status,
        ...(failed !== undefined && { 'error.type': failed }),
      }
      took(seconds, { 'inlaykit.endpoint': endpoint ?? '_OTHER', ...common })
      if (record.cache !== 'none') cacheRead({ 'inlaykit.cache.outcome': record.cache })
      if (!isInner) {
        serverTook.record(seconds, {
          ...common,
          'url.scheme': scheme,
          ...(route !== undefined && { 'http.route': route }),
        })
      }
      if (!isRecorded) return
      span.setAttributes({
        'http.response.status_code': end.status,
        'inlaykit.upstream.calls': record.upstreamCalls,
        'inlaykit.upstream.retries': record.retries,
        'inlaykit.queue.wait': record.queueWaitMs / 1000,
        'inlaykit.cache.outcome': record.cache,
      })
      if (end.tenantId !== undefined) span.setAttribute('inlaykit.tenant.id', end.tenantId)
      if (end.problem !== undefined) span.setAttribute('inlaykit.problem', end.problem)
      if (failed !== undefined) {
        span.setAttribute('error.type', failed)
        span.setStatus({ code: SpanStatusCode.ERROR })
      }
      span.end()
    }
  }
}
