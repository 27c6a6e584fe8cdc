import type { Histogram } from 'prom-client'

/** Tells one series of a distribution, whose labels are settled. */
export type TellValue = (value: number) => void

/** Labels by their names in Prometheus. */
export type PrometheusLabels = Readonly<Record<string, string | number>>

/** What one series has seen. */
interface Seen {
  readonly labels: PrometheusLabels
  /** By bucket, not yet added up; the last one is for what lies beyond all bounds. */
  readonly counts: number[]
  sum: number
}

interface Sample {
  readonly metricName: string
  readonly labels: PrometheusLabels
  readonly value: number
}

/**
 * A histogram for a registry of prom-client, whose own checks and hashes its labels with each value: more than all the rest
 * that an answer from memory costs. Here a series is found once.
 */
export class KeptDistribution {
  /** What the registry asks for. */
  readonly name: string
  readonly help: string
  readonly type = 'histogram'
  readonly aggregator = 'sum'
  readonly #bounds: readonly number[]
  readonly #series = new Map<string, Seen>()

  constructor(
    { name, help }: { readonly name: string; readonly help: string },
    bounds: readonly number[],
  ) {
    this.name = name
    this.help = help
    this.#bounds = bounds
  }

  /** The series of these labels: equal ones are the same series. */
  series(labels: PrometheusLabels): TellValue {
    const key = JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)))
    const bounds = this.#bounds
    const seen = this.#series.get(key) ?? {
      labels,
      counts: Array.from({ length: bounds.length + 1 }, () => 0),
      sum: 0,
    }
    this.#series.set(key, seen)
    const { counts } = seen
    return (value) => {
      let bucket = 0
      for (const bound of bounds) {
        if (value <= bound) break
        bucket += 1
      }
      counts[bucket] = (counts[bucket] ?? 0) + 1
      seen.sum += value
    }
  }

  /** How it stands, as the registry writes it. */
  async get() {
    const { name, help, type, aggregator } = this
    const values = [...this.#series.values()].flatMap((seen) => this.#samplesOf(seen))
    return { name, help, type, aggregator, values }
  }

  #samplesOf({ labels, counts, sum }: Seen): Sample[] {
    let count = 0
    const buckets = counts.map((own, index) => {
      count += own
      const le = this.#bounds[index] ?? '+Inf'
      return { metricName: `${this.name}_bucket`, labels: { le, ...labels }, value: count }
    })
    return [
      ...buckets,
      { metricName: `${this.name}_sum`, labels, value: sum },
      { metricName: `${this.name}_count`, labels, value: count },
    ]
  }
}

/** A registry takes whatever answers `get`, but its types name its own classes alone. */
export function asMetric(kept: KeptDistribution): Histogram {
  return kept as unknown as Histogram
}
