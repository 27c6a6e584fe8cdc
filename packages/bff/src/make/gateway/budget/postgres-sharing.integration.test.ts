import { sql } from 'drizzle-orm'
import * as fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '../../../store/database.js'
import { testDatabases } from '../../../testing/databases.js'
import {
  arrivalsOf,
  expectWithinBucket,
  expectWithinWindow,
  timeless,
  wishes,
} from '../../../testing/gateway-sharing.js'
import type { ManualClock } from '../../../testing/manual-clock.js'
import { createPostgresBudgets } from './postgres-budgets.js'

const postgres = testDatabases.find(({ name }) => name === 'postgres')
const wanted = wishes({ min: 25, max: 40 })
const count = fc.integer({ min: 2, max: 4 })
const killsAt = fc.nat(25)

describe.runIf(postgres)('instances that share a budget on Postgres', () => {
  let database: Database
  let runs = 0
  let arrived = 0

  /** A ledger of its own for each run, by the clock of the run. */
  const store = (clock: ManualClock) => {
    const budgets = createPostgresBudgets(
      database,
      () => sql`to_timestamp(${clock.now()}::float8 / 1000)`,
    )
    const run = `run ${(runs += 1)}`
    return timeless({ ...budgets, draw: (_organization, draw) => budgets.draw(run, draw) })
  }

  beforeAll(async () => {
    database = await openDatabase(await postgres!.create())
  }, 120_000)
  beforeEach(() => {
    arrived = 0
  })
  afterAll(() => database.close())

  it('guide: never have more than burst + rate × t counted in any time t, whatever dies', async () => {
    await fc.assert(
      fc.asyncProperty(
        wanted,
        count,
        killsAt,
        fc.integer({ min: 6, max: 120 }),
        async (calls, instances, killed, perMinute) => {
          const allowance = { kind: 'bucket', perMinute, burst: 14, known: true } as const
          const options = { allowance, count: instances, killsAt: killed, store }
          const arrivals = await arrivalsOf(calls, options)
          arrived += arrivals.length
          expectWithinBucket(arrivals, allowance)
        },
      ),
      { numRuns: 6 },
    )
    expect(arrived).toBeGreaterThan(30)
  }, 120_000)

  it('live: never have more than the limit counted in any rolling 60 s, whatever dies', async () => {
    await fc.assert(
      fc.asyncProperty(
        wanted,
        count,
        killsAt,
        fc.integer({ min: 8, max: 25 }),
        async (calls, instances, killed, perMinute) => {
          const allowance = { kind: 'window', perMinute, known: true } as const
          const options = { allowance, count: instances, killsAt: killed, store }
          const arrivals = await arrivalsOf(calls, options)
          arrived += arrivals.length
          expectWithinWindow(arrivals, perMinute)
        },
      ),
      { numRuns: 6 },
    )
    expect(arrived).toBeGreaterThan(30)
  }, 120_000)
})
