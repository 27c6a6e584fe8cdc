import { describe, expect, test } from 'vitest'
import type { Sandbox } from '../sandbox.js'
import { startAtNoon, startSandbox } from '../testing/ask.js'
import { createTestClient, type TestClient } from '../testing/oauth.js'

const both = ['guide', 'live'] as const

/** The consent page as a browser without scripts has it. */
async function openPage(url: string): Promise<{
  response: Response
  text: string
  submit: (fields: readonly (readonly [string, string])[]) => Promise<Response>
}> {
  const response = await fetch(url, { redirect: 'manual' })
  const text = await response.text()
  const id = /name="request" value="([^"]+)"/.exec(text)?.[1] ?? ''
  const action = /<form method="post" action="([^"]+)"/.exec(text)?.[1] ?? ''
  return {
    response,
    text,
    submit(fields) {
      const body = new URLSearchParams({ request: id })
      for (const [name, value] of fields) body.append(name, value)
      return fetch(new URL(action, url), { method: 'POST', redirect: 'manual', body })
    },
  }
}

const organizationOf = (sandbox: Sandbox, index: number) => sandbox.organizations[index]?.id ?? ''

/** The value of the first person on the page. */
const personIn = (text: string) => /<option value="(\d+)"/.exec(text)?.[1] ?? ''

function sentBack(response: Response, client: TestClient): URLSearchParams {
  expect(response.status).toBe(303)
  const location = response.headers.get('Location') ?? ''
  expect(location.startsWith(`${client.redirectUris[0]}&`)).toBe(true)
  return new URL(location).searchParams
}

describe.each(both)('the %s consent page', (dialect) => {
  test('asks a person, who allows, and sends them back with a code and the state', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    const { response, text, submit } = await openPage(client.authorizeUrl())
    expect(response.status).toBe(200)
    expect(text).toContain('Allow Test client to use your account?')
    for (const { name } of sandbox.organizations) expect(text).toContain(name)
    expect(text).toContain(dialect === 'guide' ? 'type="radio"' : 'type="checkbox"')
    const back = sentBack(
      await submit([
        ['person', personIn(text)],
        ['organization', organizationOf(sandbox, 1)],
        ['decision', 'allow'],
      ]),
      client,
    )
    expect([...back.keys()]).toEqual(['kit', 'code', 'state'])
    expect(back.get('state')).toBe('the-state')
    expect((await client.exchange(back.get('code'))).status).toBe(200)
    expect(sandbox.oauth.grants()).toMatchObject([
      { organizationIds: [organizationOf(sandbox, 1)], personId: personIn(text) },
    ])
    expect((await submit([['decision', 'allow']])).status).toBe(400)
  })

  test('has no scripts, can’t be framed, and escapes what comes in', async () => {
    const sandbox = await startSandbox()
    const { clientId } = sandbox.oauth.registerClient({
      name: '<img src=x onerror=alert(1)>',
      redirectUris: ['https://app.example/"><script>/'],
    })
    const client = createTestClient(sandbox, dialect)
    const url = client.authorizeUrl({
      client_id: clientId,
      redirect_uri: 'https://app.example/"><script>/',
      state: '"><script>',
    })
    const { response, text } = await openPage(url)
    expect(response.status).toBe(200)
    expect(text).not.toContain('<script')
    expect(text).not.toContain('<img')
    const policy = response.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    const wrong = await openPage(client.authorizeUrl({ redirect_uri: 'x"><script>' }))
    expect([wrong.response.status, wrong.text.includes('<script')]).toEqual([400, false])
  })

  test('sends a person who denies back without a code', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    const { text, submit } = await openPage(client.authorizeUrl())
    const back = sentBack(
      await submit([
        ['person', personIn(text)],
        ['decision', 'deny'],
      ]),
      client,
    )
    expect(back.get('error')).toBe('access_denied')
    expect([back.get('code'), back.get('state')]).toEqual([null, 'the-state'])
    expect(sandbox.oauth.grants()).toEqual([])
  })

  test('asks again when no organisation is chosen, and takes no other answer', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    const { text, submit } = await openPage(client.authorizeUrl())
    const person = ['person', personIn(text)] as const
    expect(text.match(/ checked/g)).toHaveLength(1)
    const last = [...text.matchAll(/<option value="(\d+)"/g)].at(-1)?.[1] ?? ''
    const none = await submit([
      ['person', last],
      ['decision', 'allow'],
    ])
    const again = await none.text()
    expect([none.status, again]).toEqual([400, expect.stringContaining('Choose an organization.')])
    expect(again).toMatch(new RegExp(`value="${last}" selected`))
    expect(again).not.toContain(' checked')
    for (const fields of [
      [person, ['organization', '1'], ['decision', 'allow']],
      [
        ['person', '1'],
        ['organization', organizationOf(sandbox, 0)],
        ['decision', 'allow'],
      ],
      [person, ['organization', organizationOf(sandbox, 0)], ['decision', 'perhaps']],
      [person, ['organization', organizationOf(sandbox, 0)]],
    ] as const) {
      const refused = await submit(fields)
      expect([refused.status, refused.headers.get('Location')]).toEqual([400, null])
    }
    const right = await submit([
      person,
      ['organization', organizationOf(sandbox, 0)],
      ['decision', 'allow'],
    ])
    expect(sentBack(right, client).has('code')).toBe(true)
  })

  test('waits ten minutes', async () => {
    const { sandbox, clock } = await startAtNoon()
    const { text, submit } = await openPage(createTestClient(sandbox, dialect).authorizeUrl())
    await clock.advance(10 * 60_000)
    const late = await submit([
      ['person', personIn(text)],
      ['organization', organizationOf(sandbox, 0)],
      ['decision', 'allow'],
    ])
    expect([late.status, late.headers.get('Location')]).toEqual([400, null])
  })
})

describe.each(both)('the %s authorisation endpoint', (dialect) => {
  test('sends nobody anywhere but to an address that is registered to the letter', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    const [right = ''] = client.redirectUris
    for (const redirect of [
      null,
      `${right}&more=1`,
      right.toUpperCase(),
      right.replace('?kit=1', ''),
      right.replace('callback', 'callback/'),
      right.replace('https:', 'http:'),
      `${right}#`,
      'javascript:alert(1)',
    ]) {
      const { response, text } = await openPage(client.authorizeUrl({ redirect_uri: redirect }))
      expect([response.status, response.headers.get('Location')]).toEqual([400, null])
      expect(text).toContain('role="alert"')
    }
    const unknown = await openPage(client.authorizeUrl({ client_id: 'unknown' }))
    expect(unknown.response.status).toBe(400)
    const twice = await openPage(`${client.authorizeUrl()}&redirect_uri=https://evil.example/`)
    expect([twice.response.status, twice.response.headers.get('Location')]).toEqual([400, null])
  })

  test('sends every other mistake back, with the state', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    for (const [error, wrong] of [
      ['invalid_request', { response_type: null }],
      ['unsupported_response_type', { response_type: 'token' }],
      ['invalid_request', { response_mode: 'fragment' }],
      ['invalid_scope', { scope: 'read everything' }],
      ['invalid_scope', { scope: null }],
      ['invalid_request', { code_challenge_method: 'plain' }],
      ['invalid_request', { code_challenge_method: null }],
      ['invalid_request', { code_challenge: null }],
      ['invalid_request', { code_challenge: 'short' }],
      ['consent_required', { prompt: 'none' }],
    ] as const) {
      const { response } = await openPage(client.authorizeUrl(wrong))
      const back = sentBack(response, client)
      expect([wrong, back.get('error'), back.get('state')]).toEqual([wrong, error, 'the-state'])
    }
    const twice = await openPage(`${client.authorizeUrl()}&scope=read`)
    expect(sentBack(twice.response, client).get('error')).toBe('invalid_request')
  })

  test('sends iss back only where it is told to', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    expect(client.agree().has('iss')).toBe(false)
    sandbox.oauth.configure({ iss: true })
    const { origin } = new URL(sandbox.url(dialect))
    expect(client.agree().get('iss')).toBe(origin)
    expect(client.agree({ decision: 'deny' }).get('iss')).toBe(origin)
    expect(client.agree({}, { scope: null }).get('iss')).toBe(origin)
    sandbox.oauth.configure({ iss: 'https://evil.example' })
    expect(client.agree().get('iss')).toBe('https://evil.example')
  })
})

test('clients without a secret are the live dialect’s alone: by PKCE, without a refresh token', async () => {
  const sandbox = await startSandbox()
  const live = createTestClient(sandbox, 'live', { isPublic: true })
  expect(live.agree({}, { code_challenge: null, code_challenge_method: null }).get('error')).toBe(
    'invalid_request',
  )
  const { status, body } = await live.exchange(live.agree().get('code'))
  expect([status, 'refresh_token' in body]).toEqual([200, false])
  const offline = live.agree({}, { scope: 'scenarios:read,offline_access' }).get('code')
  expect((await live.exchange(offline)).body.refresh_token).toEqual(expect.any(String))
  const guide = createTestClient(sandbox, 'guide', { isPublic: true })
  expect((await openPage(guide.authorizeUrl())).response.status).toBe(400)
  const refused = await guide.exchange('code')
  expect([refused.status, refused.body.error]).toEqual([401, 'invalid_client'])
})

test('the journal tells what OAuth calls were about, and no secret of them', async () => {
  const sandbox = await startSandbox()
  const client = createTestClient(sandbox, 'live')
  const { text, submit } = await openPage(client.authorizeUrl())
  const answer = await submit([
    ['person', personIn(text)],
    ['organization', organizationOf(sandbox, 2)],
    ['decision', 'allow'],
  ])
  const code = sentBack(answer, client).get('code') ?? ''
  const { body: first } = await client.exchange(code)
  const { body: second } = await client.refresh(first.refresh_token)
  await client.refresh(first.refresh_token)
  await client.refresh('unknown')
  await fetch(`${client.authorizeUrl()}&client_secret=${client.clientSecret}`)

  const { clientId } = client
  const organizationId = organizationOf(sandbox, 2)
  const grantId = sandbox.oauth.grants()[0]?.id
  const about = { endpoint: 'token', clientId, grantType: 'refresh_token', grantId }
  expect(sandbox.requests()).toMatchObject([
    { oauth: { endpoint: 'authorize', clientId, grantId: null, error: null }, status: 200 },
    { method: 'POST', oauth: { endpoint: 'authorize', clientId }, status: 303 },
    {
      organizationId,
      dialect: 'live',
      path: '/oauth/v2/token',
      oauth: { endpoint: 'token', clientId, grantType: 'authorization_code', grantId, error: null },
    },
    { organizationId, oauth: { ...about, error: null }, status: 200 },
    { organizationId, oauth: { ...about, error: 'invalid_grant' }, status: 400 },
    { organizationId: null, oauth: { ...about, grantId: null, error: 'invalid_grant' } },
    { oauth: { endpoint: 'authorize' } },
  ])
  const journal = JSON.stringify(sandbox.requests())
  const tokens = [first, second].flatMap((one) => [one.access_token, one.refresh_token])
  const secrets = [code, client.verifier, client.clientSecret, 'the-state', ...tokens]
  for (const secret of secrets) expect(journal).not.toContain(secret)
})
