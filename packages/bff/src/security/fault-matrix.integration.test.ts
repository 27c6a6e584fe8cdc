import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPairs } from '../testing/databases.js'
import {
  openFaultStage,
  upstreamFaults,
  upstreamRoutes,
  type FaultStage,
} from '../testing/fault-matrix.js'

/** Which fault a route is tried under; `e2e/long/faults.long.ts` tries each under all. */
const seed = Number(process.env['FAULT_SEED'] ?? 0)

describe.each(testPairs)('while Make fails, in $name', ({ dialect, database }) => {
  let stage: FaultStage

  beforeAll(async () => {
    stage = await openFaultStage({ dialect, database: await database.create() })
  })
  afterAll(() => stage.close())

  it('E2: each route tells the designed problem or succeeds, and no write is done twice', async () => {
    let struck = 0
    const seen = new Set<unknown>()
    for (const [at, fault] of upstreamFaults.entries()) {
      const routes = upstreamRoutes.filter(
        (_, index) => (index + seed) % upstreamFaults.length === at,
      )
      for (const name of routes) {
        const tried = await stage.try(name, fault)
        struck += tried.struck.length
        if (tried.struck.length > 0) seen.add(tried.outcome)
      }
    }
    // Most routes had to ask Make, or nothing was tried.
    expect(struck).toBeGreaterThan(upstreamRoutes.length / 2)
    expect([...seen]).toEqual(expect.arrayContaining(['upstream-unavailable', 'upstream-timeout']))
  }, 180_000)
})
