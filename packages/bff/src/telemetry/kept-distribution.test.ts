import fc from 'fast-check'
import { Histogram, Registry } from 'prom-client'
import { describe, expect, it } from 'vitest'
import { parsePrometheusText } from '../testing/prometheus-text.js'
import { asMetric, KeptDistribution } from './kept-distribution.js'

const settings = { name: 'took_seconds', help: 'How long it took.' }
const bounds = [0.005, 0.1, 1, 10]
const labelNames = ['endpoint', 'status']

/** A family's samples in an order of their own: the library writes its labels in another. */
async function written(registry: Registry) {
  const family = parsePrometheusText(await registry.metrics()).get(settings.name)!
  const lines = family.samples.map(({ name, labels, value }) =>
    JSON.stringify([name, Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)), value]),
  )
  return { ...family, samples: lines.sort() }
}

describe('a distribution that is kept', () => {
  const value = fc.oneof(fc.constantFrom(...bounds), fc.double({ min: 0, max: 20, noNaN: true }))
  const labels = fc.record({
    endpoint: fc.constantFrom('listScenarios', 'with "quotes" and \\'),
    status: fc.constantFrom(200, 304, 500),
  })

  it("is written as the library's own histogram is, whatever it has seen", async () => {
    const seen = fc.array(fc.tuple(value, labels), { maxLength: 60 })
    const check = fc.asyncProperty(seen, async (values) => {
      const [own, theirs] = [new Registry(), new Registry()]
      const kept = new KeptDistribution(settings, bounds)
      own.registerMetric(asMetric(kept))
      const histogram = new Histogram({
        ...settings,
        labelNames,
        buckets: bounds,
        registers: [theirs],
      })
      for (const [one, of] of values) {
        kept.series(of)(one)
        histogram.observe(of, one)
      }
      expect(await written(own)).toEqual(await written(theirs))
    })
    await fc.assert(check, { numRuns: 200 })
  })

  it('knows a series again, in whatever order its labels come', async () => {
    const registry = new Registry()
    const kept = new KeptDistribution(settings, bounds)
    registry.registerMetric(asMetric(kept))
    const tell = kept.series({ endpoint: 'a', status: 200 })
    tell(0.5)
    kept.series({ status: 200, endpoint: 'a' })(0.5)
    tell(0.5)
    const { samples } = await written(registry)
    expect(samples).toContain('["took_seconds_count",[["endpoint","a"],["status","200"]],3]')
    expect(samples.filter((line) => line.includes('took_seconds_count'))).toHaveLength(1)
  })
})
