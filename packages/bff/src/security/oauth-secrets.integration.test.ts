import { sql } from 'drizzle-orm'
import type { Fault, Sandbox } from '@inlaykit/sandbox'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Bff } from '../app.js'
import { createSweep, dumpQueries } from '../testing/canary.js'
import { testPairs } from '../testing/databases.js'
import { createTestBrowser, locationOf, startOAuth } from '../testing/oauth-browser.js'
import { createOAuthStage, type OAuthStage } from '../testing/oauth-stage.js'
import { startTelemetry, type TestTelemetry } from '../testing/open-telemetry.js'
import { createCaller, startSandbox } from '../testing/test-bff.js'
import { addIncompleteExecution, addSpareMember, ask, endpointNames } from '../testing/tour.js'
import { createVault } from '../vault/vault.js'

/** What would end the life that is looked at, or begin another. */
const notAsked = new Set([
  'streamEvents',
  'createConnection',
  'deleteConnection',
  'deleteScenario',
  'startOAuth',
])
/** What tells the browser its state, ticket or cookie, or the address of a webhook, which is what it is for. */
const opening = /(\/oauth\/(start|begin)|POST \S*\/webhooks|\/reveal)$/

let sandbox: Sandbox | undefined
let stage: OAuthStage | undefined
let telemetry: TestTelemetry | undefined
afterEach(async () => {
  await stage?.close()
  await telemetry?.stop()
  await sandbox?.close()
})

describe.each(testPairs)('the secrets of OAuth in $name', ({ dialect, database }) => {
  it('S1, S2, S3, S5: leave the server in no answer, stream, log, span, metric, object or table, from the first way to Make to the last', async () => {
    const told = (telemetry = startTelemetry())
    const make = (sandbox = await startSandbox({ scenariosPerTeam: 3 }))
    const { test, store, oauth, encryptionKeys } = (stage = await createOAuthStage({
      dialect,
      database,
      sandbox: make,
    }))
    const sweep = createSweep()
    // The browser may know its own state, ticket and cookie, once.
    const openings = createSweep()
    const bff: Bff = {
      ...test.bff,
      async fetch(request) {
        const response = await test.bff.fetch(request)
        const asked = `${request.method} ${new URL(request.url).pathname}`
        await (opening.test(asked) ? openings : sweep).answer(response)
        return response
      },
    }
    const me = createCaller(bff, { userId: 'somebody', tenantId: 'canary', role: 'admin' })
    const secrets: Record<string, string> = { 'the client secret': oauth.clientSecret }
    const bearers: Record<string, string> = {}
    const vault = createVault(encryptionKeys)
    const scope = { db: store.db, tenantId: 'canary' }
    /** Takes note of what the vault holds by now, and of all that the database does. */
    const learn = async (when: string) => {
      const { rows } = await store.db.execute<{ id: string; field: string }>(
        sql`select record_id as id, field from inlaykit.secrets where tenant_id = 'canary'`,
      )
      for (const { id, field } of rows) {
        // That a run was started without input is sealed too, and no secret.
        if (field.startsWith('run-input:')) continue
        // A token that is being given back may have gone since; it was learnt when it came.
        const value = (await vault.find(scope, id, field))?.reveal()
        if (value === undefined || Object.values(secrets).includes(value)) continue
        // Whoever may write webhooks is told their addresses, once.
        if (field.startsWith('webhook-url:')) bearers[field] = new URL(value).pathname
        else secrets[`${field} of ${when}`] = value
      }
      sweep.text(await dumpQueries(store.db))
    }
    const echo = () => Object.values(secrets).join(' ')
    /** All secrets there are by now, said by the OAuth server wherever something can be said. */
    const echoes = (error: string): Fault[] => {
      const body = { error, error_description: echo(), message: echo(), detail: echo() }
      const headers = { 'X-Echo': echo() }
      return [
        { status: 400, body, headers },
        { status: 401, body: { ...body, error: 'invalid_client' }, headers },
        { status: 503, body: echo(), headers },
        { status: 200, body: { access_token: 7, error_description: echo() }, headers },
        { redirect: `http://127.0.0.1:1/?${new URLSearchParams({ all: echo() }).toString()}` },
      ]
    }
    const endpoint = (url: string | undefined) => `POST ${new URL(url!).pathname}`
    const organization = make.organizations[0]!
    const target = { organizationId: organization.id, teamId: organization.teams[0]!.id }

    /** Goes to Make and back, and notes what only this way knows. */
    const wayBack = async (when: string, body: object = target, page?: string) => {
      const browser = createTestBrowser({ bff, sandbox: make })
      const back = await browser.agree(me, { body, ...(page !== undefined && { page }) })
      await learn(when)
      const { code, state } = Object.fromEntries(new URL(back).searchParams)
      secrets[`the code of ${when}`] = code!
      bearers[`the state of ${when}`] = state!
      for (const cookie of browser.given) {
        bearers[`the cookie of ${when}`] = cookie.split(';')[0]!.split('=')[1]!
      }
      return { browser, back }
    }
    const end = async (way: Awaited<ReturnType<typeof wayBack>>, outcome: string) => {
      expect(locationOf(await way.browser.open(way.back))).toContain(outcome)
    }

    const events = await me.events()
    // Ways that come to nothing: refused, foreign, with a code that Make does not take, or that can't be kept.
    const foreign = await wayBack('a foreign way')
    const stranger = createTestBrowser({ bff, sandbox: make })
    expect((await stranger.open(foreign.back)).status).toBe(400)
    const { searchParams } = new URL(foreign.back)
    const all = encodeURIComponent(echo())
    for (const query of [`error=${all}&error_description=${all}`, `code=${all}`, `${all}=${all}`]) {
      await foreign.browser.open(`${oauth.redirectUri}?state=${searchParams.get('state')}&${query}`)
    }
    for (const [index, fault] of echoes('invalid_grant').entries()) {
      const way = await wayBack(`refused way ${index}`)
      make.fail(endpoint(oauth.tokenUrl), fault)
      await end(way, 'inlaykit=error')
      make.clearFaults()
    }
    const unkept = await wayBack('an unkept way')
    await store.db.execute(sql`alter table inlaykit.oauth_grants rename to oauth_away`)
    await end(unkept, 'inlaykit=error&problem=internal')
    await store.db.execute(sql`alter table inlaykit.oauth_away rename to oauth_grants`)

    // Connected, from a page of ours and by a ticket from another one.
    await end(await wayBack('a way'), 'inlaykit=connected')
    await learn('a way')
    const ticket = await startOAuth(me, target, 'https://admin.host.test')
    const { url } = (await ticket.json()) as { url: string }
    bearers['a ticket'] = new URL(url).searchParams.get('ticket')!
    const byTicket = await wayBack('a ticket', target, 'https://admin.host.test')
    await end(byTicket, 'inlaykit=connected')
    await learn('a ticket')

    // Used, before a Make that says all it was told.
    const { items: connections } = await me.call('listConnections')
    const connectionId = connections[0]!.id
    const { items } = await me.call('listScenarios', { query: { status: ['active'] } })
    const params = { scenarioId: items[0]!.id }
    const run = await me.call('runScenario', { params, body: { wait: true } })
    const { id: webhookId } = await me.call('createWebhook', { body: { name: 'Canary' } })
    await learn('a webhook')
    const memberId = addSpareMember({ sandbox: make })
    const incompleteExecutionId = addIncompleteExecution({ sandbox: make }, params.scenarioId)
    const ids = {
      ...params,
      executionId: run.id,
      connectionId,
      memberId,
      webhookId,
      folderId: (await me.call('listFolders', {})).items[0]!.id,
      incompleteExecutionId,
    }
    const askEverything = async () => {
      for (const name of endpointNames.filter((one) => !notAsked.has(one))) {
        await ask(me, name, { ids })
      }
    }
    await askEverything()
    for (const status of [400, 403, 500, 401]) {
      const token = (await vault.find(scope, connectionId, 'access-token'))!.reveal()
      const words = `Authorization: Bearer ${token} at /users?token=${encodeURIComponent(token)}`
      const body = { message: words, detail: words, code: words, suberrors: [{ message: words }] }
      make.fail('*', { status, body, headers: { 'X-Echo': words } })
      await askEverything()
      make.clearFaults()
      await learn(`a Make that answers ${status}`)
    }

    // Renewed, and not renewed any more.
    /** Makes it time for another token. Nobody looks again before the present one is due unless there is news. */
    const due = async () => {
      await store.db.execute(sql`update inlaykit.oauth_grants
        set expires_at = now() - interval '1 second', retry_at = null, state = 'fresh'`)
      await me.call('updateConnection', { params: { connectionId }, body: { label: 'Due' } })
    }
    const runIt = () => ask(me, 'runScenario', { ids })
    await due()
    await me.call('testConnection', { params: { connectionId } })
    await learn('a renewal')
    const { length: renewed } = Object.keys(secrets)
    for (const fault of echoes('invalid_grant').toReversed()) {
      await due()
      make.fail(endpoint(oauth.tokenUrl), fault)
      expect((await runIt()).status).toBeGreaterThanOrEqual(400)
      make.clearFaults()
    }
    const { status } = await me.call('getConnection', { params: { connectionId } })
    expect(status).toBe('reconnect-required')

    // Connected anew, and given back to a Make that says it again.
    const given = () =>
      vi.waitFor(
        () => {
          const calls = make.requests().filter((one) => one.oauth?.endpoint === 'revoke')
          expect(calls).toHaveLength(oauth.revokeUrl ? 1 : 0)
        },
        { timeout: 20_000 },
      )
    make.clearRequests()
    await end(await wayBack('another way', { connectionId }), 'inlaykit=connected')
    await given()
    await learn('another way')
    expect(Object.keys(secrets).length).toBeGreaterThan(renewed + 2)
    if (oauth.revokeUrl) make.fail(endpoint(oauth.revokeUrl), echoes('invalid_token')[2]!)
    make.clearRequests()
    await me.call('deleteConnection', { params: { connectionId } })
    await given()
    await learn('the end')
    sweep.text(events.text(), JSON.stringify(process.report.getReport()))
    await events.leave()
    sweep.value(test.bff)
    sweep.value(await test.bff.connections.list('canary'))
    sweep.text(await test.bff.metrics())
    await test.bff.tenants.delete('canary')
    await test.bff.close()
    sweep.text(test.logs.join('\n'), await dumpQueries(store.db))
    for (const { name, attributes, events: notes, status: outcome } of told.spans()) {
      sweep.value({ name, attributes, notes, outcome })
    }
    sweep.value(await told.metrics())

    // What was searched in, and for what: each kind is there.
    for (const part of [
      'urn:inlaykit:problem:',
      'inlaykit=error&problem=',
      'event: connection.changed',
      'a tenant was not connected by OAuth',
      'Make refuses the OAuth client',
      'oauth_flows',
      'inlaykit.endpoint',
      'inlaykit_',
    ]) {
      expect(sweep.holds(part), part).toBe(true)
    }
    expect(openings.holds(bearers['a ticket'])).toBe(true)
    expect(openings.holds(bearers[`webhook-url:${webhookId}`]!)).toBe(true)
    expect(Object.keys(secrets).join()).toMatch(/verifier of .*access-token of .*refresh-token of /)
    for (const secret of Object.values(secrets)) expect(secret.length).toBeGreaterThanOrEqual(20)
    expect(sweep.leaks({ ...secrets, ...bearers })).toEqual([])
    expect(openings.leaks(secrets)).toEqual([])
  }, 240_000)
})
