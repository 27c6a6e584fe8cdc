import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '../store/database.js'
import { testDatabases } from '../testing/databases.js'
import { ScenarioRows } from './scenario-rows.js'

describe.each(testDatabases)('look-ups of scenarios on $name', ({ create }) => {
  let database: Database
  beforeAll(async () => {
    database = await openDatabase(await create())
  })
  afterAll(() => database.close())

  it('are all answered, however many come while one is under way', async () => {
    const rows = new ScenarioRows()
    const scope = { db: database.db, tenantId: 'acme', connectionId: 'c' }
    const first = rows.find(scope, 'first')
    await setImmediate()
    await setImmediate()
    const others = Array.from({ length: 900 }, (_, index) => rows.find(scope, String(index)))
    expect(await first).toBeNull()
    expect(new Set(await Promise.all(others))).toEqual(new Set([null]))
  })
})
