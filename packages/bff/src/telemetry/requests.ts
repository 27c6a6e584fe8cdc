import {
  context,
  isSpanContextValid,
  propagation,
  ProxyTracerProvider,
  SpanKind,
  SpanStatusCode,
  trace,
  type Meter,
  type Span,
  type TextMapGetter,
  type Tracer,
} from '@opentelemetry/api'
import { endpoints, type EndpointName } from '@inlaykit/shared'
import { logSafe } from '../core/logger.js'
import type { RequestRecord } from '../core/request-record.js'
import type { IdentifyRequest } from '../http/identity.js'
import type { Instruments } from './instruments.js'
import { createRequestSeries, routeOf } from './request-series.js'
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

const otherMethod = '_OTHER'
/** The methods by which requests are told apart; any other is {@link otherMethod}. */
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

/** The provider that stands where no SDK is. */
const nobody = new ProxyTracerProvider().getDelegate()

/** Whether anybody takes spans; a host may install its SDK after us. */
function isTraced(): boolean {
  const provider = trace.getTracerProvider()
  return !(provider instanceof ProxyTracerProvider) || provider.getDelegate() !== nobody
}

/** A span of ours, and where it stands. */
interface Traced {
  /** `null`: nobody records it. */
  readonly span: Span | null
  /** Whether it lies within a span of the host's own. */
  readonly isInner: boolean
}

const untraced: Traced = { span: null, isInner: false }

function startTrace(
  tracer: Tracer,
  basePath: string,
  method: string,
  { request, endpoint, record, startedAt }: IncomingRequest,
): Traced {
  const { url, header } = request
  const route = routeOf(basePath, endpoint)
  const active = context.active()
  const outer = trace.getSpanContext(active)
  const isInner = outer !== undefined && isSpanContextValid(outer) && outer.isRemote !== true
  const parent = isInner ? active : propagation.extract(active, header, carrier)
  const span = tracer.startSpan(
    `${method === otherMethod ? 'HTTP' : method}${route === undefined ? '' : ` ${route}`}`,
    { kind: isInner ? SpanKind.INTERNAL : SpanKind.SERVER, startTime: startedAt },
    parent,
  )
  // Also where a sampler has said no, so that its no counts for what lies within.
  if (isSpanContextValid(span.spanContext())) {
    setSpanContext(record, trace.setSpan(parent, span))
  }
  if (!span.isRecording()) return { span: null, isInner }
  span.setAttributes({
    'http.request.method': method,
    'url.scheme': url.startsWith('https:') ? 'https' : 'http',
  })
  if (route !== undefined) span.setAttribute('http.route', route)
  if (endpoint !== null) {
    span.setAttribute('inlaykit.endpoint', endpoint)
    // Addresses that ask for no viewer may be secrets themselves, and so may those that are none of ours.
    if (endpoints[endpoint].permission !== 'none') {
      span.setAttribute('url.path', new URL(url).pathname)
    }
  }
  return { span, isInner }
}

function endSpan(span: Span, record: RequestRecord, end: RequestEnd): void {
  const error = errorType(end)
  span.setAttributes({
    'http.response.status_code': end.status,
    'inlaykit.upstream.calls': record.upstreamCalls,
    'inlaykit.upstream.retries': record.retries,
    'inlaykit.queue.wait': record.queueWaitMs / 1000,
    'inlaykit.cache.outcome': record.cache,
  })
  if (end.tenantId !== undefined) {
    span.setAttribute('inlaykit.tenant.id', logSafe(end.tenantId))
  }
  if (end.problem !== undefined) span.setAttribute('inlaykit.problem', end.problem)
  if (error !== undefined) {
    span.setAttribute('error.type', error)
    span.setStatus({ code: SpanStatusCode.ERROR })
  }
  span.end()
}

/**
 * Watches requests from their beginning to their end: a span each where anybody takes spans, and how long they took.
 * @returns begins one; what that answers ends it
 */
export function watchRequests(parts: {
  readonly basePath: string
  readonly tracer: Tracer
  readonly meter: Meter
  readonly instruments: Instruments
}): (incoming: IncomingRequest) => EndRequest {
  const { basePath, tracer } = parts
  const tell = createRequestSeries(parts)

  return (incoming) => {
    const { request, endpoint, record } = incoming
    const method = knownMethods.has(request.method) ? request.method : otherMethod
    const { span, isInner } = isTraced() ? startTrace(tracer, basePath, method, incoming) : untraced
    return (end) => {
      const { status, durationMs } = end
      const { cache } = record
      const error = errorType(end)
      tell({ endpoint, method, url: request.url, status, durationMs, error, cache, isInner })
      if (span) endSpan(span, record, end)
    }
  }
}
