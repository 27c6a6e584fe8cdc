import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testDatabases, testDialects } from '../testing/databases.js'
import {
  hearStatements,
  looseStatements,
  ofTenants,
  tenantsOf,
  unboundTables,
  type HeardStatements,
} from '../testing/statements.js'
import { createTestBff, type TestBff } from '../testing/test-bff.js'
import { ask, createIds, endpointNames } from '../testing/tour.js'
import { openWays } from '../testing/ways.js'

// Every route in every way is much for a machine that does other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

/** Asks lists by what they can be filtered and sorted by, page after page. */
async function askFiltered(test: TestBff): Promise<void> {
  const me = test.as('viewer')
  for (const query of [
    '/scenarios?search=a&status=active,paused&sort=-lastRunAt&limit=2',
    '/scenarios?sort=nextRunAt&folder=1',
    '/scenarios?sort=operations',
    '/executions?status=error&trigger=manual&from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z',
  ]) {
    const response = await me.request(query)
    expect(response.status, query).toBe(200)
    const { nextCursor } = (await response.json()) as { nextCursor: string | null }
    if (nextCursor !== null) {
      const next = await me.request(`${query}&cursor=${encodeURIComponent(nextCursor)}`)
      expect(next.status, query).toBe(200)
    }
  }
}

describe.each(testDialects)('the store in the dialect %s', (dialect) => {
  const [database] = testDatabases
  let statements: HeardStatements
  let test: TestBff

  beforeAll(async () => {
    // Making the database is the test's own doing.
    const location = await database!.create()
    statements = hearStatements()
    test = await createTestBff({
      dialect,
      database: location,
      connected: ['acme'],
    })
  })
  afterAll(async () => {
    await test.close()
    statements.stop()
  })

  it('T7: binds each statement to the tenant of who asks', async () => {
    const { idsFor } = await createIds(test)
    const ways = await openWays(test.bff)
    const events = await test.me.events()
    try {
      for (const { way, caller } of ways.callers(test.me.viewer)) {
        for (const name of endpointNames) {
          const ids = await idsFor(name)
          await ask(caller, name, { ids })
          // Twice, since what was read once takes other paths.
          await ask(caller, name, {
            ids,
            headers: { 'Idempotency-Key': `key-${name}-${way}` },
          })
        }
      }
      await askFiltered(test)
    } finally {
      await events.leave()
      await ways.close()
    }
    await test.bff.connections.list('acme')
    await test.bff.tenants.delete('acme')

    expect(looseStatements(statements.heard, 'acme')).toEqual([])
    // Enough was heard to mean something: every table that a tenant has rows in.
    const heard = ofTenants(statements.heard).join('\n')
    for (const table of [
      'tenants',
      'connections',
      'secrets',
      'events',
      'mirror_scenarios',
      'mirror_executions',
      'mirror_folders',
      'mirror_members',
      'mirror_webhooks',
      'mirror_state',
    ]) {
      expect(heard).toMatch(new RegExp(`"inlaykit"\\."${table}"`))
    }
  }, 120_000)
})

describe('what T7 hears', () => {
  it.each([
    ['select * from "inlaykit"."connections" where "inlaykit"."connections"."id" = $1', null],
    [
      'select * from "inlaykit"."events" where ("inlaykit"."events"."tenant_id" = $1 or "id" = $2)',
      null,
    ],
    ['delete from "inlaykit"."secrets"', null],
    ['insert into "inlaykit"."events" ("id") values ($1)', null],
    [
      'insert into "inlaykit"."events" ("id", "tenant_id") values ($2, $1), ($3, $1)',
      ['acme', 'acme'],
    ],
    [
      'update "inlaykit"."events" set "x" = $2 where "inlaykit"."events"."tenant_id" = $1',
      ['acme'],
    ],
  ])('T7: tells what binds from what does not: %s', (text, bound) => {
    expect(tenantsOf({ text, values: ['acme', 'x', 'y'] })).toEqual(bound)
  })

  it('T7: finds the table of a join that is bound by nothing', () => {
    const text =
      'select * from "inlaykit"."secrets" inner join "inlaykit"."tenants" on true where "inlaykit"."secrets"."tenant_id" = $1'
    expect(unboundTables({ text, values: ['acme'] })).toEqual(['tenants'])
  })
})
