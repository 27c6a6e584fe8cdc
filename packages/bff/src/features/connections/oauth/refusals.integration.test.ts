import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Sandbox } from '@inlaykit/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPairs } from '../../../testing/databases.js'
import { expectProblem } from '../../../testing/expect-problem.js'
import {
  callbackOrigin,
  createTestBrowser,
  locationOf,
  startOAuth,
  type TestBrowser,
} from '../../../testing/oauth-browser.js'
import { createOAuthStage, type OAuthStage } from '../../../testing/oauth-stage.js'
import { createTestBff, startSandbox, type TestCaller } from '../../../testing/test-bff.js'
import { openWays, type Ways } from '../../../testing/ways.js'

/** What browsers say of an address that somebody opens. */
const byHand = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
const returnTo = '/settings?tab=make&inlaykit-popup=1'
const page = (outcome: string) => `${callbackOrigin}${returnTo}&inlaykit=error&problem=${outcome}`

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ scenariosPerTeam: 3 })
})
afterAll(() => sandbox.close())

/** A browser that comes to the BFF by HTTP, under whatever address it knows it. */
function browserOf(ways: Ways): TestBrowser {
  const [, node] = ways.all
  return createTestBrowser({
    sandbox,
    bff: {
      fetch({ url, headers }) {
        const { pathname, search } = new URL(url)
        return node.send(node.origin + pathname + search, { headers, redirect: 'manual' })
      },
    },
  })
}

/** Holds an answer against the page that people are shown where they can't be sent on; answers its text. */
async function expectPage(response: Response, status: number): Promise<string> {
  const { headers } = response
  const text = await response.text()
  expect([response.status, headers.get('content-type')]).toEqual([
    status,
    'text/html; charset=utf-8',
  ])
  const style = /<style>(.*)<\/style>/s.exec(text)![1]!
  const hash = createHash('sha256').update(style).digest('base64')
  expect(headers.get('content-security-policy')).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  )
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('vary')).toMatch(/\bAccept\b/)
  // Whoever is asked for help finds the request by it.
  expect(text).toContain(headers.get('x-request-id')!)
  expect(text).not.toMatch(/<script|\son\w+=|javascript:|src=/i)
  return text
}

describe.each(testPairs)('a way to Make that is refused in $name', ({ dialect, database }) => {
  let stage: OAuthStage
  let ways: Ways
  let me: TestCaller

  beforeAll(async () => {
    stage = await createOAuthStage({ dialect, database, sandbox })
    ways = await openWays(stage.test.bff)
    me = stage.as('acme')
  })
  afterAll(async () => {
    await ways.close()
    await stage.close()
  })

  const tokenCalls = () => sandbox.requests().filter(({ oauth }) => oauth?.endpoint === 'token')
  const begin = async (approval?: { decision: 'deny' }) => {
    const browser = browserOf(ways)
    const way = { body: { organizationId: 'o1', returnTo } }
    return { browser, back: await browser.agree(me, { ...way, ...(approval && { approval }) }) }
  }

  it('sends people back to their page when they do not agree, or took too long', async () => {
    sandbox.clearRequests()
    const denied = await begin({ decision: 'deny' })
    const answer = await denied.browser.open(denied.back, byHand)
    expect([answer.status, locationOf(answer)]).toEqual([303, page('forbidden')])

    const late = await begin()
    await stage.store.db.execute(
      sql`update inlaykit.oauth_flows set expires_at = now() - interval '1 minute'`,
    )
    const told = await late.browser.open(late.back, byHand)
    expect([told.status, locationOf(told)]).toEqual([303, page('validation')])
    expect(late.browser.given.at(-1)).toContain('Max-Age=0')
    // Once: the address is good for nothing any more.
    await expectPage(await late.browser.open(late.back, byHand), 400)
    expect(tokenCalls()).toEqual([])
    expect((await me.call('listConnections')).items).toEqual([])
  })

  it('O2: shows another browser a page that says what to do, and leaves the way to its own', async () => {
    const { browser, back } = await begin()
    const other = browserOf(ways)
    const text = await expectPage(await other.open(back, byHand), 400)
    expect(text).toContain('Go back to the page that you came from, and connect again.')
    expect(text).toContain(`<a href="${callbackOrigin}">app.host.test</a>`)
    expect(text).not.toContain('settings')
    expect(other.given).toEqual([])
    expect(locationOf(await browser.open(back, byHand))).toContain('inlaykit=connected')
  })

  it('tells programs by a problem, whatever they take', async () => {
    const { back } = await begin()
    const other = browserOf(ways)
    const taken = ['application/json', 'application/problem+json', '*/*', 'text/htmlx', 'text/*']
    for (const accept of [...taken, undefined]) {
      const answer = await other.open(back, accept)
      expect(answer.headers.get('vary')).toMatch(/\bAccept\b/)
      expect((await expectProblem(answer, 'validation')).detail).toMatch(/connect again/)
    }
  })

  it('O3: says nothing back that stood in the address', async () => {
    const { browser, back } = await begin()
    const evil = `"'><script>alert('canary')</script>`
    for (const [name, value] of [
      ['state', evil],
      ['state', 'x'.repeat(501)],
      ['error', evil],
      ['error', `canary ${'x'.repeat(500)}`],
      ['code', ''],
      [evil, evil],
      ['__proto__', 'canary'],
    ] as const) {
      const address = new URL(back)
      address.searchParams.set('error_description', evil)
      address.searchParams.delete('state')
      address.searchParams.set(name, value)
      const text = await expectPage(await browser.open(address.href, byHand), 400)
      expect(text).not.toMatch(/canary|xxx/)
    }
  })

  it('shows a page for a ticket that was used, too', async () => {
    const browser = browserOf(ways)
    const started = await startOAuth(me, { returnTo }, 'https://admin.host.test')
    const { url } = (await started.json()) as { url: string }
    expect(locationOf(await browser.open(url, byHand))).toContain(stage.oauth.authorizeUrl)
    await expectPage(await browser.open(url, byHand), 400)
    await expectProblem(await browser.open(url), 'validation')
  })
})

it('a server without OAuth shows whoever comes a page that says so', async () => {
  const { dialect, database } = testPairs.at(-1)!
  const options = { background: false }
  const location = await database.create()
  const test = await createTestBff({ dialect, database: location, sandbox, connected: [], options })
  const ways = await openWays(test.bff)
  try {
    const answer = await browserOf(ways).open(
      `${callbackOrigin}/api/inlaykit/oauth/callback`,
      byHand,
    )
    const text = await expectPage(answer, 422)
    expect(text).not.toContain('<a ')
  } finally {
    await ways.close()
    await test.close()
  }
}, 60_000)
