import { sql } from 'drizzle-orm'
import type { Fault, Sandbox } from '@inlaykit/sandbox'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { testPairs } from '../../../testing/databases.js'
import { expectProblem } from '../../../testing/expect-problem.js'
import {
  createOAuthStage,
  type ConnectedTenant,
  type OAuthStage,
} from '../../../testing/oauth-stage.js'
import { startSandbox, type TestCaller } from '../../../testing/test-bff.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe.each(testPairs)('tokens that are renewed in $name', ({ dialect, database }) => {
  let stage: OAuthStage
  /** Each test is a tenant of its own, with one connection. */
  let tenantId: string
  let me: TestCaller
  let connectionId: string
  let grant: ConnectedTenant['grant']
  let tenants = 0

  beforeAll(async () => {
    stage = await createOAuthStage({ dialect, database, sandbox })
  })
  afterAll(() => stage.close())

  const connect = async (body: object = {}) => {
    ;({ me, connectionId, grant } = await stage.connect(tenantId, body))
    sandbox.clearRequests()
  }
  beforeEach(async () => {
    tenants += 1
    tenantId = `tenant-${tenants}`
    await connect()
  })
  afterEach(() => {
    sandbox.clearFaults()
    sandbox.oauth.configure({ rotates: true, tellsExpiry: true })
  })

  /** Asks Make for something, whatever comes. */
  const ask = () => me.request('/scenarios?search=x&limit=1')
  const askMake = () => me.request(`/connections/${connectionId}/test`, { method: 'POST' })
  const working = async () => ((await (await askMake()).json()) as { ok: boolean }).ok
  const tokenCalls = () => sandbox.requests().filter(({ oauth }) => oauth?.endpoint === 'token')
  const fail = (fault: Fault) =>
    sandbox.fail(`POST ${new URL(stage.oauth.tokenUrl!).pathname}`, fault)
  const status = async () => (await me.call('getConnection', { params: { connectionId } })).status
  /** Makes it so many seconds until the token ends. Nobody looks again before it is due unless there is news. */
  const endIn = async (seconds: number) => {
    await stage.store.db.execute(sql`
      update inlaykit.oauth_grants set expires_at = now() + ${seconds} * interval '1 second'
      where connection_id = ${connectionId}`)
    await me.call('updateConnection', { params: { connectionId }, body: { label: 'Orders' } })
  }
  /** Moves the time from which on another try may be made: by an hour it does not come, back again it has come. */
  const moveRetry = (hours: 1 | -1) =>
    stage.store.db.execute(sql`
      update inlaykit.oauth_grants set retry_at = retry_at + ${hours} * interval '1 hour'
      where connection_id = ${connectionId} and retry_at is not null`)

  it('O6: renews a token a minute ahead of its end, once however many ask', async () => {
    expect(await working()).toBe(true)
    await endIn(70)
    expect(await working()).toBe(true)
    expect(tokenCalls()).toHaveLength(0)
    await endIn(50)
    const answers = await Promise.all(Array.from({ length: 20 }, () => working()))
    expect(answers).toEqual(Array.from({ length: 20 }, () => true))
    expect(tokenCalls()).toHaveLength(1)
    expect(grant()).toMatchObject({ isAlive: true, refreshes: 1 })
    expect(await working()).toBe(true)
    expect(tokenCalls()).toHaveLength(1)
  })

  it('renews a token of a short life when a quarter of it is left', async () => {
    await stage.store.db.execute(sql`
      update inlaykit.oauth_grants set lifetime_ms = 40000 where connection_id = ${connectionId}`)
    await endIn(20)
    expect(await working()).toBe(true)
    expect(tokenCalls()).toHaveLength(0)
    await endIn(9)
    expect(await working()).toBe(true)
    expect(tokenCalls()).toHaveLength(1)
  })

  it('keeps the refresh token where Make gives no other', async () => {
    sandbox.oauth.configure({ rotates: false })
    for (const round of [1, 2, 3]) {
      await endIn(-1)
      expect(await working()).toBe(true)
      expect(grant().refreshes).toBe(round)
    }
  })

  it('gets another token when Make refuses one before its time, and the person sees nothing of it', async () => {
    sandbox.oauth.configure({ tellsExpiry: false })
    await connect({ connectionId })
    sandbox.oauth.expireAccessTokens(grant().id)
    const answers = await Promise.all([1, 2, 3, 4].map(() => working()))
    expect(answers).toEqual([true, true, true, true])
    expect(tokenCalls()).toHaveLength(1)
    expect(await status()).toBe('ok')
  })

  it('does not go on getting tokens that Make refuses', async () => {
    sandbox.oauth.expireAccessTokens(grant().id)
    expect(await working()).toBe(true)
    sandbox.oauth.expireAccessTokens(grant().id)
    for (const _ of [1, 2, 3]) expect(await working()).toBe(false)
    expect(tokenCalls()).toHaveLength(1)
    expect(await status()).toBe('reconnect-required')
    // A minute later it may help again.
    await stage.store.db.execute(sql`
      update inlaykit.oauth_grants set expires_at = expires_at - interval '61 seconds'
      where connection_id = ${connectionId}`)
    expect(await working()).toBe(true)
    expect(tokenCalls()).toHaveLength(2)
    expect(await status()).toBe('ok')
  })

  it('O7: takes a refused grant for the end of it: says so once, and asks no more', async () => {
    const events = await me.events()
    sandbox.oauth.revokeGrant(grant().id)
    await endIn(-1)
    await expectProblem(await ask(), 'reconnect-required')
    expect(tokenCalls()).toHaveLength(1)
    await events.next(({ type, connectionId: id }) =>
      Boolean(type === 'connection.changed' && id === connectionId),
    )
    await events.leave()
    expect(await status()).toBe('reconnect-required')
    for (const _ of [1, 2, 3]) await expectProblem(await ask(), 'reconnect-required')
    expect(tokenCalls()).toHaveLength(1)
    expect(sandbox.requests()).toHaveLength(1)

    await connect({ connectionId })
    expect((await ask()).status).toBe(200)
    expect(await status()).toBe('ok')
    expect((await me.call('listConnections')).items).toHaveLength(1)
  })

  it('O7: believes no refusal of a grant that another instance has renewed meanwhile', async () => {
    fail({ status: 400, body: { error: 'invalid_grant' }, delayMs: 300, times: 1 })
    await endIn(-1)
    const asking = working()
    await vi.waitFor(() => expect(tokenCalls()).toHaveLength(1), { timeout: 20_000 })
    await stage.store.db.execute(sql`
      update inlaykit.oauth_grants set version = version + 1, expires_at = now() + interval '1 hour'
      where connection_id = ${connectionId}`)
    expect(await asking).toBe(true)
    expect(tokenCalls()).toHaveLength(1)
    expect(await status()).toBe('ok')
  })

  it.each<[string, Fault]>([
    ['is down', { status: 503 }],
    ['is asked too often', { status: 429, headers: { 'Retry-After': '30' } }],
    ['hangs up', { reset: true }],
    ['sends people on', { redirect: true }],
    ['answers with half an answer', { status: 200, body: '{"access_token":' }],
    ['refuses the client', { status: 401, body: { error: 'invalid_client' } }],
  ])(
    'goes on with the token that it has while the endpoint %s, and asks seldom',
    async (_, fault) => {
      fail(fault)
      await endIn(50)
      expect(await working()).toBe(true)
      const { rowCount } = await moveRetry(1)
      expect(rowCount).toBe(1)
      for (const again of [true, true]) expect(await working()).toBe(again)
      expect(tokenCalls()).toHaveLength(1)
      await endIn(-1)
      const problem = await expectProblem(await ask(), 'upstream-unavailable')
      expect(problem.retryAfter).toBeGreaterThan(0)
      expect(tokenCalls()).toHaveLength(1)
      sandbox.clearFaults()
      await moveRetry(-1)
      await moveRetry(-1)
      expect(await working()).toBe(true)
      expect(await status()).toBe('ok')
      expect(grant()).toMatchObject({ isAlive: true, refreshes: 1 })
    },
  )

  it('keeps what is renewed while people choose another organisation', async () => {
    fail({ delayMs: 400, times: 1 })
    await endIn(-1)
    const asking = ask()
    await vi.waitFor(() => expect(tokenCalls()).toHaveLength(1), { timeout: 20_000 })
    const { id: organizationId, teams } = sandbox.organizations[0]!
    await me.call('updateConnection', { params: { connectionId }, body: { teamId: null } })
    await asking
    const body = { organizationId, teamId: teams[0]!.id }
    await me.call('updateConnection', { params: { connectionId }, body })
    expect(await working()).toBe(true)
    expect(tokenCalls()).toHaveLength(1)
    expect(grant()).toMatchObject({ isAlive: true, refreshes: 1 })
  })

  it('keeps what is renewed while the process stops', async () => {
    fail({ delayMs: 400, times: 1 })
    await endIn(-1)
    const asking = ask()
    await vi.waitFor(() => expect(tokenCalls()).toHaveLength(1), { timeout: 20_000 })
    await stage.test.bff.close()
    await asking
    await stage.restart()
    me = stage.as(tenantId)
    expect(await working()).toBe(true)
    expect(tokenCalls()).toHaveLength(1)
    expect(grant()).toMatchObject({ isAlive: true, refreshes: 1 })
  })

  it('takes over from an instance that died, and tells the person to reconnect where it must', async () => {
    // An instance has got new tokens, and died before it kept them.
    fail({ processed: true, truncated: true, times: 1 })
    await endIn(-1)
    await expectProblem(await ask(), 'upstream-unavailable')
    expect(grant()).toMatchObject({ isAlive: true, refreshes: 1 })
    await moveRetry(-1)
    await stage.store.db.execute(sql`
      update inlaykit.oauth_grants set lease_owner = 'dead', lease_until = now() - interval '1 second'
      where connection_id = ${connectionId}`)
    await expectProblem(await ask(), 'reconnect-required')
    expect(await status()).toBe('reconnect-required')
    expect(tokenCalls()).toHaveLength(2)
    expect(grant().endedBy).toBe('refresh-reuse')
    for (const _ of [1, 2]) await expectProblem(await ask(), 'reconnect-required')
    expect(tokenCalls()).toHaveLength(2)
  })
})
