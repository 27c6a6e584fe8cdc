import { sql } from 'drizzle-orm'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { testPairs } from '../testing/databases.js'
import { createTestBrowser, locationOf, startOAuth } from '../testing/oauth-browser.js'
import { createOAuthStage, type OAuthStage } from '../testing/oauth-stage.js'
import {
  hearStatements,
  looseStatements,
  ofTenants,
  type HeardStatements,
} from '../testing/statements.js'
import { startSandbox } from '../testing/test-bff.js'

const patiently = { timeout: 20_000 }

let sandbox: Sandbox
let statements: HeardStatements | undefined
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
afterEach(() => statements?.stop())

describe.each(testPairs)('the store of OAuth in $name', ({ dialect, database }) => {
  let stage: OAuthStage
  beforeAll(async () => {
    stage = await createOAuthStage({ dialect, database, sandbox })
  })
  afterAll(() => stage.close())

  it('T7: binds each statement to the tenant whose way, tokens or connection it is about', async () => {
    const canRevoke = dialect === 'live'
    const me = stage.as('acme')
    const tokenCall = `POST ${new URL(stage.oauth.tokenUrl!).pathname}`
    const { id: organizationId, apiKey, teams } = sandbox.organizations[0]!
    const target = { organizationId, teamId: teams[0]!.id }
    const test = async () =>
      (await me.call('testConnection', { params: { connectionId } })).problem?.name
    let connectionId = ''
    /** Makes it time for another token. Nobody looks again before the present one is due unless there is news. */
    const due = async () => {
      await stage.store.db.execute(sql`
        update inlaykit.oauth_grants set expires_at = now(), retry_at = null where tenant_id = ${'acme'}`)
      await me.call('updateConnection', { params: { connectionId }, body: { label: 'Due' } })
    }
    const revoked = async (times: number) => {
      const calls = () => sandbox.requests().filter(({ oauth }) => oauth?.endpoint === 'revoke')
      await vi.waitFor(() => expect(calls()).toHaveLength(canRevoke ? times : 0), patiently)
    }
    sandbox.clearRequests()
    const listening = (statements = hearStatements())

    // Ways that come to nothing, and one by a ticket.
    const browser = createTestBrowser(stage.test)
    const back = await browser.agree(me, { body: target })
    expect((await createTestBrowser(stage.test).open(back)).status).toBe(400)
    await browser.connect(me, { body: target, approval: { decision: 'deny' } })
    const page = 'https://admin.host.test'
    await startOAuth(me, target, page)
    expect(await browser.connect(me, { body: target, page })).toContain('=connected')
    const { items } = await me.call('listConnections')
    connectionId = items[0]!.id
    // Renewed, not renewed at the moment, and not renewed any more.
    await due()
    expect(await test()).toBeUndefined()
    await due()
    sandbox.fail(tokenCall, { status: 503 })
    expect(await test()).toBe('upstream-unavailable')
    sandbox.clearFaults()
    await due()
    sandbox.fail(tokenCall, { status: 400, body: { error: 'invalid_grant' } })
    expect(await test()).toBe('reconnect-required')
    sandbox.clearFaults()
    // Connected anew, a key in the tokens' place, tokens in the key's place, and removed while Make is down.
    expect(await browser.connect(me, { body: { connectionId } })).toContain('=connected')
    await revoked(1)
    await me.call('createConnection', { body: { apiKey, ...target } })
    await revoked(2)
    expect(locationOf(await browser.open(back))).toContain('=connected')
    if (canRevoke) sandbox.fail('POST /oauth/v2/revoke', { status: 503, times: 1 })
    await me.call('deleteConnection', { params: { connectionId } })
    await revoked(3)
    await browser.connect(me, { body: target })
    await stage.test.bff.tenants.delete('acme')
    await stage.test.bff.close()

    expect(looseStatements(listening.heard, 'acme')).toEqual([])
    const heard = ofTenants(listening.heard).join('\n')
    for (const table of ['oauth_flows', 'oauth_grants', 'secrets', 'connections', 'tenants']) {
      expect(heard).toContain(`"inlaykit"."${table}"`)
    }
    expect(heard.includes('"inlaykit"."oauth_revocations"')).toBe(canRevoke)
  }, 120_000)
})
