import type { Sandbox } from '@inlaykit/sandbox'
import { AuditRecord } from '@inlaykit/shared'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from '../../store/database.js'
import { testPairs } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

describe.each(testPairs)('the list of acts, $name', ({ dialect, database: { create } }) => {
  let sandbox: Sandbox
  let test: TestBff
  let database: Database
  let scenarioId: string

  beforeAll(async () => {
    sandbox = await startSandbox({ scenariosPerTeam: 3 })
    const location = await create()
    test = await createTestBff({
      dialect,
      database: location,
      sandbox,
      role: 'manager',
      options: { background: false },
    })
    database = await openDatabase(location)
    const { items } = await test.me.call('listScenarios', { query: { status: ['active'] } })
    scenarioId = items[0]!.id
  })
  afterAll(async () => {
    await database.close()
    await test.close()
    await sandbox.close()
  })

  /** Puts in what happened in another time. Made to look at lists alone; several share a millisecond. */
  const insertPast = (tenantId: string, count: number) =>
    database.db.execute(sql`
      insert into inlaykit.audit_records
        (tenant_id, id, at, source, user_id, is_operator, action, target_kind, target_id, fields, outcome, status)
      select ${tenantId}, 'past-' || n, timestamptz '2026-01-01' + (n / 3) * interval '1 second', 'host', 'past', false,
        'runScenario', 'scenario', 's' || n % 5, '[]', case n % 2 when 0 then 'done' else 'forbidden' end, 201
      from generate_series(1, ${count}) n`)

  it('E6: tells who did what, and finds it by action, person, target, outcome and time', async () => {
    const before = new Date().toISOString()
    const builder = test.as('builder', 'acme', 'bea')
    const run = await builder.call('runScenario', { params: { scenarioId }, body: { input: {} } })
    await expectProblem(await builder.request('/members/1', { method: 'DELETE' }), 'forbidden')
    const { items, nextCursor, asOf } = await test.me.call('listAuditRecords', {
      query: { actor: 'bea' },
    })
    expect(nextCursor).toBeNull()
    expect(Date.parse(asOf!)).toBeGreaterThanOrEqual(Date.parse(before))
    const actor = { userId: 'bea', role: 'builder', operator: false }
    expect(items).toMatchObject([
      { actor, action: 'removeMember', outcome: 'forbidden', status: 403, source: 'host' },
      {
        actor,
        action: 'runScenario',
        target: { kind: 'scenario', id: scenarioId },
        resultId: run.id,
        connectionId: test.connections.acme!.id,
        fields: ['input'],
        outcome: 'done',
        status: 201,
      },
    ])
    for (const item of items) expect(AuditRecord.parse(item)).toEqual(item)
    const [refusal, done] = items.map(({ id }) => id)
    const find = async (query: object) => {
      const page = await test.me.call('listAuditRecords', { query: { actor: 'bea', ...query } })
      return page.items.map(({ id }) => id)
    }
    expect(await find({ action: 'runScenario' })).toEqual([done])
    expect(await find({ target: scenarioId })).toEqual([done])
    expect(await find({ target: run.id })).toEqual([done])
    expect(await find({ outcome: 'forbidden' })).toEqual([refusal])
    expect(await find({ outcome: 'unknown' })).toEqual([])
    expect(await find({ from: before })).toEqual([refusal, done])
    expect(await find({ to: '2000-01-01T00:00:00Z' })).toEqual([])
    expect(await find({ actor: 'nobody' })).toEqual([])
  })

  it('pages without a gap or a double while more is done', async () => {
    await insertPast('acme', 70)
    await insertPast('brightside', 5)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const query: object = { actor: 'past', limit: 11, ...(cursor !== null && { cursor }) }
      const page = await test.me.call('listAuditRecords', { query })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
      await test.me.call('runScenario', { params: { scenarioId } })
    } while (cursor !== null)
    expect(seen).toHaveLength(70)
    expect(new Set(seen).size).toBe(70)
    const { items } = await test.me.call('listAuditRecords', { query: { actor: 'past', limit: 1 } })
    const [newest] = items
    expect(newest!.at).toBe('2026-01-01T00:00:23.000Z')
  })

  it('T1: shows a tenant its own alone, and is for managers and above', async () => {
    const other = test.as('admin', 'brightside')
    const { items } = await other.call('listAuditRecords', { query: { actor: 'past' } })
    expect(items).toHaveLength(5)
    const { nextCursor } = await test.me.call('listAuditRecords', { query: { limit: 1 } })
    const stolen = await other.request(`/audit?limit=1&cursor=${nextCursor}`)
    await expectProblem(stolen, 'validation')
    for (const role of ['viewer', 'builder'] as const) {
      await expectProblem(await test.as(role).request('/audit'), 'forbidden')
    }
    const refused = await test.me.call('listAuditRecords', {
      query: { action: 'listAuditRecords' },
    })
    expect(refused.items.map(({ actor }) => actor.role)).toEqual(['builder', 'viewer'])
  })

  it('carries a tag, by which nothing is sent twice', async () => {
    const path = '/audit?actor=past&limit=3'
    const first = await test.me.request(path)
    const tag = first.headers.get('etag')!
    expect(first.headers.get('inlaykit-as-of')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    const again = await test.me.request(path, { headers: { 'If-None-Match': tag } })
    expect(again.status).toBe(304)
    const other = await test.me.request(`${path}&outcome=done`, {
      headers: { 'If-None-Match': tag },
    })
    expect(other.status).toBe(200)
  })

  it.each([
    ['action=steal', 'query.action'],
    ['action=getHealth', 'query.action'],
    ['action=run%20it', 'query.action'],
    ['actor=', 'query.actor'],
    ['actor=a%0Ab', 'query.actor'],
    ['target=..%2Fx', 'query.target'],
    ['outcome=fine', 'query.outcome'],
    ['from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z', 'query.from'],
    ['from=yesterday', 'query.from'],
    ['limit=101', 'query.limit'],
    ['cursor=x', 'query.cursor'],
    ['tenant=brightside', 'query.tenant'],
  ])('I4: refuses %s and names the place', async (query, path) => {
    const problem = await expectProblem(await test.me.request(`/audit?${query}`), 'validation')
    expect(problem.errors?.map((fault) => fault.path)).toContain(path)
  })

  it('goes with the tenant', async () => {
    await test.bff.tenants.delete('brightside')
    const { items } = await test.as('admin', 'brightside').call('listAuditRecords')
    expect(items).toEqual([])
  })
})
