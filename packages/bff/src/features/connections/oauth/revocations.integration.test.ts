import { sql } from 'drizzle-orm'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { testPairs } from '../../../testing/databases.js'
import { createTestBrowser, locationOf } from '../../../testing/oauth-browser.js'
import { createOAuthStage, type OAuthStage } from '../../../testing/oauth-stage.js'
import { startSandbox } from '../../../testing/test-bff.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe.each(testPairs)('tokens that nobody needs any more in $name', ({ dialect, database }) => {
  let stage: OAuthStage
  beforeAll(async () => {
    stage = await createOAuthStage({ dialect, database, sandbox })
  })
  afterAll(() => stage.close())
  beforeEach(() => sandbox.clearRequests())
  afterEach(() => sandbox.clearFaults())

  const calls = (endpoint: 'token' | 'revoke') =>
    sandbox.requests().filter(({ oauth }) => oauth?.endpoint === endpoint)
  /** The rows and secrets of OAuth that are left. */
  const left = async () => {
    const { rows } = await stage.store.db.execute(sql`
      select id from inlaykit.oauth_revocations union all
      select field from inlaykit.secrets where field like '%token' union all
      select connection_id from inlaykit.oauth_grants`)
    return rows
  }
  const allGone = () =>
    vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 20_000 })
  /** Removes a connection for good, so that nothing of it is heard in another test. */
  const remove = async (tenantId: string, connectionId: string) => {
    await stage.test.bff.connections.remove(tenantId, connectionId)
    await allGone()
  }
  /** The guide's server can't take tokens back, so there they are forgotten and live out their time. */
  const canRevoke = dialect === 'live'
  const isGivenBack = (grant: () => { endedBy: string | null }) =>
    vi.waitFor(() => expect(grant().endedBy).toBe(canRevoke ? 'revoked' : null), {
      timeout: 20_000,
    })

  it('O7: are given back to Make, and gone here, when a connection is removed', async () => {
    const { me, connectionId, grant } = await stage.connect('removing')
    await me.call('deleteConnection', { params: { connectionId } })
    await isGivenBack(grant)
    await allGone()
    expect(calls('revoke')).toHaveLength(canRevoke ? 1 : 0)
  })

  it('O7: are given back when a key takes their place', async () => {
    const { me, connectionId, grant } = await stage.connect('keyed')
    const { id: organizationId, apiKey, teams } = sandbox.organizations[0]!
    const body = { apiKey, organizationId, teamId: teams[0]!.id }
    const keyed = await me.call('createConnection', { body })
    expect(keyed).toMatchObject({ id: connectionId, kind: 'api-key' })
    await isGivenBack(grant)
    await allGone()
    expect(await me.call('testConnection', { params: { connectionId } })).toMatchObject({
      ok: true,
    })
    // And the other way round: tokens take the key's place.
    await stage.connect('keyed', { connectionId })
    const { rows } = await stage.store.db.execute(sql`
      select field from inlaykit.secrets where record_id = ${connectionId} order by field`)
    expect(rows).toEqual([{ field: 'access-token' }, { field: 'refresh-token' }])
    expect(await me.call('testConnection', { params: { connectionId } })).toMatchObject({
      ok: true,
    })
    await remove('keyed', connectionId)
  })

  it('O7: are given back when the person connects anew, whose new ones are good', async () => {
    const before = await stage.connect('anew')
    const { connectionId } = before
    const after = await stage.connect('anew', { connectionId })
    expect(after.connectionId).toBe(connectionId)
    await isGivenBack(before.grant)
    expect(calls('revoke')).toHaveLength(canRevoke ? 1 : 0)
    // Not only the access token, which some servers would not look up.
    await stage.store.db.execute(sql`
      update inlaykit.oauth_grants set expires_at = now() where connection_id = ${connectionId}`)
    await after.me.call('updateConnection', { params: { connectionId }, body: { label: 'Anew' } })
    const tested = await after.me.call('testConnection', { params: { connectionId } })
    expect(tested).toMatchObject({ ok: true, connection: { status: 'ok' } })
    expect(after.grant()).toMatchObject({ isAlive: true, refreshes: 1 })
    await vi.waitFor(async () => expect(await left()).toHaveLength(3), { timeout: 20_000 })
    await remove('anew', connectionId)
  })

  it('O7: are not given back when Make gives the same ones again', async () => {
    const body = {
      access_token: 'an-access-token-that-stays',
      refresh_token: 'a-refresh-token-that-stays',
      token_type: 'Bearer',
      expires_in: 3600,
    }
    // Without tokens of its own it can't tell what they reach.
    sandbox.fail('GET *', { status: 503 })
    sandbox.fail(`POST ${new URL(stage.oauth.tokenUrl!).pathname}`, { status: 200, body })
    const { connectionId } = await stage.connect('same')
    await stage.connect('same', { connectionId })
    sandbox.clearFaults()
    expect(calls('token')).toHaveLength(2)
    const { rows } = await stage.store.db.execute(sql`select id from inlaykit.oauth_revocations`)
    expect(rows).toEqual([])
    expect(calls('revoke')).toEqual([])
    await remove('same', connectionId)
  })

  it('O7: are given back with all else of a tenant that is forgotten', async () => {
    const { grant } = await stage.connect('forgotten')
    expect(await stage.test.bff.tenants.delete('forgotten')).toBe(true)
    expect(grant().endedBy).toBe(canRevoke ? 'revoked' : null)
    expect(await left()).toEqual([])
  })

  it('forgets a tenant all the same when Make is down', async () => {
    if (canRevoke) sandbox.fail('POST /oauth/v2/revoke', { status: 503 })
    await stage.connect('forgotten-too')
    expect(await stage.test.bff.tenants.delete('forgotten-too')).toBe(true)
    expect(await left()).toEqual([])
  })

  it.runIf(canRevoke)(
    'O7: are given back later when Make is down, also by another process',
    async () => {
      sandbox.fail('POST /oauth/v2/revoke', { status: 503 })
      const { me, connectionId, grant } = await stage.connect('later')
      await me.call('deleteConnection', { params: { connectionId } })
      await vi.waitFor(() => expect(calls('revoke')).toHaveLength(1), { timeout: 20_000 })
      await stage.restart()
      expect((await me.request('/healthz')).status).toBe(503)
      // Not before its time.
      expect(calls('revoke')).toHaveLength(1)
      const { rows } = await stage.store.db.execute(sql`
      select tries, due_at > now() + interval '15 seconds' as later from inlaykit.oauth_revocations`)
      expect(rows).toEqual([{ tries: 1, later: true }])
      expect(grant().isAlive).toBe(true)

      sandbox.clearFaults()
      await stage.store.db.execute(sql`update inlaykit.oauth_revocations set due_at = now()`)
      await stage.restart()
      await isGivenBack(grant)
      await allGone()
    },
  )

  it('are given back when they come for a connection that is gone', async () => {
    const { me, connectionId } = await stage.connect('gone')
    const browser = createTestBrowser(stage.test)
    const back = await browser.agree(me, { body: { connectionId } })
    await me.call('deleteConnection', { params: { connectionId } })
    expect(locationOf(await browser.open(back))).toContain('inlaykit=error&problem=not-found')
    const { id } = sandbox.oauth.grants().at(-1)!
    await isGivenBack(() => sandbox.oauth.grant(id))
    expect((await me.call('listConnections')).items).toEqual([])
    await allGone()
  })

  it('are given back when they are renewed for a connection that is gone', async () => {
    const { me, connectionId, grant } = await stage.connect('late')
    sandbox.fail(`POST ${new URL(stage.oauth.tokenUrl!).pathname}`, { delayMs: 500, times: 1 })
    await stage.store.db.execute(sql`
      update inlaykit.oauth_grants set expires_at = now() where connection_id = ${connectionId}`)
    sandbox.clearRequests()
    const asking = me.request('/scenarios')
    await vi.waitFor(() => expect(calls('token')).toHaveLength(1), { timeout: 20_000 })
    await me.call('deleteConnection', { params: { connectionId } })
    expect((await asking).status).toBeGreaterThanOrEqual(400)
    await isGivenBack(grant)
    await allGone()
  })
})
