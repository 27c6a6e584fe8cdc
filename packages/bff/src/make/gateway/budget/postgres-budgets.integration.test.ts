import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '../../../store/database.js'
import { budgets } from '../../../store/tables.js'
import { testDatabases } from '../../../testing/databases.js'
import { nothing } from './budget.js'
import type { Draw } from './ledger.js'
import { createPostgresBudgets } from './postgres-budgets.js'

const idle: Draw = {
  holder: 'a',
  number: 1,
  allowance: { kind: 'window', perMinute: 20, known: true },
  holding: 0,
  spent: [],
  told: null,
  refused: null,
  license: null,
  wants: nothing,
  stock: 0,
  leaseMs: 20_000,
  leaves: false,
}
const wants = (interactive: number) => ({ wants: { ...nothing, interactive } })

describe.each(testDatabases)('ledgers on $name', ({ create }) => {
  let database: Database
  let hour = 0
  /** The store's time, in ms since the epoch. */
  let now = 0
  const timed = () =>
    createPostgresBudgets(database, () => sql`to_timestamp(${now}::float8 / 1000)`)

  beforeAll(async () => {
    database = await openDatabase(await create())
  }, 120_000)
  afterAll(() => database.close())

  it('never give more than there is, however many draw at once', async () => {
    const instances = Array.from({ length: 8 }, () => createPostgresBudgets(database))
    const drawn = await Promise.all(
      instances.map(async (store, index) =>
        store.draw('raced', { ...idle, holder: `instance ${index}`, ...wants(7) }),
      ),
    )
    const given = drawn.map(({ grant }) => grant.granted.interactive)
    expect(given.reduce((sum, one) => sum + one, 0)).toBe(19)
    expect(Math.max(...drawn.map(({ grant }) => grant.drawn))).toBe(19)
  })

  it("count by the database's time what a holder took away with it", async () => {
    now = Date.UTC(2026, 10, 23, (hour += 1))
    const store = timed()
    await store.draw('expired', { ...idle, ...wants(19) })
    const other = { ...idle, holder: 'b', ...wants(1) }
    now += 19_999
    expect((await store.draw('expired', { ...other, number: 1 })).grant.granted.interactive).toBe(0)
    now += 1
    // Whatever it sent was sent before now at least, and a minute later the window has forgotten it.
    expect((await store.draw('expired', { ...other, number: 2 })).grant.granted.interactive).toBe(0)
    now += 60_000
    expect((await store.draw('expired', { ...other, number: 3 })).grant.granted.interactive).toBe(1)
  })

  it('take back at once what a holder leaves behind, and what it says is sent stays counted', async () => {
    now = Date.UTC(2026, 10, 23, (hour += 1))
    const store = timed()
    await store.draw('left', { ...idle, ...wants(19) })
    await store.draw('left', { ...idle, number: 2, spent: [0, 100, 200, 300], leaves: true })
    const { grant } = await store.draw('left', { ...idle, holder: 'b', ...wants(19) })
    expect(grant.granted.interactive).toBe(15)
  })

  it('ignore a draw that a later one of the same holder has overtaken', async () => {
    now = Date.UTC(2026, 10, 23, (hour += 1))
    const store = timed()
    await store.draw('late', { ...idle, number: 2, ...wants(10) })
    const late = await store.draw('late', { ...idle, number: 1, ...wants(5) })
    expect(late.grant.granted).toEqual(nothing)
    const { grant } = await store.draw('late', { ...idle, holder: 'b', ...wants(19) })
    expect(grant.granted.interactive).toBe(9)
  })

  it('tell every holder of a refusal, of what headers tell, and of the licence', async () => {
    now = Date.UTC(2026, 10, 23, (hour += 1))
    const store = timed()
    await store.draw('told', { ...idle, ...wants(1) })
    const refused = { waitMs: 5000, agoMs: 0, number: 1, limit: 20, remaining: 0 }
    await store.draw('told', { ...idle, number: 2, spent: [0], refused })
    const other = { ...idle, holder: 'b', ...wants(1) }
    expect((await store.draw('told', other)).grant.granted.interactive).toBe(0)
    now += 120_000
    const told = { agoMs: 0, number: 1, remaining: 4 }
    await store.draw('told', { ...idle, number: 3, told })
    const { grant } = await store.draw('told', { ...other, number: 2, ...wants(10) })
    expect(grant.granted.interactive).toBe(3)
    now += 120_000
    await store.draw('told', { ...idle, number: 4, license: { perMinute: 40 } })
    const more = await store.draw('told', { ...other, number: 3, ...wants(100) })
    expect(more.grant.granted.interactive).toBe(39)
    expect(more.ledger.license?.perMinute).toBe(40)
  })

  it('keep what headers told, however often they are read and written', async () => {
    now = Date.UTC(2026, 10, 23, (hour += 1))
    const store = timed()
    const guide: Draw = {
      ...idle,
      allowance: { kind: 'bucket', perMinute: 600, burst: 1000, known: false },
    }
    await store.draw('kept', { ...guide, ...wants(1) })
    const told = { agoMs: 0, number: 1, limit: 900 }
    await store.draw('kept', { ...guide, number: 2, spent: [0], told })
    for (const number of [3, 4]) {
      const { ledger } = await store.draw('kept', { ...guide, number })
      expect(ledger.meter).toMatchObject({ perMinute: 900 })
    }
  })

  it('are forgotten when nobody has drawn from them for a day', async () => {
    now = Date.UTC(2026, 10, 24, 1)
    await timed().draw('old', idle)
    now += 86_400_001
    await timed().draw('new', idle)
    const rows = await database.db.select({ organization: budgets.organization }).from(budgets)
    const names = rows.map(({ organization }) => organization)
    expect(names).toContain('new')
    expect(names).not.toContain('old')
  })
})
