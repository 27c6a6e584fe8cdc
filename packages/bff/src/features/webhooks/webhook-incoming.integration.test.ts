import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { testPairs } from '../../testing/databases.js'
import { expectProblem } from '../../testing/expect-problem.js'
import { createTestBff, startSandbox, type TestBff } from '../../testing/test-bff.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ scenariosPerTeam: 3 })
})
afterAll(() => sandbox.close())

describe.each(testPairs)('what came to a webhook in $name', ({ dialect, database }) => {
  let test: TestBff

  beforeAll(async () => {
    test = await createTestBff({
      dialect,
      database: await database.create(),
      sandbox,
      options: { background: false },
    })
  })
  afterEach(() => sandbox.clearFaults())
  afterAll(() => test.close())

  /** A webhook without a scenario, at which `count` requests wait. */
  async function makeWaiting(count: number) {
    const { id, url } = await test.me.call('createWebhook', { body: { name: 'Waits' } })
    for (let n = 0; n < count; n += 1) {
      const { status } = await fetch(url!, { method: 'POST', body: 'x'.repeat(n + 1) })
      expect(status).toBe(n < 50 ? 200 : 400)
    }
    return { webhookId: id }
  }

  if (dialect === 'guide') {
    it('is not told: nothing is asked for', async () => {
      const { webhookId } = await makeWaiting(1)
      sandbox.clearRequests()
      for (const what of ['queue', 'log']) {
        const answer = await test.me.request(`/webhooks/${webhookId}/${what}`)
        await expectProblem(answer, 'unsupported')
      }
      expect(sandbox.requests()).toEqual([])
    })
    return
  }

  it('waits in its queue, told page by page with its size, and how many can wait', async () => {
    const params = await makeWaiting(5)
    const known = sandbox.world.hooks().find(({ id }) => String(id) === params.webhookId)!.queue
    const seen: unknown[] = []
    let cursor: string | undefined
    do {
      const page = await test.me.call('getWebhookQueue', {
        params,
        query: { limit: 2, ...(cursor !== undefined && { cursor }) },
      })
      expect(page).toMatchObject({ total: 5, queueLimit: 50 })
      expect(page.items.length).toBeGreaterThan(0)
      seen.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(
      known.map(({ id, receivedAt, size }) => ({
        id,
        createdAt: new Date(receivedAt).toISOString(),
        sizeBytes: size,
      })),
    )
    expect(seen).toHaveLength(5)
  })

  it.each([
    ['nothing was taken', 0],
    ['some that were shown were taken', 3],
    ['all that were shown were taken', 4],
    ['others were taken too', 6],
    ['all but one were taken', 9],
  ])(
    'is told once, and not missed, where %s between two pages, and new ones came',
    async (_, taken) => {
      const params = await makeWaiting(10)
      const { queue } = sandbox.world.hooks().find(({ id }) => String(id) === params.webhookId)!
      const ids = queue.map(({ id }) => id)
      const first = await test.me.call('getWebhookQueue', { params, query: { limit: 4 } })
      expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 4))
      queue.splice(0, taken)
      queue.push({ ...queue.at(-1)!, id: 'late' })
      const seen: string[] = []
      let cursor = first.nextCursor
      while (cursor !== null) {
        const page = await test.me.call('getWebhookQueue', { params, query: { limit: 4, cursor } })
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor
      }
      expect(seen).toEqual([...ids.slice(Math.max(4, taken)), 'late'])
    },
  )

  it('stands in its log, newest first, taken or turned away, page by page', async () => {
    const params = await makeWaiting(52)
    const seen: { id: string; status: string | null }[] = []
    let cursor: string | undefined
    do {
      const page = await test.me.call('getWebhookLog', {
        params,
        query: { limit: 13, ...(cursor !== undefined && { cursor }) },
      })
      seen.push(...page.items)
      for (const { receivedAt } of page.items) expect(receivedAt).not.toBeNull()
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(52)
    expect(seen.map(({ status }) => status)).toEqual([
      'error',
      'error',
      ...Array.from({ length: 50 }, () => 'success'),
    ])
  })

  it('stands in its log of the time that is asked for, both ends inclusive, page by page', async () => {
    const params = await makeWaiting(6)
    const hook = sandbox.world.hooks().find(({ id }) => String(id) === params.webhookId)!
    // Newest first; as many minutes apart.
    for (const [at, entry] of hook.log.entries()) {
      Object.assign(entry, { receivedAt: entry.receivedAt - at * 60_000 })
    }
    const times = hook.log.map(({ receivedAt }) => new Date(receivedAt).toISOString())
    const read = async (range: { from?: string; to?: string }) => {
      const seen: unknown[] = []
      let cursor: string | undefined
      do {
        const query = { limit: 2, ...range, ...(cursor !== undefined && { cursor }) }
        const page = await test.me.call('getWebhookLog', { params, query })
        seen.push(...page.items.map(({ receivedAt }) => receivedAt))
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      return seen
    }
    expect(await read({})).toEqual(times)
    expect(await read({ from: times[4]! })).toEqual(times.slice(0, 5))
    expect(await read({ to: times[3]! })).toEqual(times.slice(3))
    expect(await read({ from: times[4]!, to: times[1]! })).toEqual(times.slice(1, 5))
    expect(await read({ from: '2200-01-01T00:00:00Z' })).toEqual([])
  })

  it('is not asked for with a time that is none, or that ends before it begins', async () => {
    const { webhookId } = await makeWaiting(1)
    sandbox.clearRequests()
    for (const [query, path] of [
      ['from=yesterday', 'query.from'],
      ['to=1764000000000', 'query.to'],
      ['from=2026-02-30T00:00:00Z', 'query.from'],
      ['from=2026-11-25T10:00:00Z&to=2026-11-25T09:00:00Z', 'query.from'],
    ]) {
      const answer = await test.me.request(`/webhooks/${webhookId}/log?${query}`)
      const { errors } = await expectProblem(answer, 'validation')
      expect(errors?.[0]?.path).toBe(path)
    }
    expect(sandbox.requests()).toEqual([])
  })

  it('is told without headers and bodies, whatever Make answers, and with states that are new', async () => {
    const params = await makeWaiting(1)
    const secret = 'Bearer 0123456789abcdef'
    const row = {
      imtId: '1_a',
      loggedAt: '2026-11-25T08:00:00.000Z',
      headers: { authorization: secret },
      data: secret,
      request: { body: secret },
    }
    const states = [1, 3, 7].map((statusId) => ({ ...row, id: `log-${statusId}`, statusId }))
    sandbox.fail('GET /hooks/:id/logs', { status: 200, body: { hookLogs: states } })
    sandbox.fail('GET /hooks/:id/incomings', {
      status: 200,
      body: { incomings: [{ id: 'in-1', size: 3, created: row.loggedAt, data: secret }] },
    })
    const log = await test.me.call('getWebhookLog', { params })
    expect(log.items.map(({ status }) => status)).toEqual(['success', 'error', null])
    const queue = await test.me.call('getWebhookQueue', { params })
    expect(queue.items).toHaveLength(1)
    expect(JSON.stringify([log, queue])).not.toContain(secret)
    expect(test.logs.join('')).not.toContain(secret)
  })

  it('is asked for at its own place alone: no cursor of another list, or of nobody, reaches Make', async () => {
    const params = await makeWaiting(3)
    const other = await makeWaiting(3)
    const query = { limit: 1 }
    const queue = (await test.me.call('getWebhookQueue', { params, query })).nextCursor!
    const log = (await test.me.call('getWebhookLog', { params, query })).nextCursor!
    const [mark] = JSON.parse(Buffer.from(log, 'base64url').toString()) as [string]
    const [queueMark] = JSON.parse(Buffer.from(queue, 'base64url').toString()) as [string]
    const write = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    sandbox.clearRequests()
    for (const [path, cursor] of [
      [`${params.webhookId}/queue`, log],
      [`${params.webhookId}/log`, queue],
      [`${other.webhookId}/queue`, queue],
      [`${other.webhookId}/log`, log],
      [`${params.webhookId}/log?from=2026-11-25T09:00:00Z`, log],
      [`${params.webhookId}/log`, write(mark, '1&teamId=2\r\nX: 1', 'a')],
      [`${params.webhookId}/log`, write(mark, 7, 'a')],
      [`${params.webhookId}/queue`, write(queueMark, 1e12, 'a')],
      [`${params.webhookId}/queue`, write(queueMark, '2', 'a')],
      [`${params.webhookId}/queue`, write(queueMark, 0, 'a')],
    ] as const) {
      const answer = await test.me.request(
        `/webhooks/${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`,
      )
      const { errors } = await expectProblem(answer, 'validation')
      expect(errors![0]!.path).toBe('query.cursor')
    }
    expect(sandbox.requests()).toEqual([])
  })
})
