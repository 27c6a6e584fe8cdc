import type { Meter, ObservableResult } from '@opentelemetry/api'
import { Counter, Gauge, type Registry } from 'prom-client'
import { asMetric, KeptDistribution, type TellValue } from './kept-distribution.js'

/** What a number is told with: few names, few values, and never a tenant, a person or an id. */
export type Labels = Readonly<Record<string, string | number | undefined>>

/** What is measured. */
export interface Measure {
  /** By the semantic conventions, for example `http.client.request.duration`. */
  readonly name: string
  /** UCUM: `s` for seconds, `{request}` for a count of requests. */
  readonly unit: string
  readonly description: string
  /** The names of its labels. */
  readonly labels: readonly string[]
}

/** Bounds for durations in seconds, as the semantic conventions advise them. */
export const durationBounds = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
] as const

/** A metric's name in Prometheus: words by underscores, the base unit behind, `_total` behind what only grows. */
export function prometheusName({ name, unit }: Measure, grows: boolean): string {
  return name.replaceAll('.', '_') + (unit === 's' ? '_seconds' : '') + (grows ? '_total' : '')
}

const label = (name: string) => name.replaceAll('.', '_')

/** The labels that are set, by their names in Prometheus. */
function prometheusLabels(labels: Labels): Record<string, string | number> {
  const given: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(labels)) {
    if (value !== undefined) given[label(name)] = value
  }
  return given
}

/** Tells a distribution. */
export interface Distribution {
  readonly record: (value: number, labels: Labels) => void
  /** One series of it, for whoever tells equal labels again and again: they are looked at once. */
  readonly series: (labels: Labels) => TellValue
}

/** Tells what only grows. */
export interface Count {
  readonly add: (labels: Labels) => void
  /** One series of it, as with {@link Distribution}. */
  readonly series: (labels: Labels) => () => void
}

/**
 * Makes instruments that tell each number twice: to OpenTelemetry, where the host has it, and to a registry that is written
 * as Prometheus text on demand.
 */
export class Instruments {
  readonly #meter: Meter
  readonly #registry: Registry
  readonly #stops: (() => void)[] = []

  constructor(meter: Meter, registry: Registry) {
    this.#meter = meter
    this.#registry = registry
  }

  #settings(measure: Measure, grows = false) {
    return {
      name: prometheusName(measure, grows),
      help: measure.description,
      labelNames: measure.labels.map(label),
      registers: [this.#registry],
    }
  }

  /** A distribution. @param bounds of its buckets, in the measure's unit */
  histogram(measure: Measure, bounds: readonly number[] = durationBounds): Distribution {
    const { name, unit, description } = measure
    const advice = { explicitBucketBoundaries: [...bounds] }
    const told = this.#meter.createHistogram(name, { unit, description, advice })
    const kept = new KeptDistribution(this.#settings(measure), bounds)
    this.#registry.registerMetric(asMetric(kept))
    const series = (labels: Labels): TellValue => {
      const keep = kept.series(prometheusLabels(labels))
      return (value) => {
        told.record(value, labels)
        keep(value)
      }
    }
    return { record: (value, labels) => series(labels)(value), series }
  }

  /** What only grows. */
  counter(measure: Measure): Count {
    const { name, unit, description } = measure
    const told = this.#meter.createCounter(name, { unit, description })
    const counted: { readonly labels: Record<string, string | number>; count: number }[] = []
    const kept = new Counter({
      ...this.#settings(measure, true),
      collect() {
        for (const one of counted) {
          if (one.count > 0) this.inc(one.labels, one.count)
          one.count = 0
        }
      },
    })
    return {
      add(labels) {
        told.add(1, labels)
        kept.inc(prometheusLabels(labels))
      },
      series(labels) {
        const one = { labels: prometheusLabels(labels), count: 0 }
        counted.push(one)
        return () => {
          told.add(1, labels)
          one.count += 1
        }
      },
    }
  }

  /** What is as it is when it is asked for. */
  gauge(measure: Measure, read: () => number): void {
    const { name, unit, description } = measure
    const told = this.#meter.createObservableGauge(name, { unit, description })
    const observe = (result: ObservableResult) => result.observe(read())
    told.addCallback(observe)
    this.#stops.push(() => told.removeCallback(observe))
    const { registers, ...settings } = this.#settings(measure)
    const kept = new Gauge({
      ...settings,
      registers: [],
      collect() {
        this.set(read())
      },
    })
    for (const registry of registers) registry.registerMetric(kept)
  }

  /** Lets go of the host's meter. */
  close(): void {
    for (const stop of this.#stops.splice(0)) stop()
  }
}
