import { randomUUID } from 'node:crypto'
import type { Sandbox } from '@inlaykit/sandbox'
import type { EndpointName } from '@inlaykit/shared'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase, type Database } from '../store/database.js'
import { auditRecords } from '../store/tables.js'
import { formsOf } from '../testing/canary.js'
import { testPairs } from '../testing/databases.js'
import { expectProblem } from '../testing/expect-problem.js'
import { failRuns, writeWithKey } from '../testing/keyed-writes.js'
import { createTestBff, startSandbox, type TestBff } from '../testing/test-bff.js'
import { ask, createIds, endpointOf, letIn, readNames, writeNames } from '../testing/tour.js'
import { openWays, type Ways } from '../testing/ways.js'
import { auditedNames, isAudited } from './policy.js'
import { endAuditRecord, forgetAuditRecords, pruneAuditRecords } from './records.js'

// Every route in every way is much for a machine that does other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })

const requestIdOf = (response: Response) => response.headers.get('x-request-id')!

describe('the table of audited endpoints', () => {
  it('E6: holds whatever may change something for a viewer, and what shows a secret', () => {
    expect(auditedNames).toEqual(
      writeNames.filter((name) => !endpointOf(name).permission.endsWith(':read')),
    )
    expect(auditedNames).toContain('revealWebhook')
    for (const name of readNames) expect(isAudited(endpointOf(name)), name).toBe(false)
  })
})

describe.each(testPairs)('the audit, $name', ({ dialect, database: { create } }) => {
  let sandbox: Sandbox
  let test: TestBff
  let ways: Ways
  let database: Database
  let withSpareConnection: Awaited<ReturnType<typeof createIds>>['withSpareConnection']
  let ids: Awaited<ReturnType<typeof createIds>>['ids']

  beforeAll(async () => {
    sandbox = await startSandbox({ scenariosPerTeam: 3 })
    const location = await create()
    test = await createTestBff({
      dialect,
      database: location,
      sandbox,
      options: { background: false },
    })
    ways = await openWays(test.bff)
    database = await openDatabase(location)
    ;({ ids, withSpareConnection } = await createIds(test))
  })
  afterEach(() => sandbox.clearFaults())
  afterAll(async () => {
    await ways.close()
    await database.close()
    await test.close()
    await sandbox.close()
  })

  const recordsOf = (requestId: string) =>
    database.db.select().from(auditRecords).where(eq(auditRecords.requestId, requestId))

  it('E6: has exactly one record of each write that was let in, with its outcome', async () => {
    for (const { way, caller } of ways.callers(test.as('admin').viewer)) {
      for (const name of auditedNames) {
        ids = await withSpareConnection()
        const response = await ask(caller, name, { ids })
        const what = `${name} over ${way}: ${response.status}`
        expect(letIn, what).toContain(response.status)
        const records = await recordsOf(requestIdOf(response))
        expect(records, what).toHaveLength(1)
        const text = await response.text()
        const told = (text === '' ? {} : JSON.parse(text)) as { id?: string; type?: string }
        const problem = response.ok ? undefined : told.type!.split(':').at(-1)
        expect(records[0], what).toMatchObject({
          tenantId: 'acme',
          source: 'host',
          userId: 'acme-admin',
          role: 'admin',
          isOperator: false,
          action: name,
          outcome: problem ?? 'done',
          status: response.status,
        })
        expect(records[0]!.targetKind, what).toMatch(
          /^(scenario|folder|(incomplete-)?execution|member|webhook|connection)$/,
        )
        if (response.status === 201) {
          expect(told.id, what).toMatch(/./)
          expect(records[0]!.resultId, what).toBe(told.id)
        }
      }
    }
    // Among the writes was the one that switches it off.
    await test.me.call('activateScenario', { params: { scenarioId: ids.scenarioId } })
  }, 300_000)

  it('E6: names the target, the connection and what is given, and holds no value', async () => {
    const canary = `canary-${randomUUID()}`
    const connectionId = test.connections.acme!.id
    const response = await test.me.request('/webhooks?connection=' + connectionId, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: canary, type: 'custom' }),
    })
    const made = (await response.json()) as { id: string; url: string }
    const [creation] = await recordsOf(requestIdOf(response))
    expect(creation).toMatchObject({
      action: 'createWebhook',
      targetKind: 'webhook',
      targetId: null,
      resultId: made.id,
      connectionId,
      fields: ['name', 'type'],
    })
    const revealed = await test.me.request(`/webhooks/${made.id}/reveal`, { method: 'POST' })
    expect(((await revealed.json()) as { url: string }).url).toBe(made.url)
    const [reveal] = await recordsOf(requestIdOf(revealed))
    // The tenant's default connection was meant.
    expect(reveal).toMatchObject({ targetId: made.id, resultId: null, connectionId, fields: [] })

    const secrets = [canary, made.url, ...sandbox.organizations.map(({ apiKey }) => apiKey)]
    const rows = JSON.stringify(await database.db.select().from(auditRecords))
    for (const secret of secrets) {
      for (const form of formsOf(secret)) expect(rows.includes(form)).toBe(false)
    }
  })

  it('E6: has one record of a write that is asked for again under its key', async () => {
    const before = await database.db.select().from(auditRecords)
    const key = randomUUID()
    const path = `/scenarios/${ids.scenarioId}/run`
    const [first, second] = await Promise.all([
      writeWithKey(test.me, path, key),
      writeWithKey(test.me, path, key),
    ])
    const third = await writeWithKey(test.me, path, key)
    expect(third.status).toBe(201)
    expect(third.headers.get('idempotency-replayed')).toBe('true')
    const after = await database.db.select().from(auditRecords)
    expect(after).toHaveLength(before.length + 1)
    const asked = [first, second, third].map(requestIdOf)
    const kept = await Promise.all(asked.map(recordsOf))
    expect(kept.flat()).toMatchObject([{ action: 'runScenario', outcome: 'done', status: 201 }])
  })

  it('E6: has one record of whoever was refused by their role, reads too, and none of a foreign page', async () => {
    const viewer = test.as('viewer')
    for (const { way, caller } of ways.callers(viewer.viewer)) {
      for (const name of [...auditedNames, 'listConnections'] satisfies EndpointName[]) {
        const response = await ask(caller, name, { ids })
        await expectProblem(response, 'forbidden')
        const records = await recordsOf(requestIdOf(response))
        expect(records, `${name} over ${way}`).toHaveLength(1)
        expect(records[0]).toMatchObject({
          action: name,
          userId: 'acme-viewer',
          role: 'viewer',
          outcome: 'forbidden',
          status: 403,
          fields: [],
        })
      }
    }
    const hostile = await viewer.request('/scenarios/..%2F%0d%0a/run', { method: 'POST' })
    await expectProblem(hostile, 'forbidden')
    expect(await recordsOf(requestIdOf(hostile))).toMatchObject([{ targetId: null }])
    const foreign = await ask(test.me, 'runScenario', {
      ids,
      headers: { Origin: 'https://evil.test' },
    })
    await expectProblem(foreign, 'forbidden')
    expect(await recordsOf(requestIdOf(foreign))).toEqual([])
  })

  it('E6: tells by which problem a write failed, and keeps none of what never reached its handler', async () => {
    failRuns(sandbox, { status: 500, times: 10 })
    const failed = await ask(test.me, 'runScenario', { ids })
    const problem = await expectProblem(failed, 'upstream-unavailable')
    expect(await recordsOf(requestIdOf(failed))).toMatchObject([
      { outcome: 'upstream-unavailable', status: problem.status, resultId: null },
    ])
    const wrong = await ask(test.me, 'runScenario', { ids, body: { nothing: 1 } })
    await expectProblem(wrong, 'validation')
    expect(await recordsOf(requestIdOf(wrong))).toEqual([])
  })

  it('E6: leaves the end open where whoever asked has gone', async () => {
    sandbox.fail(`POST /scenarios/:id/${dialect === 'guide' ? 'execute' : 'run'}`, {
      delayMs: 3000,
    })
    const gone = new AbortController()
    const count = async () => {
      const rows = await database.db
        .select()
        .from(auditRecords)
        .where(eq(auditRecords.userId, 'leaver'))
      return rows
    }
    const leaver = test.as('builder', 'acme', 'leaver')
    const asking = leaver.request(`/scenarios/${ids.scenarioId}/run`, {
      method: 'POST',
      signal: gone.signal,
    })
    await vi.waitFor(async () => expect(await count()).toHaveLength(1), { timeout: 20_000 })
    gone.abort()
    await asking.catch(() => undefined)
    expect(await count()).toMatchObject([{ outcome: null, status: null }])
  })

  it('E6: knows the host from its people', async () => {
    const organization = sandbox.organizations[0]!
    const spare = await test.bff.connections.setApiKey({
      tenantId: 'acme',
      apiKey: organization.apiKey,
      organizationId: 'server-made',
    })
    expect(await test.bff.connections.remove('acme', spare.id)).toBe(true)
    expect(await test.bff.connections.remove('acme', spare.id)).toBe(false)
    const rows = await database.db
      .select()
      .from(auditRecords)
      .where(sql`${auditRecords.source} = 'server' and ${spare.id} in (target_id, result_id)`)
      .orderBy(auditRecords.at)
    expect(rows).toMatchObject([
      {
        action: 'createConnection',
        userId: null,
        resultId: spare.id,
        fields: ['apiKey', 'organizationId'],
        outcome: 'done',
      },
      { action: 'deleteConnection', targetId: spare.id, outcome: 'done' },
      { action: 'deleteConnection', targetId: spare.id, outcome: 'not-found', status: 404 },
    ])
  })

  it('E6: does nothing that it cannot record, and says so', async () => {
    await database.db.execute(sql`alter table inlaykit.audit_records rename to audit_away`)
    try {
      sandbox.clearRequests()
      await expectProblem(await ask(test.me, 'runScenario', { ids }), 'internal')
      expect(sandbox.requests()).toEqual([])
      // Whoever is refused is refused all the same.
      await expectProblem(await ask(test.as('viewer'), 'runScenario', { ids }), 'forbidden')
    } finally {
      await database.db.execute(sql`alter table inlaykit.audit_away rename to audit_records`)
    }
  })

  it('E6: tells what came of a write whose record could not be completed', async () => {
    await database.db.execute(sql`
      create function inlaykit.fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$`)
    await database.db.execute(sql`
      create trigger aaa before update on inlaykit.audit_records for each row execute function inlaykit.fail()`)
    try {
      const response = await ask(test.me, 'runScenario', { ids })
      expect(response.status).toBe(201)
      expect(await recordsOf(requestIdOf(response))).toMatchObject([{ outcome: null }])
      expect(test.logs.join('')).toContain('an audit record could not be completed')
    } finally {
      await database.db.execute(sql`drop trigger aaa on inlaykit.audit_records`)
    }
  })

  it('E6: is altered by nobody: the store refuses it', async () => {
    const scope = { db: database.db, tenantId: 'acme' }
    const response = await ask(test.me, 'runScenario', { ids })
    const [kept] = await recordsOf(requestIdOf(response))
    const refused = /stay as they were written/
    const byHand = [
      sql`update inlaykit.audit_records set outcome = 'forbidden' where id = ${kept!.id}`,
      sql`update inlaykit.audit_records set user_id = 'somebody' where outcome is null`,
      sql`update inlaykit.audit_records set user_id = 'somebody', outcome = 'done' where outcome is null`,
      sql`delete from inlaykit.audit_records`,
      sql`truncate inlaykit.audit_records`,
    ]
    for (const statement of byHand) {
      await expect(database.db.execute(statement)).rejects.toMatchObject({
        cause: { message: expect.stringMatching(refused) },
      })
    }
    // A second end of the program's own changes nothing either.
    await endAuditRecord(scope, kept!.id, { outcome: 'internal', status: 500, resultId: null })
    expect(await recordsOf(requestIdOf(response))).toEqual([kept])
  })

  it('E6: forgets what is too old, and all of a tenant with the tenant alone', async () => {
    const insert = (tenantId: string, id: string, days: number) =>
      database.db.execute(sql`
        insert into inlaykit.audit_records (tenant_id, id, at, source, is_operator, action, fields)
        values (${tenantId}, ${id}, now() - ${days} * interval '1 day', 'host', false, 'runScenario', '[]')`)
    const left = async (tenantId: string) => {
      const rows = await database.db
        .select({ id: auditRecords.id })
        .from(auditRecords)
        .where(eq(auditRecords.tenantId, tenantId))
      return rows.map(({ id }) => id).toSorted()
    }
    // What one transaction may do, the next statement of the same session may not.
    await insert('gone', 'old', 31)
    await insert('gone', 'new', 29)
    await insert('stays', 'new', 1)
    expect(await pruneAuditRecords(database, new Date(), 30)).toBe(1)
    expect(await left('gone')).toEqual(['new'])
    await database.transaction((tx) => forgetAuditRecords({ db: tx, tenantId: 'gone' }))
    expect(await left('gone')).toEqual([])
    expect(await left('stays')).toEqual(['new'])
    await expect(
      database.db.execute(sql`delete from inlaykit.audit_records where tenant_id = 'stays'`),
    ).rejects.toThrow()
  })
})
