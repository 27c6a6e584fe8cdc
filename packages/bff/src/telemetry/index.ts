import { metrics, SpanStatusCode, trace } from '@opentelemetry/api'
import type { InlaykitEvent } from '@inlaykit/shared'
import { Registry } from 'prom-client'
import type { IdempotencyOutcome } from '../idempotency/index.js'
import type { GatewayObserver } from '../make/gateway/observer.js'
import { Instruments } from './instruments.js'
import { observeCalls } from './observe-calls.js'
import { watchRequests } from './requests.js'

/** What this process tells of itself, besides its log. */
export interface Telemetry {
  /** Begins to watch a request; what it answers ends that. */
  readonly request: ReturnType<typeof watchRequests>
  /** For the gateway. */
  readonly observer: GatewayObserver
  /** Tells how a keyed write was answered. */
  readonly keyed: (outcome: IdempotencyOutcome) => void
  /** Watches a renewal of tokens. */
  readonly renewal: <T>(work: () => Promise<T>) => Promise<T>
  /** Counts an open stream until what it answers is called, and each event that is read from it. */
  readonly stream: (events: AsyncIterable<InlaykitEvent>) => AsyncIterable<InlaykitEvent>
  readonly streamOpened: () => () => void
  /** All metrics in the Prometheus text format 0.0.4. */
  text(): Promise<string>
  /** Lets go of the host's meter. */
  close(): void
}

const scope = '@inlaykit/bff'

/**
 * Starts to tell: through the OpenTelemetry API, which does nothing where the host has no SDK, and as Prometheus text.
 * @param options `version` names us to the SDK
 */
export function createTelemetry(options: {
  readonly basePath: string
  readonly version: string
}): Telemetry {
  const tracer = trace.getTracer(scope, options.version)
  const meter = metrics.getMeter(scope, options.version)
  const registry = new Registry()
  const instruments = new Instruments(meter, registry)

  const keyed = instruments.counter({
    name: 'inlaykit.idempotency.requests',
    unit: '{request}',
    description: 'Writes with an idempotency key, by how they were answered.',
    labels: ['inlaykit.idempotency.outcome'],
  })
  const renewed = instruments.counter({
    name: 'inlaykit.token.refreshes',
    unit: '{refresh}',
    description: 'Renewals of OAuth tokens that Make was asked for.',
    labels: ['inlaykit.token.outcome'],
  })
  const sent = instruments.counter({
    name: 'inlaykit.events.sent',
    unit: '{event}',
    description: 'Events that were sent over streams, each stream on its own.',
    labels: ['inlaykit.event.type'],
  })
  let streams = 0
  instruments.gauge(
    {
      name: 'inlaykit.streams.open',
      unit: '{stream}',
      description: 'Event streams that are open.',
      labels: [],
    },
    () => streams,
  )

  return {
    request: watchRequests({ basePath: options.basePath, tracer, meter, instruments }),
    observer: observeCalls(tracer, instruments),
    keyed: (outcome) => keyed.add({ 'inlaykit.idempotency.outcome': outcome }),
    renewal: async (work) => {
      const span = tracer.startSpan('inlaykit.token.refresh')
      try {
        const result = await work()
        renewed.add({ 'inlaykit.token.outcome': 'renewed' })
        return result
      } catch (error) {
        // Never the error itself: what a token endpoint says may hold what it was sent.
        span.setStatus({ code: SpanStatusCode.ERROR })
        renewed.add({ 'inlaykit.token.outcome': 'failed' })
        throw error
      } finally {
        span.end()
      }
    },
    stream: (events) => ({
      [Symbol.asyncIterator]() {
        const iterator = events[Symbol.asyncIterator]()
        return {
          async next() {
            const next = await iterator.next()
            if (!next.done) sent.add({ 'inlaykit.event.type': next.value.type })
            return next
          },
          async return() {
            await iterator.return?.()
            return { done: true as const, value: undefined }
          },
        }
      },
    }),
    streamOpened: () => {
      streams += 1
      return () => {
        streams -= 1
      }
    },
    text: () => registry.metrics(),
    close: () => instruments.close(),
  }
}
