import { sql, type SQL } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListScenariosQuery } from '@inlaykit/shared'
import { insertConnection } from '../features/connections/store.js'
import { queryMark, writeCursor } from '../mirror/cursor.js'
import { listMirroredBars, summarizeMirroredExecutions } from '../mirror/execution-figures.js'
import { listMirroredExecutions } from '../mirror/execution-list.js'
import { listMirroredScenarios } from '../mirror/scenario-list.js'
import { lookAfterTables } from '../store/embedded-upkeep.js'
import type { ConnectionScope } from '../store/scope.js'
import { testDatabases } from './databases.js'
import { createMirrorStage, type MirrorStage } from './mirror-stage.js'
import { hearStatements, type Statement } from './statements.js'

/** So many runs lie in the 90 days that are kept; the smaller tenant's are as dense, so their history is shorter. */
const runsOf = { small: 10_000, large: Number(process.env['LARGE_RUNS'] ?? 1_000_000) }
const spacingMs = 7776
const runsOfScenario = 100
const batch = 25_000
const rounds = 15

type Size = keyof typeof runsOf

/** A connection with a history. */
interface Tenant {
  readonly size: Size
  readonly scope: ConnectionScope
  /** When the run `n` from the newest on began. */
  startOf(n: number): Date
  idOf(n: number): string
}

const end = Date.UTC(2026, 9, 1)
const dayMs = 24 * 60 * 60_000
const iso = (time: number) => new Date(time).toISOString()
const scenarioId = (n: number) => String(1_000_000 + n)

async function fill({ scope, size }: Tenant): Promise<void> {
  const { db, tenantId, connectionId } = scope
  const scenarios = runsOf[size] / runsOfScenario
  await db.execute(sql`
    insert into inlaykit.mirror_scenarios (tenant_id, connection_id, id, name_key, search_text, status, operations,
      last_run_at, runs_as_of, "row")
    select ${tenantId}, ${connectionId}, (1000000 + n)::text, 'scenario ' || lpad(n::text, 8, '0'), 'scenario ' || n,
      case n % 10 when 0 then 'inactive' else 'active' end, n, ${iso(end)}::timestamptz - n * interval '1 minute', now(),
      jsonb_build_object('id', (1000000 + n)::text, 'name', 'Scenario ' || n, 'status', 'active')
    from generate_series(0, ${scenarios - 1}::int) as n`)
  for (let from = 0; from < runsOf[size]; from += batch) {
    const to = Math.min(runsOf[size], from + batch) - 1
    await db.execute(sql`
      insert into inlaykit.mirror_executions
        (tenant_id, connection_id, id, scenario_id, status, trigger, started_at, seen_at, "row")
      select ${tenantId}, ${connectionId}, lpad(n::text, 32, '0'), (1000000 + n % ${scenarios})::text, status, trigger, at,
        now(), jsonb_build_object('id', lpad(n::text, 32, '0'), 'status', status, 'trigger', trigger, 'startedAt', at,
          'durationMs', 500 + n % 9000, 'operations', 1 + n % 20)
      from generate_series(${from}::int, ${to}::int) as n,
      lateral (select case when n % 50 = 0 then 'error' when n % 40 = 0 then 'warning' else 'success' end as status,
        case n % 3 when 0 then 'webhook' else 'scheduled' end as trigger,
        ${iso(end)}::timestamptz - n::double precision * ${spacingMs}::int * interval '1 millisecond' as at) as drawn`)
  }
}

const pageOfScenarios = { limit: 50, sort: 'name' } satisfies ListScenariosQuery

/** What people ask; `isFlat`: how long a history is must not matter, how many scenarios there are may. */
const questions: readonly {
  readonly name: string
  readonly isFlat: boolean
  /** Blocks that don't grow with the history, such as those of names; 1,000 by default. */
  readonly besides?: number
  readonly ask: (tenant: Tenant) => Promise<{ readonly count: number }>
}[] = [
  runs('runs, first page', {}),
  runs('runs, a page at nine tenths of the history', {}, (n) => Math.floor(n * 0.9)),
  runs('runs that failed, first page', { status: ['error'] }),
  runs(
    'runs that failed or warned, a deep page',
    { status: ['error', 'warning'] },
    (n) => Math.floor((n * 0.9) / 200) * 200,
  ),
  runs('runs that were stopped: none', { status: ['stopped'] }),
  runs('runs by webhook, first page', { trigger: ['webhook'] }),
  runs('runs by hand: none', { trigger: ['manual'] }),
  runs('runs of some hours', { from: iso(end - dayMs / 2), to: iso(end - dayMs / 4) }),
  runs('runs of one scenario, first page', { scenarioId: scenarioId(7) }),
  {
    name: 'bars of all',
    isFlat: true,
    // The names of 5,000 scenarios at most.
    besides: 25_000,
    ask: async ({ scope }) => ({ count: (await listMirroredBars(scope, {})).ids.length }),
  },
  {
    name: 'bars of one scenario',
    isFlat: true,
    ask: async ({ scope }) => ({
      count: (await listMirroredBars(scope, { scenarioId: scenarioId(7) })).ids.length,
    }),
  },
  sums('sums of a day', {}, 0),
  sums('sums of a day by the hour', {}, 24),
  sums('sums of what failed in a day', { status: ['error'] }, 0),
  sums('sums of one scenario', { scenarioId: scenarioId(7) }, 24),
  scenarios('scenarios, first page', {}),
  scenarios('scenarios by last run', { sort: '-lastRunAt' }),
  scenarios('scenarios that are off', { status: ['inactive'] }),
  scenarios('scenarios by a word of their names', { search: 'nario 77' }),
]

function runs(
  name: string,
  match: Omit<Parameters<typeof listMirroredExecutions>[1], 'limit'>,
  depth?: (runs: number) => number,
) {
  return {
    name,
    isFlat: true,
    ask: async ({ scope, size, startOf, idOf }: Tenant) => {
      const mark = queryMark({ of: [scope.tenantId, scope.connectionId, 'executions'], ...match })
      const n = depth?.(runsOf[size])
      const cursor =
        n === undefined
          ? undefined
          : writeCursor(mark, { value: startOf(n).getTime(), id: idOf(n) })
      const { items } = await listMirroredExecutions(
        scope,
        { ...match, limit: 50, cursor },
        'upstream',
      )
      return { count: items.length }
    },
  }
}

function sums(
  name: string,
  match: Parameters<typeof summarizeMirroredExecutions>[1],
  buckets: number,
) {
  return {
    name,
    isFlat: true,
    ask: async ({ scope }: Tenant) => {
      const range = { from: end - dayMs + 1, to: end }
      const { counts } = await summarizeMirroredExecutions(scope, match, range, buckets)
      return { count: Object.values(counts).reduce((sum, count) => sum + count, 0) }
    },
  }
}

function scenarios(name: string, query: Partial<ListScenariosQuery>) {
  return {
    name,
    isFlat: false,
    ask: async ({ scope }: Tenant) => {
      const { items } = await listMirroredScenarios(scope, { ...pageOfScenarios, ...query })
      return { count: items.length }
    },
  }
}

/** The statement with its values, as the ORM takes it. */
function again({ text, values }: Statement): SQL {
  const parts = text.split(/\$(\d+)/)
  return sql.join(
    parts.map((part, index) =>
      index % 2 === 0 ? sql.raw(part) : sql`${sql.param(values[Number(part) - 1])}`,
    ),
  )
}

/** How many blocks of the database, in memory or not, the statements of a question look at. */
async function blocksOf(
  tenant: Tenant,
  ask: (tenant: Tenant) => Promise<unknown>,
): Promise<number> {
  const heard = hearStatements()
  await ask(tenant)
  heard.stop()
  let blocks = 0
  for (const statement of heard.heard) {
    const { rows } = await tenant.scope.db.execute<{
      'QUERY PLAN': { Plan: Record<string, number> }[]
    }>(sql`explain (analyze, buffers, format json) ${again(statement)}`)
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
    blocks += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)
  }
  return blocks
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

describe.each(testDatabases)('a tenant of a million runs on $name', ({ name, create }) => {
  let stage: MirrorStage
  let tenants: Readonly<Record<Size, Tenant>>
  const figures: string[] = []

  beforeAll(async () => {
    stage = await createMirrorStage(await create())
    const { db } = stage.database
    const make = async (size: Size): Promise<Tenant> => {
      const connection = await insertConnection(
        { db, tenantId: 'acme' },
        {
          dialect: 'guide',
          baseUrl: 'http://127.0.0.1:1',
          zone: null,
          organizationId: size,
          teamId: null,
          plan: null,
          kind: 'api-key',
          label: size,
          hint: null,
        },
        new Date(),
      )
      return {
        size,
        scope: { db, tenantId: 'acme', connectionId: connection.id },
        startOf: (n) => new Date(end - n * spacingMs),
        idOf: (n) => String(n).padStart(32, '0'),
      }
    }
    tenants = { small: await make('small'), large: await make('large') }
    await fill(tenants.small)
    await fill(tenants.large)
    // What the database does by itself within minutes.
    await lookAfterTables({ query: (text) => db.execute(sql.raw(text)) })
  }, 30 * 60_000)

  afterAll(async () => {
    await stage.close()
    process.stdout.write(`\n${figures.join('\n')}\n`)
  })

  it.each(questions)(
    'answers as fast as one of 10,000: $name',
    async ({ name: question, isFlat, besides = 1000, ask }) => {
      const { small, large } = tenants
      const counts = [(await ask(small)).count, (await ask(large)).count]
      const times: Record<Size, number[]> = { small: [], large: [] }
      for (let round = 0; round < rounds; round += 1) {
        for (const tenant of round % 2 === 0 ? [small, large] : [large, small]) {
          const begun = performance.now()
          await ask(tenant)
          times[tenant.size].push(performance.now() - begun)
        }
      }
      const blocks = [await blocksOf(small, ask), await blocksOf(large, ask)] as const
      const ratio = median(times.large) / median(times.small)
      figures.push(
        `| ${name} | ${question} | ${counts.join(', ')} | ${median(times.large).toFixed(1)} ms | ${ratio.toFixed(2)} | ${blocks.join(', ')} |`,
      )
      expect(counts[0]).toBeGreaterThanOrEqual(0)
      // Blocks, not times: they are the same on every machine. A walk over the history would look at a hundred times as many.
      if (isFlat) expect(blocks[1]).toBeLessThanOrEqual(3 * blocks[0] + besides)
    },
    10 * 60_000,
  )
})
