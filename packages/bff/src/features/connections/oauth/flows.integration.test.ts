import { sql } from 'drizzle-orm'
import type { Sandbox } from '@inlaykit/sandbox'
import type { Connection } from '@inlaykit/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../store/database.js'
import { formsOf } from '../../../testing/canary.js'
import { testPairs } from '../../../testing/databases.js'
import { expectProblem } from '../../../testing/expect-problem.js'
import {
  callbackOrigin,
  createTestBrowser,
  locationOf,
  redirectUri,
  startOAuth,
} from '../../../testing/oauth-browser.js'
import { createOAuthStage, type OAuthStage } from '../../../testing/oauth-stage.js'
import { startSandbox, type TestBff } from '../../../testing/test-bff.js'
import { createVault } from '../../../vault/vault.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe.each(testPairs)('connecting by OAuth in $name', ({ dialect, database }) => {
  let stage: OAuthStage
  let test: TestBff
  let store: Database

  beforeAll(async () => {
    stage = await createOAuthStage({ dialect, database, sandbox })
    ;({ test, store } = stage)
  })
  afterAll(() => stage.close())
  beforeEach(() => void sandbox.oauth.configure({ iss: false }))

  const tokenCalls = () => sandbox.requests().filter(({ oauth }) => oauth?.endpoint === 'token')
  const start = (body: object = {}, page = callbackOrigin) => startOAuth(test.me, body, page)

  it('O1: asks with a drawn state, PKCE, the exact redirect URI, and proves who the client is', async () => {
    const browser = createTestBrowser(test)
    const urls = await Promise.all(
      [1, 2].map(async () => new URL(((await (await start()).json()) as { url: string }).url)),
    )
    for (const { origin, pathname, searchParams } of urls) {
      expect(origin + pathname).toBe(stage.oauth.authorizeUrl)
      const { state, code_challenge, ...rest } = Object.fromEntries(searchParams)
      expect(Buffer.from(state!, 'base64url').byteLength * 8).toBeGreaterThanOrEqual(128)
      expect(Buffer.from(code_challenge!, 'base64url').byteLength).toBe(32)
      expect(rest).toMatchObject({
        response_type: 'code',
        client_id: stage.client.clientId,
        redirect_uri: redirectUri,
        code_challenge_method: 'S256',
      })
      expect(rest['scope']!.split(' ')).toEqual(expect.arrayContaining([expect.any(String)]))
    }
    for (const name of ['state', 'code_challenge']) {
      expect(urls[0]!.searchParams.get(name)).not.toBe(urls[1]!.searchParams.get(name))
    }
    // The sandbox gives tokens to nobody who is not the client, or lacks the verifier of the challenge.
    const before = tokenCalls().length
    expect(await browser.connect(test.me, { body: { organizationId: 'o1' } })).toBe(
      `${callbackOrigin}/?inlaykit=connected`,
    )
    const made = tokenCalls().slice(before)
    expect(made.map(({ oauth }) => oauth)).toMatchObject([
      { clientId: stage.client.clientId, grantType: 'authorization_code', error: null },
    ])
  })

  it('keeps the connection, tells of it, and never of its tokens', async () => {
    const events = await test.me.events()
    const browser = createTestBrowser(test)
    const { id, teams } = sandbox.organizations[0]!
    const ended = await browser.connect(test.me, {
      body: {
        organizationId: id,
        teamId: teams[0]!.id,
        label: 'By OAuth',
        returnTo: '/settings?inlaykit-popup=1#make',
      },
    })
    expect(ended).toBe(`${callbackOrigin}/settings?inlaykit-popup=1&inlaykit=connected#make`)
    await events.next(({ type }) => type === 'connection.changed')
    await events.leave()
    const answer = await test.me.request('/connections')
    const text = await answer.text()
    const { items } = JSON.parse(text) as { items: Connection[] }
    const made = items.find(({ label }) => label === 'By OAuth')!
    expect(made).toMatchObject({
      kind: 'oauth',
      organizationId: id,
      teamId: teams[0]!.id,
      status: 'untested',
      hint: null,
      dialect,
    })
    expect((await test.me.call('getSession')).connect.methods).toEqual(['api-key', 'oauth'])
    const listed = await test.me.request(`/scenarios?connection=${made.id}`)
    expect(((await listed.json()) as { items: unknown[] }).items.length).toBeGreaterThan(0)
    expect(
      await test.me.call('getConnection', { params: { connectionId: made.id } }),
    ).toMatchObject({ status: 'ok' })

    const vault = createVault(stage.encryptionKeys)
    const scope = { db: store.db, tenantId: 'acme' }
    const { rows } = await store.db.execute(sql`select s::text as text from inlaykit.secrets s`)
    const seen = [text, JSON.stringify(rows), test.logs.join('\n'), browser.given.join('\n')]
    for (const field of ['access-token', 'refresh-token']) {
      const token = (await vault.find(scope, made.id, field))!.reveal()
      expect(token).toMatch(/^[\w-]{43}$/)
      for (const form of formsOf(token)) expect(seen.some((one) => one.includes(form))).toBe(false)
    }
  })

  it('C4: ties the way to the browser by a cookie that scripts, other sites and other hosts cannot touch', async () => {
    const browser = createTestBrowser(test)
    await browser.connect(test.me, { body: { organizationId: 'o1' } })
    const [set, cleared] = browser.given
    expect(browser.given).toHaveLength(2)
    expect(set).toMatch(
      /^__Host-inlaykit-oauth-[0-9a-f]{16}=[\w-]{43}; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
    expect(cleared).toMatch(
      /^__Host-inlaykit-oauth-[0-9a-f]{16}=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
    expect(cleared!.split('=')[0]).toBe(set!.split('=')[0])
  })

  describe('O2: refuses, and asks nothing of Make for,', () => {
    const callback = (query: Record<string, string>) =>
      `${redirectUri}?${new URLSearchParams(query).toString()}`
    const refused = async (answer: Response) => {
      const { detail } = await expectProblem(answer, 'validation')
      expect(detail).toMatch(/connect again/)
    }
    let before = 0
    beforeEach(() => {
      before = tokenCalls().length
    })
    /** Makes the ways that are under way end so many seconds ago. */
    const age = (column: 'expires_at' | 'ticket_expires_at', seconds = 1) =>
      store.db.execute(
        sql`update inlaykit.oauth_flows set ${sql.identifier(column)} = now() - ${seconds} * interval '1 second'`,
      )

    it('no state at all', async () => {
      const browser = createTestBrowser(test)
      await browser.agree(test.me)
      await refused(await browser.open(callback({ code: 'a-code' })))
      expect(tokenCalls()).toHaveLength(before)
    })

    it('a state that nobody drew', async () => {
      const browser = createTestBrowser(test)
      await browser.agree(test.me)
      await refused(await browser.open(callback({ code: 'a-code', state: 'x'.repeat(43) })))
      expect(tokenCalls()).toHaveLength(before)
    })

    it("another browser's state, which stays good for its own", async () => {
      const own = createTestBrowser(test)
      const other = createTestBrowser(test)
      const back = await own.agree(test.me, { body: { organizationId: 'o1' } })
      await refused(await other.open(back))
      // One that is on a way of its own, for another tenant.
      await other.agree(test.as('admin', 'brightside'))
      await refused(await other.open(back))
      expect(tokenCalls()).toHaveLength(before)
      expect(locationOf(await own.open(back))).toContain('inlaykit=connected')
      const { items } = await test.as('admin', 'brightside').call('listConnections')
      expect(items).toEqual([])
    })

    it('somebody who is signed in as another than began it', async () => {
      const browser = createTestBrowser(test)
      const back = await browser.agree(test.me, { body: { organizationId: 'o1' } })
      browser.signedIn = test.as('admin', 'brightside').viewer
      await refused(await browser.open(back))
      browser.signedIn = test.as('admin', 'acme', 'a-colleague').viewer
      await refused(await browser.open(back))
      expect(tokenCalls()).toHaveLength(before)
      browser.signedIn = test.me.viewer
      expect(locationOf(await browser.open(back))).toContain('inlaykit=connected')
    })

    it('a state that is older than ten minutes', async () => {
      const browser = createTestBrowser(test)
      const back = await browser.agree(test.me)
      const { rows } = await store.db.execute(
        sql`select expires_at - now() between interval '9 minutes' and interval '10 minutes' as fine
            from inlaykit.oauth_flows order by expires_at desc limit 1`,
      )
      expect(rows).toEqual([{ fine: true }])
      // Whoever comes too late goes back to their page, once, and is told so there.
      await age('expires_at')
      const over = `${callbackOrigin}/?inlaykit=error&problem=validation`
      expect(locationOf(await browser.open(back))).toBe(over)
      await refused(await browser.open(back))
      // An hour after it began nothing is known of it any more.
      const long = await browser.agree(test.me)
      await age('expires_at', 3001)
      await refused(await browser.open(long))
      expect(tokenCalls()).toHaveLength(before)
      // The next way clears up after it.
      await start()
      const left = await store.db.execute(sql`
        select 1 from inlaykit.oauth_flows where expires_at < now()
        union all select 1 from inlaykit.secrets where record_id like 'oauth-flow:%'
          and record_id not in (select id from inlaykit.oauth_flows)`)
      expect(left.rows).toEqual([])
    })

    it('a state that was used, also when two come at once', async () => {
      const browser = createTestBrowser(test)
      const back = await browser.agree(test.me, { body: { organizationId: 'o1' } })
      const answers = await Promise.all([1, 2, 3].map(() => browser.open(back)))
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 400, 400])
      expect(tokenCalls()).toHaveLength(before + 1)
      await refused(await browser.open(back))
      expect(tokenCalls()).toHaveLength(before + 1)
    })

    it('a ticket that is used, too old, or brought by somebody else', async () => {
      const page = 'https://admin.host.test'
      const ticketOf = async () => ((await (await start({}, page)).json()) as { url: string }).url
      const browser = createTestBrowser(test)
      const url = await ticketOf()
      expect(url).toMatch(
        /^https:\/\/app\.host\.test\/api\/inlaykit\/oauth\/begin\?ticket=[\w-]{43}$/,
      )
      browser.signedIn = test.as('admin', 'brightside').viewer
      await refused(await browser.open(url))
      browser.signedIn = null
      expect(locationOf(await browser.open(url))).toContain(stage.oauth.authorizeUrl)
      await refused(await browser.open(url))
      const old = await ticketOf()
      await age('ticket_expires_at')
      await refused(await browser.open(old))
      await refused(await browser.open(`${url.slice(0, -43)}${'x'.repeat(43)}`))
      expect(browser.given).toHaveLength(1)
    })
  })

  it('O3: takes no answer of another server than the one that was asked', async () => {
    const issuer = 'https://www.make.com'
    const strict = await stage.start({ issuer })
    const browser = createTestBrowser(strict)
    const way = { body: { organizationId: 'o1' } }
    const before = tokenCalls().length
    for (const iss of [false, 'https://evil.test', `${issuer}/`]) {
      sandbox.oauth.configure({ iss })
      expect(await browser.connect(strict.me, way)).toBe(
        `${callbackOrigin}/?inlaykit=error&problem=validation`,
      )
    }
    expect(tokenCalls()).toHaveLength(before)
    sandbox.oauth.configure({ iss: issuer })
    expect(await browser.connect(strict.me, way)).toContain('=connected')
    expect(tokenCalls()).toHaveLength(before + 1)
    await strict.close()
  })

  it.each([
    ['access_denied', 'forbidden'],
    ['server_error', 'upstream-unavailable'],
    ['invalid_scope', 'upstream-rejected'],
    ['<script>alert("canary")</script>', 'upstream-rejected'],
  ])('O3: tells of the error %s by a name of ours alone', async (error, problem) => {
    const browser = createTestBrowser(test)
    const back = new URL(await browser.agree(test.me))
    back.searchParams.delete('code')
    back.searchParams.set('error', error)
    back.searchParams.set('error_description', 'canary <b>canary</b>')
    const before = tokenCalls().length
    const answer = await browser.open(back.href)
    expect(locationOf(answer)).toBe(`${callbackOrigin}/?inlaykit=error&problem=${problem}`)
    expect(await answer.text()).toBe('')
    expect(JSON.stringify([...answer.headers]) + test.logs.join('\n')).not.toContain('canary')
    // A refusal reflects as little.
    const refusal = await browser.open(back.href)
    expect(await refusal.text()).not.toMatch(/canary|script/)
    expect(tokenCalls()).toHaveLength(before)
  })

  it('O4: refuses to come back to a page of somebody else before anything is begun', async () => {
    const answer = await start({ returnTo: '//evil.test' })
    const { errors } = await expectProblem(answer, 'validation')
    expect(errors).toMatchObject([{ path: 'body.returnTo' }])
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  it('sends a page of another origin by an address of ours, and back to it', async () => {
    const browser = createTestBrowser(test)
    const page = 'https://admin.host.test'
    const started = await start({}, page)
    expect(started.headers.getSetCookie()).toEqual([])
    const way = { page, body: { organizationId: 'o1', returnTo: `${page}/make` } }
    expect(await browser.connect(test.me, way)).toBe(`${page}/make?inlaykit=connected`)
  })

  it('goes several ways at once in one browser, for each its own connection', async () => {
    const browser = createTestBrowser(test)
    const begun = ['several-1', 'several-2', 'several-3'].map(async (organizationId) =>
      browser.agree(test.me, { body: { organizationId } }),
    )
    const backs = await Promise.all(begun)
    for (const back of backs.toReversed()) {
      expect(locationOf(await browser.open(back))).toContain('inlaykit=connected')
    }
    const { items } = await test.me.call('listConnections')
    const several = items.filter(({ organizationId }) => organizationId?.startsWith('several-'))
    expect(several.map(({ kind }) => kind)).toEqual(['oauth', 'oauth', 'oauth'])
  })

  it('connects the one that is named anew, and no foreign one', async () => {
    const browser = createTestBrowser(test)
    const { items } = await test.me.call('listConnections')
    const { id: connectionId, label } = items[0]!
    await browser.connect(test.me, { body: { connectionId } })
    const after = await test.me.call('listConnections')
    expect(after.items).toHaveLength(items.length)
    expect(after.items[0]).toMatchObject({ id: connectionId, label, kind: 'oauth' })
    const foreign = await startOAuth(test.as('admin', 'brightside'), { connectionId })
    await expectProblem(foreign, 'not-found')
    await expectProblem(await start({ zone: 'evil.test' }), 'validation')
  })

  it('comes back without a connection when the person does not agree', async () => {
    const browser = createTestBrowser(test)
    const before = await test.me.call('listConnections')
    const ended = await browser.connect(test.me, { approval: { decision: 'deny' } })
    expect(ended).toBe(`${callbackOrigin}/?inlaykit=error&problem=forbidden`)
    expect((await test.me.call('listConnections')).items).toEqual(before.items)
  })

  it('leaves a connection incomplete until somebody chooses what it is for', async () => {
    const someone = test.as('admin', 'newcomer')
    const browser = createTestBrowser(test)
    const [first, second] = sandbox.organizations
    const organizationIds = dialect === 'live' ? [first!.id, second!.id] : [second!.id]
    expect(await browser.connect(someone, { approval: { organizationIds } })).toContain(
      '=connected',
    )
    const { items } = await someone.call('listConnections')
    expect(items).toMatchObject([{ organizationId: null, teamId: null, status: 'incomplete' }])
    const params = { connectionId: items[0]!.id }
    if (dialect === 'live') {
      const answer = await someone.call('listConnectionOrganizations', { params })
      expect(answer.items.map(({ id }) => id)).toEqual(organizationIds)
      // That Make takes the token doesn't choose for anybody.
      expect(await someone.call('getConnection', { params })).toMatchObject({
        status: 'incomplete',
      })
    }
    const { id: organizationId, teams } = second!
    const body = { organizationId, teamId: teams[0]!.id }
    const chosen = await someone.call('updateConnection', { params, body })
    expect(chosen).toMatchObject({ organizationId, status: 'untested' })
    expect((await someone.call('listScenarios')).items.length).toBeGreaterThan(0)
    expect(await someone.call('getConnection', { params })).toMatchObject({ status: 'ok' })
  })

  it.runIf(dialect === 'live')('chooses the organisation and the team that are alone', async () => {
    const someone = test.as('admin', 'brightside')
    const [organization] = sandbox.organizations
    await createTestBrowser(test).connect(someone, {
      approval: { organizationIds: [organization!.id] },
    })
    const { items } = await someone.call('listConnections')
    const { id: organizationId, name: label, teams } = organization!
    expect(items).toMatchObject([
      { organizationId, label, teamId: teams.length === 1 ? teams[0]!.id : null },
    ])
  })

  it('begins no more ways for a tenant than it keeps an eye on', async () => {
    const someone = stage.as('crowd')
    expect((await startOAuth(someone)).status).toBe(200)
    // Ninety-eight more, and then one.
    await store.db.execute(sql`
      insert into inlaykit.oauth_flows (tenant_id, id, user_id, return_to, target, expires_at)
      select tenant_id, id || '-' || n, user_id, return_to, target, expires_at
      from inlaykit.oauth_flows, generate_series(1, 98) as n where tenant_id = 'crowd'`)
    expect((await startOAuth(someone)).status).toBe(200)
    await expectProblem(await startOAuth(someone), 'rate-limited')
    expect((await start()).status).toBe(200)
  })
})
