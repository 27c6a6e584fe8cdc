import { describe, expect, test } from 'vitest'
import type { Dialect } from '../http/environment.js'
import type { Sandbox } from '../sandbox.js'
import { startAtNoon, startSandbox, teamOf } from '../testing/ask.js'
import { createTestClient } from '../testing/oauth.js'

const both = ['guide', 'live'] as const

/** Whether an API takes a token, in the header of its dialect. */
async function opens(sandbox: Sandbox, dialect: Dialect, token: string): Promise<number> {
  const path = dialect === 'live' ? `/scenarios?teamId=${teamOf(sandbox)}` : '/scenarios'
  const scheme = dialect === 'live' ? 'Bearer' : 'Token'
  const response = await fetch(`${sandbox.url(dialect)}${path}`, {
    headers: { Authorization: `${scheme} ${token}` },
  })
  await response.arrayBuffer()
  return response.status
}

describe.each(both)('the %s token endpoint', (dialect) => {
  test('gives tokens for a code, and the API takes the access token until it is too old', async () => {
    const { sandbox, clock } = await startAtNoon()
    const client = createTestClient(sandbox, dialect)
    const seconds = dialect === 'live' ? 300 : 3600
    const { status, headers, body } = await client.exchange(client.agree().get('code'))
    expect(status).toBe(200)
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[\w-]{43}$/),
      refresh_token: expect.stringMatching(/^[\w-]{43}$/),
      token_type: 'Bearer',
      expires_in: seconds,
    })
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(await opens(sandbox, dialect, body.access_token)).toBe(200)
    await clock.advance(seconds * 1000 - 1)
    expect(await opens(sandbox, dialect, body.access_token)).toBe(200)
    await clock.advance(1)
    expect(await opens(sandbox, dialect, body.access_token)).toBe(401)
  })

  test('takes a code once, from its own client, with its redirect_uri and verifier, for five minutes', async () => {
    const { sandbox, clock } = await startAtNoon()
    const client = createTestClient(sandbox, dialect)
    const other = createTestClient(sandbox, dialect)
    const refused = { error: 'invalid_grant', error_description: expect.any(String) }
    const draw = () => client.agree().get('code')
    for (const wrong of [
      { redirect_uri: 'https://app.example/callback' },
      { code_verifier: other.verifier },
      { code_verifier: null },
    ]) {
      const code = draw()
      const { status, body } = await client.exchange(code, wrong)
      expect([status, body]).toEqual([400, refused])
      expect((await client.exchange(code)).body).toEqual(refused)
    }
    const code = draw()
    expect((await other.exchange(code)).body).toEqual(refused)
    expect((await client.exchange(code)).status).toBe(200)
    const late = draw()
    await clock.advance(5 * 60_000)
    expect((await client.exchange(late)).body).toEqual(refused)
    expect((await client.exchange('made-up')).body).toEqual(refused)
  })

  test('ends what came of a code that is used again', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    const code = client.agree().get('code')
    const { body } = await client.exchange(code)
    expect((await client.exchange(code)).body.error).toBe('invalid_grant')
    expect(await opens(sandbox, dialect, body.access_token)).toBe(401)
    expect((await client.refresh(body.refresh_token)).body.error).toBe('invalid_grant')
    expect(sandbox.oauth.grants()).toMatchObject([
      { isAlive: false, endedBy: 'code-reuse', tokenCalls: 3 },
    ])
  })

  test('refuses a verifier for a code that was asked for without a challenge', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    const without = { code_challenge: null, code_challenge_method: null }
    const refused = await client.exchange(client.agree({}, without).get('code'))
    expect(refused.body.error).toBe('invalid_grant')
    const code = client.agree({}, without).get('code')
    expect((await client.exchange(code, { code_verifier: null })).status).toBe(200)
  })

  test('rotates refresh tokens, and ends the grant when a spent one comes again', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    const first = await client.connect()
    const { body: second } = await client.refresh(first.refresh)
    expect(second).toMatchObject({ access_token: expect.any(String), token_type: 'Bearer' })
    expect(second.refresh_token).not.toBe(first.refresh)
    expect(await opens(sandbox, dialect, first.access)).toBe(200)
    const { body: third } = await client.refresh(second.refresh_token)
    expect(sandbox.oauth.grants()).toMatchObject([{ isAlive: true, tokenCalls: 3, refreshes: 2 }])

    const reused = await client.refresh(first.refresh)
    expect([reused.status, reused.body.error]).toEqual([400, 'invalid_grant'])
    expect((await client.refresh(third.refresh_token)).body.error).toBe('invalid_grant')
    for (const token of [first.access, second.access_token, third.access_token]) {
      expect(await opens(sandbox, dialect, token)).toBe(401)
    }
    expect(sandbox.oauth.grants()).toMatchObject([
      { isAlive: false, endedBy: 'refresh-reuse', tokenCalls: 5, refreshes: 2 },
    ])
  })

  test('of eight calls with one refresh token lets one through', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    const { refresh } = await client.connect()
    const calls = await Promise.all(Array.from({ length: 8 }, () => client.refresh(refresh)))
    expect(calls.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(sandbox.oauth.grants()[0]).toMatchObject({ isAlive: false, tokenCalls: 9, refreshes: 1 })
  })

  test('keeps a refresh token good where rotation is off, and says expires_in only if it shall', async () => {
    const sandbox = await startSandbox()
    sandbox.oauth.configure({ rotates: false, tellsExpiry: false })
    const client = createTestClient(sandbox, dialect)
    const { refresh } = await client.connect()
    for (let round = 0; round < 3; round++) {
      const { status, body } = await client.refresh(refresh)
      expect([status, Object.keys(body)]).toEqual([200, ['access_token', 'token_type']])
    }
    expect(sandbox.oauth.grants()[0]).toMatchObject({ isAlive: true, refreshes: 3 })
  })

  test('narrows scopes on refresh, never widens them, and spends no token on a mistake', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    const [less, same, more] =
      dialect === 'guide'
        ? ['read', 'read write', 'read write execute']
        : ['scenarios:read', 'scenarios:read teams:read', 'scenarios:read hooks:read']
    const { refresh } = await client.connect({}, { scope: same })
    for (const scope of [more, 'all']) {
      const wider = await client.refresh(refresh, { scope })
      expect([wider.status, wider.body.error]).toEqual([400, 'invalid_scope'])
    }
    const narrow = await client.refresh(refresh, { scope: less })
    expect([narrow.status, narrow.body.scope]).toEqual([200, less])
    const { status, body } = await client.refresh(narrow.body.refresh_token, { scope: same })
    expect([status, 'scope' in body]).toEqual([200, false])
  })

  test('knows its clients by the form alone', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    const { refresh } = await client.connect()
    const forms = [
      { client_secret: 'wrong-secret' },
      { client_secret: null },
      { client_id: 'client-unknown' },
    ]
    for (const form of forms) {
      const { status, body } = await client.refresh(refresh, form)
      expect([status, body.error]).toEqual([401, 'invalid_client'])
    }
    expect((await client.refresh(refresh, { client_id: null })).body.error).toBe('invalid_request')
    const basic = await fetch(sandbox.oauth.urls(dialect).token ?? '', {
      method: 'POST',
      headers: {
        Authorization: `Basic ${btoa(`${client.clientId}:${client.clientSecret}`)}`,
      },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refresh }),
    })
    expect([basic.status, basic.headers.get('WWW-Authenticate')]).toEqual([
      401,
      'Basic realm="oauth"',
    ])
    const other = createTestClient(sandbox, dialect)
    expect((await other.refresh(refresh)).body.error).toBe('invalid_grant')
    expect((await client.refresh(refresh)).status).toBe(200)
  })

  test('answers what it doesn’t understand in the words of RFC 6749', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    const url = sandbox.oauth.urls(dialect).token ?? ''
    const password = await client.post('token', { grant_type: 'password' })
    expect([password.status, password.body.error]).toEqual([400, 'unsupported_grant_type'])
    expect((await client.post('token', {})).body.error).toBe('invalid_request')
    const json = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ grant_type: 'refresh_token' }),
    })
    expect([json.status, await json.json()]).toMatchObject([400, { error: 'invalid_request' }])
    const twice = new URLSearchParams({
      client_id: client.clientId,
      client_secret: client.clientSecret ?? '',
      grant_type: 'refresh_token',
    })
    twice.append('grant_type', 'refresh_token')
    const doubled = await fetch(url, { method: 'POST', body: twice })
    expect(await doubled.json()).toMatchObject({ error: 'invalid_request' })
    const got = await fetch(url)
    expect([got.status, got.headers.get('Allow')]).toEqual([405, 'POST'])
  })
})

test('a token opens the API of its own dialect alone, in that dialect’s header', async () => {
  const sandbox = await startSandbox()
  const live = await createTestClient(sandbox, 'live').connect()
  const guide = await createTestClient(sandbox, 'guide').connect()
  expect(await opens(sandbox, 'live', live.access)).toBe(200)
  expect(await opens(sandbox, 'guide', guide.access)).toBe(200)
  expect(await opens(sandbox, 'live', guide.access)).toBe(401)
  expect(await opens(sandbox, 'guide', live.access)).toBe(401)
  const response = await fetch(`${sandbox.url('live')}/users/me`, {
    headers: { Authorization: `Token ${live.access}` },
  })
  expect(response.status).toBe(401)
})
