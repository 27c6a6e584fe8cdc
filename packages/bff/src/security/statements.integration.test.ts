import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testDatabases, testDialects } from '../testing/databases.js'
import { hearStatements, type Statement } from '../testing/statements.js'
import { createCaller, createTestBff, type TestBff } from '../testing/test-bff.js'
import { ask, createIds, endpointNames } from '../testing/tour.js'
import { openWays } from '../testing/ways.js'

// Every route in every way is much for a machine that does other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

/** What speaks of no tenant's rows, or of all tenants' by its nature. Whoever adds to it must say why. */
const withoutTenant: readonly { readonly text: RegExp; readonly why: string }[] = [
  {
    text: /^(begin|commit|rollback|savepoint|release|set |select 1$|listen|unlisten)/i,
    why: 'of the session itself',
  },
  {
    text: /pg_(try_)?advisory_(xact_)?(un)?lock|pg_notify|pg_backend_pid/,
    why: 'locks and signals',
  },
  { text: /inlaykit\.migrations|^create schema|^(create|alter) table/, why: 'migrations' },
  {
    text: /^delete from "inlaykit"\."\w+" where ctid in \(select ctid/,
    why: 'pruning by age and count',
  },
  {
    text: /^delete from "inlaykit"\."events" where "inlaykit"\."events"\."at" < /,
    why: 'pruning by age',
  },
  { text: /^with gone as \( *delete from "inlaykit"\."oauth_flows"/, why: 'pruning by age' },
  {
    text: /"oauth_flows"\."(ticket|state)_hash" = \$/,
    why: 'the ticket or the state, good once, says which tenant it is',
  },
  { text: /^update "inlaykit"\."oauth_revocations" set "due_at"/, why: 'the queue of revocations' },
  { text: /"inlaykit"\."budget/, why: 'an organisation of Make is shared by its tenants' },
]

const oneLine = (text: string) => text.trim().replace(/\s+/g, ' ')

/** Drops what stands in brackets beside an `or`: a tenant that is named there alone would bind nothing. */
function withoutAlternatives(text: string): string {
  const inner = text.replace(/\([^()]*\)/g, (group) =>
    / or /i.test(group) ? '' : group.replace('(', '\u0001').replace(')', '\u0002'),
  )
  return inner === text ? text : withoutAlternatives(inner)
}

/** The tenants that a statement is bound to; `null` when it is bound to none. */
function tenantsOf({ text, values }: Statement): unknown[] | null {
  const sql = oneLine(text)
  const inserted = /^insert into [\w."]+(?: as \w+)? ?\(([^)]*)\) values (.*)$/i.exec(sql)
  if (inserted) {
    const columns = inserted[1]!.split(',').map((column) => column.replaceAll('"', '').trim())
    const into = sql.includes('into "inlaykit"."tenants"') ? 'id' : 'tenant_id'
    const place = columns.indexOf(into)
    const [given] = inserted[2]!.split(/ on conflict | returning /i)
    const rows = [...given!.matchAll(/\((\$\d+[^()]*(?:\([^()]*\)[^()]*)*)\)/g)]
    if (place < 0 || rows.length === 0) return null
    return rows.map((row) => values[Number(/\$(\d+)/.exec(row[1]!.split(',')[place]!)?.[1]) - 1])
  }
  const bound = withoutAlternatives(sql).matchAll(
    /(?:tenant_id"?|"tenants"\."id"|from "inlaykit"\."tenants" where id) = \$(\d+)/g,
  )
  const tenants = [...bound].map(([, place]) => values[Number(place) - 1])
  return tenants.length > 0 ? tenants : null
}

/** The tables of a statement that are bound to no tenant: neither by a value nor by another table of it. */
function unboundTables({ text }: Statement): string[] {
  const sql = withoutAlternatives(oneLine(text))
  if (/^insert/i.test(sql)) return []
  const tables = [...sql.matchAll(/(?:from|join|update|using) "inlaykit"\."(\w+)"/g)].map(
    ([, table]) => table!,
  )
  if (tables.length === 1) return []
  return tables.filter((table) => {
    const column = table === 'tenants' ? 'id' : 'tenant_id'
    return !new RegExp(`"${table}"\\."${column}" = |= "inlaykit"\\."${table}"\\."${column}"`).test(
      sql,
    )
  })
}

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
  let statements: ReturnType<typeof hearStatements>
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
    const { ids, withSpareConnection } = await createIds(test)
    const ways = await openWays(test.bff)
    const events = await test.me.events()
    try {
      for (const way of ways.all) {
        const caller = createCaller(test.bff, test.me.viewer, way)
        for (const name of endpointNames) {
          const own = name === 'deleteConnection' ? await withSpareConnection() : ids
          await ask(caller, name, { ids: own })
          // Twice, since what was read once takes other paths.
          await ask(caller, name, {
            ids,
            headers: { 'Idempotency-Key': `key-${name}-${way.name}` },
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

    const ofTenants = statements.heard.filter(
      ({ text }) => !withoutTenant.some((entry) => entry.text.test(oneLine(text))),
    )
    const loose = ofTenants.filter(
      (statement) =>
        !tenantsOf(statement)?.every((tenant) => tenant === 'acme') ||
        unboundTables(statement).length > 0,
    )
    expect([...new Set(loose.map(({ text }) => oneLine(text)))]).toEqual([])
    // Enough was heard to mean something: every table that a tenant has rows in.
    const heard = ofTenants.map(({ text }) => text).join('\n')
    for (const table of [
      'tenants',
      'connections',
      'secrets',
      'events',
      'mirror_scenarios',
      'mirror_executions',
      'mirror_folders',
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
