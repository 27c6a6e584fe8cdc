import { expect, it } from 'vitest'
import { RequestRecord } from '../core/request-record.js'
import { startTelemetry } from '../testing/open-telemetry.js'
import { parsePrometheusText } from '../testing/prometheus-text.js'
import { createTelemetry } from './index.js'

const request = { method: 'GET', url: 'http://host.test/api/scenarios', header: () => undefined }
const end = { status: 200, durationMs: 4, tenantId: 'acme\r\nforged', problem: undefined }

it('takes spans from an SDK that came after the BFF, and counts requests with and without one', async () => {
  const telemetry = createTelemetry({ basePath: '/api', version: 'test' })
  const ask = () => {
    const record = new RequestRecord(0, 30_000)
    record.cache = 'hit'
    telemetry.request({ request, endpoint: 'listScenarios', record, startedAt: Date.now() })(end)
  }
  ask()
  const sdk = startTelemetry()
  ask()
  ask()
  const spans = sdk.spans().map(({ name, attributes }) => [name, attributes['inlaykit.tenant.id']])
  expect(spans).toEqual([
    ['GET /api/scenarios', 'acme??forged'],
    ['GET /api/scenarios', 'acme??forged'],
  ])
  await sdk.stop()
  ask()
  const families = parsePrometheusText(await telemetry.text())
  const reads = families
    .get('inlaykit_cache_reads_total')!
    .samples.find(({ labels }) => labels['inlaykit_cache_outcome'] === 'hit')
  expect(reads?.value).toBe(4)
  const count = families
    .get('inlaykit_request_duration_seconds')!
    .samples.find(({ name }) => name.endsWith('_count'))
  expect(count?.value).toBe(4)
  telemetry.close()
})
