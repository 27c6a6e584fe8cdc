import { context, metrics, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
  type MetricData,
} from '@opentelemetry/sdk-metrics'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base'

/** A host's OpenTelemetry SDK that keeps in memory what it is told. */
export interface TestTelemetry {
  spans(): readonly ReadableSpan[]
  /** All that was measured so far, by name. */
  metrics(): Promise<ReadonlyMap<string, MetricData>>
  /** Forgets the spans. */
  clear(): void
  stop(): Promise<void>
}

/** Installs the SDK for this process, as a host does before it makes the BFF. */
export function startTelemetry(): TestTelemetry {
  const spans = new InMemorySpanExporter()
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 })
  const tracers = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] })
  const meters = new MeterProvider({ readers: [reader] })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(tracers)
  metrics.setGlobalMeterProvider(meters)
  return {
    spans: () => spans.getFinishedSpans(),
    async metrics() {
      exporter.reset()
      await reader.forceFlush()
      const all = exporter
        .getMetrics()
        .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics))
      return new Map(all.map((metric) => [metric.descriptor.name, metric]))
    },
    clear: () => spans.reset(),
    async stop() {
      for (const global of [trace, metrics, context, propagation]) global.disable()
      await tracers.shutdown()
      await meters.shutdown()
    },
  }
}
