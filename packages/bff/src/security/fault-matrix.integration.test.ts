import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPairs } from '../testing/databases.js'
import {
  openFaultStage,
  upstreamFaults,
  upstreamRoutes,
  type FaultStage,
} from '../testing/fault-matrix.js'

/** Which route is tried under which fault, and in which dialect; `e2e/long/faults.long.ts` tries all of them. */
const seed = Number(process.env['FAULT_SEED'] ?? 0)

describe.each(testPairs)('while Make fails, in $name', ({ dialect, database }) => {
  const half = dialect === 'guide' ? 0 : 1
  const halfOfRoutes = upstreamRoutes.filter((_, index) => (index + seed) % 2 === half)
  let stage: FaultStage

  beforeAll(async () => {
    stage = await openFaultStage({ dialect, database: await database.create() })
  })
  afterAll(() => stage.close())

  it('E2: each route tells the designed problem or succeeds, and no write is done twice', async () => {
    let struck = 0
    const seen = new Set<unknown>()
    for (const [at, fault] of upstreamFaults.entries()) {
      const routes = halfOfRoutes.filter(
        (_, index) => (index + seed) % upstreamFaults.length === at,
      )
      for (const name of routes) {
        const tried = await stage.try(name, fault)
        struck += tried.struck.length
        if (tried.struck.length > 0) seen.add(tried.outcome)
      }
    }
    // Most routes had to ask Make, or nothing was tried.
    expect(struck).toBeGreaterThan(halfOfRoutes.length / 2)
    expect([...seen]).toEqual(expect.arrayContaining(['upstream-unavailable', 'upstream-timeout']))
  }, 180_000)
})
