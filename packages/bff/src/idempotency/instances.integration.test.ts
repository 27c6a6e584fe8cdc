import { randomBytes, randomUUID } from 'node:crypto'
import type { Sandbox } from '@inlaykit/sandbox'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase, type DatabaseLocation } from '../store/database.js'
import { killCommands, listening, startCommand } from '../testing/command.js'
import { testDatabases, testDialects } from '../testing/databases.js'
import { expectProblem } from '../testing/expect-problem.js'
import { failRuns, idOf, runsOf, writeWithKey as write } from '../testing/keyed-writes.js'
import { createCaller, createTestBff, startSandbox, type TestBff } from '../testing/test-bff.js'

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

const postgres = testDatabases.find(({ name }) => name === 'postgres')
const onPostgres = describe.skipIf(!postgres)

onPostgres.each(testDialects)(
  'a write with a key before several instances, %s on postgres',
  (dialect) => {
    const key = randomBytes(32).toString('base64')
    const viewerSecret = randomBytes(32).toString('base64')
    const encryptionKeys = [{ id: 'shared', key }]
    let location: DatabaseLocation
    let tests: TestBff[]

    beforeAll(async () => {
      location = await postgres!.create()
      const options = { encryptionKeys, background: false, viewerSecret }
      const settings = { dialect, database: location, sandbox, options }
      tests = await Promise.all([
        createTestBff(settings),
        createTestBff({ ...settings, connected: [] }),
      ])
    })
    afterAll(() => Promise.all(tests.map((test) => test.close())))
    afterEach(killCommands)

    it('E4: has one effect, however often it is asked of two at once', async () => {
      const [one, two] = tests as [TestBff, TestBff]
      const { items } = await one.me.call('listScenarios', { query: { status: ['active'] } })
      const path = `/scenarios/${items[0]!.id}/run`
      const idempotencyKey = randomUUID()
      const responses = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          write((index % 2 === 0 ? one : two).me, path, idempotencyKey),
        ),
      )
      const fine = responses.filter(({ status }) => status === 201)
      expect(fine.filter(({ headers }) => !headers.has('idempotency-replayed'))).toHaveLength(1)
      const others = responses.filter(({ status }) => status !== 201)
      for (const response of others) await expectProblem(response, 'conflict')
      const ids = new Set(await Promise.all(fine.map(idOf)))
      for (const test of [one, two]) ids.add(await idOf(await write(test.me, path, idempotencyKey)))
      expect(ids.size).toBe(1)
      expect(runsAsked()).toBe(1)
    })

    it('E4: is carried out for the first of two payloads alone, when two instances get them at once', async () => {
      const [one, two] = tests as [TestBff, TestBff]
      const { items } = await one.me.call('listScenarios', { query: { status: ['active'] } })
      const path = `/scenarios/${items[0]!.id}/run`
      const idempotencyKey = randomUUID()
      const asked = Array.from({ length: 20 }, async (_, index) => {
        const payload = index % 2
        const { me } = (index + payload) % 4 < 2 ? one : two
        const body = { input: { payload } }
        return { payload, response: await write(me, path, idempotencyKey, { body }) }
      })
      const answered = await Promise.all(asked)
      const carriedOut = answered.filter(({ response }) => response.status === 201)
      const [first] = carriedOut
      expect(new Set(carriedOut.map(({ payload }) => payload)).size).toBe(1)
      for (const { payload, response } of answered) {
        if (payload !== first!.payload) await expectProblem(response, 'idempotency-mismatch')
        else if (response.status !== 201) await expectProblem(response, 'conflict')
      }
      expect(runsAsked()).toBe(1)
    })

    it('E4: is under way for both instances, and answered by both once it is done', async () => {
      const [one, two] = tests as [TestBff, TestBff]
      const { items } = await one.me.call('listScenarios', { query: { status: ['active'] } })
      const path = `/scenarios/${items[0]!.id}/run`
      const idempotencyKey = randomUUID()
      failRuns(sandbox, { delayMs: 3000, times: 1 })
      const first = write(one.me, path, idempotencyKey)
      await vi.waitFor(() => expect(runsAsked()).toBe(1), patiently)
      const waiting = await write(two.me, path, idempotencyKey)
      expect(waiting.headers.get('retry-after')).toBe('2')
      await expectProblem(waiting, 'conflict')
      const answer = await first
      expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([201, null])
      const again = await write(two.me, path, idempotencyKey)
      expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
      expect(await again.json()).toEqual(await answer.json())
      expect(runsAsked()).toBe(1)
    })

    it('E4: makes one thing where several ask for it at once', async () => {
      const [one, two] = tests as [TestBff, TestBff]
      const idempotencyKey = randomUUID()
      const { apiKey, id: organizationId } = sandbox.organizations[1]!
      const body = { apiKey, organizationId, label: 'made once' }
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          write((index % 2 === 0 ? one : two).me, '/connections', idempotencyKey, { body }),
        ),
      )
      const fine = answers.filter(({ status }) => status === 201)
      const made = fine.filter(({ headers }) => !headers.has('idempotency-replayed'))
      expect(made).toHaveLength(1)
      for (const answer of answers) {
        if (answer.status !== 201) await expectProblem(answer, 'conflict')
      }
      const [id, ...others] = new Set(await Promise.all(fine.map(idOf)))
      expect(others).toEqual([])
      const { items } = await two.me.call('listConnections')
      expect(items.filter(({ label }) => label === 'made once').map((item) => item.id)).toEqual([
        id,
      ])
      const database = await openDatabase(location)
      const { rows } = await database.db.execute(
        sql`select type from inlaykit.events where connection_id = ${id}`,
      )
      await database.close()
      expect(rows).toEqual([{ type: 'connection.changed' }])
    })

    it('E4: is not run twice when its process was killed, but what may be repeated is', async () => {
      const [{ me, bff, connections }] = tests as [TestBff]
      const { items } = await me.call('listScenarios', { query: { status: ['active'] } })
      const scenario = `/scenarios/${items[0]!.id}`
      const serving = startCommand(['serve'], {
        NODE_ENV: 'test',
        INLAYKIT_PORT: '0',
        INLAYKIT_ENCRYPTION_KEYS: `shared:${key}`,
        INLAYKIT_VIEWER_SECRET: viewerSecret,
        INLAYKIT_DATABASE_URL: (location as { url: string }).url,
        MAKE_DIALECT: dialect,
        MAKE_BASE_URL: sandbox.url(dialect),
      })
      const address = await listening(serving)
      const token = await bff.signViewerToken(me.viewer)
      const idempotencyKey = randomUUID()
      sandbox.fail('*', { hang: true })
      sandbox.clearRequests()
      const asked = ['run', 'deactivate'].map((verb) =>
        fetch(`${address}${scenario}/${verb}`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Idempotency-Key': idempotencyKey },
        }).catch(() => null),
      )
      const writes = () => sandbox.requests().filter(({ method }) => method !== 'GET')
      await vi.waitFor(() => expect(writes()).toHaveLength(2), patiently)
      serving.child.kill('SIGKILL')
      await Promise.all(asked)
      sandbox.clearFaults()

      await expectProblem(await write(me, `${scenario}/run`, idempotencyKey), 'conflict')
      const database = await openDatabase(location)
      const { rowCount } = await database.db.execute(
        sql`update inlaykit.idempotency_records set lease_until = now() - interval '1 second' where answer is null`,
      )
      expect(rowCount).toBe(2)
      await database.close()
      sandbox.clearRequests()
      const unknown = await write(me, `${scenario}/run`, idempotencyKey)
      const problem = await expectProblem(unknown, 'conflict')
      expect(problem.detail).toMatch(/is not known.*use a new key/s)
      expect(problem.retryAfter).toBeUndefined()
      expect(runsAsked()).toBe(0)
      const repeated = await write(me, `${scenario}/deactivate`, idempotencyKey)
      expect(await repeated.json()).toMatchObject({ status: 'inactive' })
      expect(connections.acme).toBeDefined()
    }, 120_000)
  },
)

onPostgres.each(testDialects.slice(0, 1))(
  'keys of two instances whose master keys differ',
  (dialect) => {
    it('E4: never have a write done twice', async () => {
      const location = await postgres!.create()
      const old = { id: 'old', key: randomBytes(32).toString('base64') }
      const now = { id: 'now', key: randomBytes(32).toString('base64') }
      const settings = { dialect, database: location, sandbox }
      const before = await createTestBff({
        ...settings,
        options: { encryptionKeys: [old], background: false },
      })
      const { items } = await before.me.call('listScenarios', { query: { status: ['active'] } })
      const path = `/scenarios/${items[0]!.id}/run`
      const idempotencyKey = randomUUID()
      const id = await idOf(await write(before.me, path, idempotencyKey))
      await before.bff.close()

      const during = await createTestBff({
        ...settings,
        connected: [],
        options: { encryptionKeys: [now, old], background: false },
      })
      expect(await idOf(await write(during.me, path, idempotencyKey))).toBe(id)
      await expectProblem(
        await write(during.me, path, idempotencyKey, { body: { wait: true } }),
        'idempotency-mismatch',
      )
      await during.bff.keys.rotate()
      await during.close()

      const after = await createTestBff({
        ...settings,
        connected: [],
        options: { encryptionKeys: [now], background: false },
      })
      const caller = createCaller(after.bff, after.me.viewer)
      const problem = await expectProblem(await write(caller, path, idempotencyKey), 'conflict')
      expect(problem.detail).toContain('no longer there')
      await after.close()
      expect(runsAsked()).toBe(1)
    })
  },
)
