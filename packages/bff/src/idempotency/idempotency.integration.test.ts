import { createHash, randomUUID } from 'node:crypto'
import { endpoints, takesIdempotencyKey, type Endpoint } from '@inlaykit/shared'
import type { Sandbox } from '@inlaykit/sandbox'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase, type Database } from '../store/database.js'
import { dumpQueries, formsOf } from '../testing/canary.js'
import { testPairs } from '../testing/databases.js'
import { expectProblem } from '../testing/expect-problem.js'
import { failRuns, idOf, runsOf, writeWithKey as write } from '../testing/keyed-writes.js'
import { createTestBff, startSandbox, type TestBff } from '../testing/test-bff.js'
import { repetitions } from './policy.js'
import { pruneIdempotencyRecords } from './records.js'

const patiently = { timeout: 20_000, interval: 20 }

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterEach(() => {
  sandbox.clearFaults()
  sandbox.clearRequests()
})
afterAll(() => sandbox.close())

const runsAsked = () => runsOf(sandbox).length

describe('the table of writes', () => {
  it('E4: says of each write what a second try under its key may do', () => {
    const writes = Object.entries<Endpoint>(endpoints).filter(([, one]) => takesIdempotencyKey(one))
    expect(Object.keys(repetitions).sort()).toEqual(writes.map(([name]) => name).sort())
    expect(repetitions.runScenario).toBe('once')
  })
})

describe.each(testPairs)('a write with a key, $name', ({ dialect, database: { create } }) => {
  let test: TestBff
  let database: Database
  let path: string
  let otherPath: string

  beforeAll(async () => {
    const location = await create()
    const options = { background: false, limits: { upstreamMs: 10_000 } }
    test = await createTestBff({ dialect, database: location, sandbox, options })
    database = await openDatabase(location)
    const { items } = await test.me.call('listScenarios', { query: { status: ['active'] } })
    path = `/scenarios/${items[0]!.id}/run`
    otherPath = `/scenarios/${items[1]!.id}/run`
  })
  afterAll(async () => {
    await test.close()
    await database.close()
  })

  it('E4: is carried out once, and answered again as it was', async () => {
    const key = randomUUID()
    const body = { input: { a: 1, b: { c: 2, d: 3 } } }
    const first = await write(test.me, path, key, { body })
    expect(first.status).toBe(201)
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    const answer: unknown = await first.json()
    const equal = { input: { b: { d: 3, c: 2 }, a: 1 } }
    for (const sent of [key, `"${key}"`]) {
      const again = await write(test.me, path, sent, { body: equal })
      expect(again.status).toBe(201)
      expect(again.headers.get('idempotency-replayed')).toBe('true')
      expect(await again.json()).toEqual(answer)
    }
    expect(runsAsked()).toBe(1)
    const line = JSON.parse(test.logs.at(-1)!) as object
    expect(line).toMatchObject({ route: 'runScenario', status: 201, upstreamCalls: 0 })
  })

  it('E4: refuses its key for another payload, path or query', async () => {
    const key = randomUUID()
    expect((await write(test.me, path, key, { body: { input: { n: 1 } } })).status).toBe(201)
    const connection = `?connection=${test.connections.acme!.id}`
    for (const [where, body] of [
      [path, { input: { n: 2 } }],
      [path, {}],
      [otherPath, { input: { n: 1 } }],
      [path + connection, { input: { n: 1 } }],
    ] as const) {
      await expectProblem(await write(test.me, where, key, { body }), 'idempotency-mismatch')
    }
    expect(runsAsked()).toBe(1)
  })

  it('E4: shares its key with no other tenant, person or endpoint', async () => {
    const key = randomUUID()
    const stranger = test.as('admin', 'brightside')
    const theirs = (await stranger.call('listScenarios', { query: { status: ['active'] } })).items
    const ids = [
      await idOf(await write(test.me, path, key)),
      await idOf(await write(test.as('admin', 'acme', 'colleague'), path, key)),
      await idOf(await write(stranger, `/scenarios/${theirs[0]!.id}/run`, key)),
    ]
    expect(new Set(ids).size).toBe(3)
    expect((await write(test.me, path.replace('/run', '/activate'), key)).status).toBe(200)
    expect(runsAsked()).toBe(3)
  })

  it('E4: is told to wait while the first is under way, whose caller may even have gone', async () => {
    failRuns(sandbox, { delayMs: 3000, times: 1 })
    const key = randomUUID()
    const leaving = new AbortController()
    const first = write(test.me, path, key, { signal: leaving.signal })
    await vi.waitFor(() => expect(runsAsked()).toBe(1), patiently)
    const waiting = await write(test.me, path, key)
    expect(waiting.headers.get('retry-after')).toBe('2')
    await expectProblem(waiting, 'conflict')
    leaving.abort()
    expect((await first).status).toBe(499)
    const outcome = await vi.waitFor(async () => {
      const response = await write(test.me, path, key)
      expect(response.status).toBe(201)
      return response
    }, patiently)
    expect(outcome.headers.get('idempotency-replayed')).toBe('true')
    expect(runsAsked()).toBe(1)
  })

  it('E4: may be sent again where nothing was done, and never where it may have been', async () => {
    const key = randomUUID()
    failRuns(sandbox, { status: 400, times: 1 })
    await expectProblem(await write(test.me, path, key), 'upstream-rejected')
    expect((await write(test.me, path, key)).status).toBe(201)
    sandbox.clearFaults()
    sandbox.clearRequests()

    const lost = randomUUID()
    failRuns(sandbox, { reset: true, processed: true, times: 1 })
    const first = await expectProblem(await write(test.me, path, lost), 'upstream-unavailable')
    const again = await write(test.me, path, lost)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    const second = await expectProblem(again, 'upstream-unavailable')
    expect({ ...second, instance: '' }).toEqual({ ...first, instance: '' })
    expect(runsAsked()).toBe(1)
  })

  it('E4: keeps neither credential nor answer in clear, and no digest that could be tried out', async () => {
    const key = randomUUID()
    const { apiKey, id, teams } = sandbox.organizations[0]!
    const body = { apiKey, organizationId: id, teamId: teams[0]!.id, label: 'canary-label-71' }
    const first = await write(test.me, '/connections', key, { body })
    expect(first.status).toBe(201)
    const again = await write(test.me, '/connections', key, { body })
    expect(again.status).toBe(201)
    expect(await again.json()).toEqual(await first.json())
    const { rows } = await database.db.execute<{ text: string }>(
      sql`select r::text as text from inlaykit.idempotency_records r`,
    )
    const text = rows.map((row) => row.text).join('\n')
    expect(rows.length).toBeGreaterThan(0)
    for (const secret of [apiKey, 'canary-label-71', key]) {
      for (const form of formsOf(secret)) expect(text.includes(form)).toBe(false)
    }
    const dump = await dumpQueries(database.db)
    for (const form of formsOf(apiKey)) expect(dump.includes(form)).toBe(false)
    for (const guess of [
      apiKey,
      JSON.stringify(body),
      JSON.stringify({ params: {}, query: {}, body }),
    ]) {
      expect(text).not.toContain(createHash('sha256').update(guess).digest('hex'))
    }
  })

  it('E4: is forgotten after 24 hours, and with its tenant', async () => {
    const key = randomUUID()
    const first = await idOf(await write(test.me, path, key))
    const age = (hours: number) =>
      database.db.execute(
        sql`update inlaykit.idempotency_records set created_at = now() - ${hours}::int * interval '1 hour'`,
      )
    await age(23)
    expect(await idOf(await write(test.me, path, key))).toBe(first)
    await age(25)
    expect(await idOf(await write(test.me, path, key))).not.toBe(first)
    expect(runsAsked()).toBe(2)
    expect(await pruneIdempotencyRecords(database)).toBeGreaterThan(0)
    const left = async () =>
      (await database.db.execute(sql`select tenant_id from inlaykit.idempotency_records`)).rows
    expect(await left()).toEqual([{ tenant_id: 'acme' }])
    expect((await write(test.as('admin', 'newcomer'), path, key)).status).toBe(409)
    expect(await left()).toHaveLength(1)
    await test.as('admin', 'brightside').call('listScenarios')
    const theirs = (await test.as('admin', 'brightside').call('listScenarios')).items[0]!
    await write(test.as('admin', 'brightside'), `/scenarios/${theirs.id}/activate`, key)
    expect(await left()).toHaveLength(2)
    await test.bff.tenants.delete('brightside')
    expect(await left()).toEqual([{ tenant_id: 'acme' }])
  })

  it('E4: refuses a key that is none, and asks nothing of reads', async () => {
    for (const key of ['a b', 'x'.repeat(256), '"', '']) {
      await expectProblem(await write(test.me, path, key), 'validation')
    }
    expect(runsAsked()).toBe(0)
    for (let count = 0; count < 2; count += 1) {
      const read = await test.me.request('/scenarios', { headers: { 'Idempotency-Key': 'same' } })
      expect(read.headers.get('idempotency-replayed')).toBeNull()
    }
  })
})
