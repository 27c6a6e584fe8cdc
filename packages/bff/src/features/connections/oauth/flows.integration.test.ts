import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, type Database, type DatabaseLocation } from '../../../store/database.js'
import { testStages } from '../../../testing/databases.js'
import { expectProblem } from '../../../testing/expect-problem.js'
import {
  callbackOrigin,
  createTestBrowser,
  locationOf,
  redirectUri,
} from '../../../testing/oauth-browser.js'
import { startOAuthProvider, type OAuthProvider } from '../../../testing/oauth-provider.js'
import { createTestBff, startSandbox, type TestBff } from '../../../testing/test-bff.js'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe.each(testStages)('connecting by OAuth in $name', ({ dialect, database }) => {
  let directory: string
  let provider: OAuthProvider
  let test: TestBff
  /** The database of the BFF, for what only time would bring. */
  let store: Database
  let location: DatabaseLocation
  const encryptionKeys = [{ id: 'test', key: randomBytes(32).toString('base64') }]

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'inlaykit-oauth-'))
    location =
      database.name === 'embedded' ? { dataDir: join(directory, 'data') } : await database.create()
    const organization = sandbox.organizations[0]!
    provider = await startOAuthProvider({
      redirectUri,
      organizationId: organization.id,
      onToken: () => undefined,
    })
    const make = { dialect, baseUrl: sandbox.url(dialect), plan: 'enterprise' } as const
    test = await createTestBff({
      dialect,
      database: location,
      sandbox,
      connected: [],
      options: {
        encryptionKeys,
        make: { ...make, oauth: provider.options() },
        publicUrl: callbackOrigin,
        allowedOrigins: ['https://admin.host.test'],
      },
    })
    store = await openDatabase(location)
  })
  afterAll(async () => {
    await store.close()
    await test.close()
    await provider.close()
    await rm(directory, { recursive: true, force: true })
  })
  beforeEach(() => {
    provider.settings.error = null
    provider.settings.iss = null
  })

  const exchanges = () => provider.tokenCalls('authorization_code')
  const start = (body: object = {}, origin = callbackOrigin, who = test.me) =>
    who.request('/oauth/start', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', Origin: origin },
    })

  it('O1: asks with a drawn state, PKCE, the exact redirect URI, and proves who the client is', async () => {
    const browser = createTestBrowser(test)
    const urls = await Promise.all(
      [1, 2].map(async () => new URL(((await (await start()).json()) as { url: string }).url)),
    )
    for (const { origin, pathname, searchParams } of urls) {
      expect(origin + pathname).toBe(`${provider.url}/oauth/authorize`)
      const { state, code_challenge, ...rest } = Object.fromEntries(searchParams)
      expect(Buffer.from(state!, 'base64url').byteLength * 8).toBeGreaterThanOrEqual(128)
      expect(Buffer.from(code_challenge!, 'base64url').byteLength).toBe(32)
      expect(rest).toMatchObject({
        response_type: 'code',
        client_id: provider.clientId,
        redirect_uri: redirectUri,
        code_challenge_method: 'S256',
      })
      expect(rest['scope']!.split(' ')).toEqual(expect.arrayContaining([expect.any(String)]))
    }
    for (const name of ['state', 'code_challenge']) {
      expect(urls[0]!.searchParams.get(name)).not.toBe(urls[1]!.searchParams.get(name))
    }
    const before = exchanges().length
    expect(await browser.connect(test.me, { organizationId: 'o1' })).toBe(
      `${callbackOrigin}/?inlaykit=connected`,
    )
    expect(exchanges()).toHaveLength(before + 1)
    const { code_verifier, code, ...form } = exchanges().at(-1)!.form
    expect(code_verifier).toMatch(/^[\w.~-]{43,128}$/)
    expect(code).toBeTruthy()
    expect(form).toEqual({
      grant_type: 'authorization_code',
      client_id: provider.clientId,
      client_secret: provider.clientSecret,
      redirect_uri: redirectUri,
    })
  })

  it('keeps the connection, tells of it, and never of its tokens', async () => {
    const events = await test.me.events()
    const browser = createTestBrowser(test)
    const ended = await browser.connect(test.me, {
      organizationId: 'told',
      teamId: 't1',
      label: 'By OAuth',
      returnTo: '/settings?inlaykit-popup=1#make',
    })
    expect(ended).toBe(`${callbackOrigin}/settings?inlaykit-popup=1&inlaykit=connected#make`)
    await events.next(({ type }) => type === 'connection.changed')
    await events.leave()
    const answer = await test.me.request('/connections')
    const text = await answer.text()
    const { items } = JSON.parse(text) as { items: Record<string, unknown>[] }
    expect(items.find(({ organizationId }) => organizationId === 'told')).toMatchObject({
      label: 'By OAuth',
      kind: 'oauth',
      teamId: 't1',
      status: 'untested',
      hint: null,
      dialect,
    })
    expect((await test.me.call('getSession')).connect.methods).toEqual(['api-key', 'oauth'])
    const tokens = provider.families.flatMap(({ access, refresh }) => [...access, ...refresh])
    const { rows } = await store.db.execute(sql`select s::text as text from inlaykit.secrets s`)
    const seen = [text, JSON.stringify(rows), test.logs.join('\n'), browser.given.join('\n')]
    expect(tokens.length).toBeGreaterThan(1)
    for (const secret of [...tokens, ...exchanges().map(({ form }) => form['code']!)]) {
      expect(seen.some((one) => one.includes(secret))).toBe(false)
    }
  })

  it('C4: ties the way to the browser by a cookie that scripts, other sites and other hosts cannot touch', async () => {
    const browser = createTestBrowser(test)
    await browser.connect(test.me, { organizationId: 'o1' })
    const [set, cleared] = browser.given
    expect(browser.given).toHaveLength(2)
    expect(set).toMatch(
      /^__Host-inlaykit-oauth-[0-9a-f]{16}=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
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
      before = provider.calls.length
    })
    const age = (column: 'expires_at' | 'ticket_expires_at') =>
      store.db.execute(
        sql`update inlaykit.oauth_flows set ${sql.identifier(column)} = now() - interval '1 second'`,
      )

    it('no state at all', async () => {
      const browser = createTestBrowser(test)
      await browser.agree(test.me)
      await refused(await browser.open(callback({ code: 'a-code' })))
      expect(provider.calls).toHaveLength(before)
    })

    it('a state that nobody drew', async () => {
      const browser = createTestBrowser(test)
      await browser.agree(test.me)
      await refused(await browser.open(callback({ code: 'a-code', state: 'x'.repeat(43) })))
      expect(provider.calls).toHaveLength(before)
    })

    it("another browser's state, which stays good for its own", async () => {
      const own = createTestBrowser(test)
      const other = createTestBrowser(test)
      const back = await own.agree(test.me, { organizationId: 'o1' })
      await refused(await other.open(back))
      // One that is on a way of its own, for another tenant.
      await other.agree(test.as('admin', 'brightside'))
      await refused(await other.open(back))
      expect(provider.calls).toHaveLength(before)
      expect(locationOf(await own.open(back))).toContain('inlaykit=connected')
      const { items } = await test.as('admin', 'brightside').call('listConnections')
      expect(items).toEqual([])
    })

    it('somebody who is signed in as another than began it', async () => {
      const browser = createTestBrowser(test)
      const back = await browser.agree(test.me, { organizationId: 'o1' })
      browser.signedIn = test.as('admin', 'brightside').viewer
      await refused(await browser.open(back))
      browser.signedIn = test.as('admin', 'acme', 'a-colleague').viewer
      await refused(await browser.open(back))
      expect(provider.calls).toHaveLength(before)
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
      await age('expires_at')
      await refused(await browser.open(back))
      expect(provider.calls).toHaveLength(before)
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
      const back = await browser.agree(test.me, { organizationId: 'o1' })
      const answers = await Promise.all([1, 2, 3].map(() => browser.open(back)))
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 400, 400])
      expect(provider.calls).toHaveLength(before + 1)
      await refused(await browser.open(back))
      expect(provider.calls).toHaveLength(before + 1)
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
      expect(locationOf(await browser.open(url))).toContain(`${provider.url}/oauth/authorize`)
      await refused(await browser.open(url))
      const old = await ticketOf()
      await age('ticket_expires_at')
      await refused(await browser.open(old))
      await refused(await browser.open(`${url.slice(0, -43)}${'x'.repeat(43)}`))
      expect(browser.given).toHaveLength(1)
    })
  })

  it('O3: takes no answer of another server than the one that was asked', async () => {
    const { options } = provider
    const issuer = 'https://www.make.com'
    const strict = await createTestBff({
      dialect,
      database: location,
      sandbox,
      connected: [],
      options: {
        encryptionKeys,
        make: { dialect, baseUrl: sandbox.url(dialect), oauth: { ...options(), issuer } },
        publicUrl: callbackOrigin,
      },
    })
    const browser = createTestBrowser(strict)
    const before = exchanges().length
    for (const iss of [null, 'https://evil.test', `${issuer}/`]) {
      provider.settings.iss = iss
      expect(await browser.connect(strict.me, { organizationId: 'o1' })).toBe(
        `${callbackOrigin}/?inlaykit=error&problem=validation`,
      )
    }
    expect(exchanges()).toHaveLength(before)
    provider.settings.iss = issuer
    expect(await browser.connect(strict.me, { organizationId: 'o1' })).toContain('=connected')
    expect(exchanges()).toHaveLength(before + 1)
    await strict.close()
  })

  it.each([
    ['access_denied', 'forbidden'],
    ['server_error', 'upstream-unavailable'],
    ['invalid_scope', 'upstream-rejected'],
    ['<script>alert("canary")</script>', 'upstream-rejected'],
  ])('O3: tells of the error %s by a name of ours alone', async (error, problem) => {
    provider.settings.error = error
    const browser = createTestBrowser(test)
    const back = new URL(await browser.agree(test.me))
    back.searchParams.set('error_description', 'canary <b>canary</b>')
    const before = exchanges().length
    const answer = await browser.open(back.href)
    expect(locationOf(answer)).toBe(`${callbackOrigin}/?inlaykit=error&problem=${problem}`)
    expect(await answer.text()).toBe('')
    expect(JSON.stringify([...answer.headers]) + test.logs.join('\n')).not.toContain('canary')
    // A refusal reflects as little.
    const refusal = await browser.open(back.href)
    expect(await refusal.text()).not.toMatch(/canary|script/)
    expect(exchanges()).toHaveLength(before)
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
    const body = { organizationId: 'o1', returnTo: `${page}/make` }
    expect(await browser.connect(test.me, body, page)).toBe(`${page}/make?inlaykit=connected`)
  })

  it('goes several ways at once in one browser, for each its own connection', async () => {
    const browser = createTestBrowser(test)
    const begun = ['several-1', 'several-2', 'several-3'].map(async (organizationId) =>
      browser.agree(test.me, { organizationId }),
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
    await browser.connect(test.me, { connectionId })
    const after = await test.me.call('listConnections')
    expect(after.items).toHaveLength(items.length)
    expect(after.items[0]).toMatchObject({ id: connectionId, label, kind: 'oauth' })
    const foreign = await start({ connectionId }, callbackOrigin, test.as('admin', 'brightside'))
    await expectProblem(foreign, 'not-found')
    await expectProblem(await start({ zone: 'evil.test' }), 'validation')
  })

  it('begins no more ways for a tenant than it keeps an eye on', async () => {
    const someone = test.as('admin', 'newcomer')
    let last: Response | undefined
    for (let ways = 0; ways <= 100; ways += 1) last = await start({}, callbackOrigin, someone)
    await expectProblem(last!, 'rate-limited')
    expect((await start()).status).toBe(200)
  })
})
