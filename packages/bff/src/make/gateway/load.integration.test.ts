import { describe, expect, it, onTestFinished } from 'vitest'
import { loadGateway, p95 } from '../../testing/gateway-load.js'
import { openGatewayStage } from '../../testing/gateway-stage.js'

async function open(options: Parameters<typeof openGatewayStage>[0]) {
  const stage = await openGatewayStage(options)
  onTestFinished(() => stage.close())
  return stage
}

describe.each([1, 4])('background work while a person clicks, %i instances', (instances) => {
  it('guide: no 429, the least possible time and a fiftieth, and nobody waits', async () => {
    const stage = await open({ dialect: 'guide', plan: 'free', instances })
    const { failures, clicks, tookMs, times, refused, personWaits } = await loadGateway(stage, {
      background: 1200,
    })
    expect(failures).toEqual([])
    expect(refused).toBe(0)
    expect(times.length).toBeGreaterThanOrEqual(1200 + clicks - 1)
    expect(tookMs / ((1200 + clicks - 100) * 1000)).toBeLessThanOrEqual(1.02)
    expect(p95(personWaits)).toBeLessThan(1500)
  }, 120_000)

  it('live: never more than 60 in any rolling minute, and no 429', async () => {
    const stage = await open({ dialect: 'live', plan: 'core', instances })
    const { failures, times, refused, personWaits } = await loadGateway(stage, { background: 240 })
    expect(failures).toEqual([])
    expect(refused).toBe(0)
    expect(times.length).toBeGreaterThan(240)
    for (const from of times) {
      expect(times.filter((to) => to >= from && to < from + 60_000).length).toBeLessThanOrEqual(60)
    }
    expect(p95(personWaits)).toBeLessThan(1500)
  }, 120_000)

  it('guide: no 429 either while another program uses 30 % of the limit, as headers tell', async () => {
    const stage = await open({ dialect: 'guide', plan: 'free', instances })
    const { failures, refused } = await loadGateway(stage, {
      background: 250,
      besidesEveryMs: 3333,
    })
    expect(failures).toEqual([])
    expect(refused).toBe(0)
  }, 120_000)

  it('live: no 429 either when no header tells of another program that uses 30 % of the limit', async () => {
    const stage = await open({ dialect: 'live', plan: 'core', instances, isSilent: true })
    const { failures, clicks, refused, personWaits } = await loadGateway(stage, {
      background: 90,
      besidesEveryMs: 3333,
    })
    expect(failures).toEqual([])
    expect(refused).toBe(0)
    expect(personWaits).toHaveLength(clicks)
    expect(p95(personWaits)).toBeLessThan(1500)
  }, 120_000)
})
