import { describe, expect, it } from 'vitest'
import { createGatewayStage } from '../../testing/gateway-stage.js'

/** The value below which 95 of 100 lie. */
function p95(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0
}

type Stage = Awaited<ReturnType<typeof createGatewayStage>>

/** Makes background calls, 40 of them waiting at any time, while a person clicks every 7 s. */
async function load(stage: Stage, options: { background: number; besidesEveryMs?: number }) {
  const { clock, passUntil, call } = stage
  const query = { organizationId: stage.organizationId }
  const begun = clock.now()
  let made = 0
  let done = 0
  let clicks = 0
  const failures: unknown[] = []
  const worker = async () => {
    while (made < options.background) {
      made += 1
      await call({ method: 'PATCH', path: '/scenarios/1', body: {} }, 'background').catch(
        // The scenario isn't there, which Make counts all the same.
        (error: unknown) => {
          if (!(error as { problem?: string }).problem?.match(/not-found|rejected/)) {
            failures.push(error)
          }
        },
      )
      done += 1
    }
  }
  for (let index = 0; index < 40; index += 1) void worker()
  const isDone = () => done >= options.background
  const person = async () => {
    while (!isDone()) {
      clicks += 1
      await call({ method: 'GET', path: '/scenarios', query }, 'interactive').catch(
        (error: unknown) => {
          failures.push(error)
        },
      )
      await clock.sleep(7000)
    }
  }
  const other = async (everyMs: number) => {
    while (!isDone()) {
      await stage.askBesides()
      await clock.sleep(everyMs)
    }
  }
  // The first click proves the credential; the rest begins after it.
  void person()
  if (options.besidesEveryMs !== undefined) void other(options.besidesEveryMs)
  await passUntil(isDone)
  const tookMs = clock.now() - begun
  const journal = stage.journal()
  return {
    failures,
    clicks,
    tookMs,
    refused: journal.filter(({ status }) => status === 429).length,
    times: journal.map(({ time }) => Date.parse(time)),
    personWaits: stage.waits
      .filter(({ priority }) => priority === 'interactive')
      .map(({ waitMs }) => waitMs),
  }
}

describe('background work while a person clicks', () => {
  it('guide: no 429, the least possible time and a fiftieth, and nobody waits', async () => {
    const stage = await createGatewayStage({ dialect: 'guide', plan: 'free' })
    const { failures, clicks, tookMs, times, refused, personWaits } = await load(stage, {
      background: 1200,
    })
    expect(failures).toEqual([])
    expect(refused).toBe(0)
    expect(times.length).toBeGreaterThanOrEqual(1200 + clicks - 1)
    expect(tookMs / ((1200 + clicks - 100) * 1000)).toBeLessThanOrEqual(1.02)
    expect(p95(personWaits)).toBeLessThan(1500)
  }, 120_000)

  it('live: never more than 60 in any rolling minute, and no 429', async () => {
    const stage = await createGatewayStage({ dialect: 'live', plan: 'core' })
    const { failures, times, refused, personWaits } = await load(stage, { background: 120 })
    expect(failures).toEqual([])
    expect(refused).toBe(0)
    expect(times.length).toBeGreaterThan(120)
    for (const from of times) {
      expect(times.filter((to) => to >= from && to < from + 60_000).length).toBeLessThanOrEqual(60)
    }
    expect(p95(personWaits)).toBeLessThan(1500)
  }, 120_000)

  it('guide: no 429 either while another program uses 30 % of the limit, as headers tell', async () => {
    const stage = await createGatewayStage({ dialect: 'guide', plan: 'free' })
    const { failures, refused } = await load(stage, { background: 150, besidesEveryMs: 3333 })
    expect(failures).toEqual([])
    expect(refused).toBe(0)
  }, 120_000)
})
