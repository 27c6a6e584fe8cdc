import { describe, expect, test } from 'vitest'
import type { Sandbox } from '../sandbox.js'
import { askWith, readAnswer, startAtNoon, startSandbox } from '../testing/ask.js'
import { createTestClient } from '../testing/oauth.js'

const dialects = [
  ['guide', '/oauth/token'],
  ['live', '/oauth/v2/token'],
] as const

async function control(sandbox: Sandbox, method: string, path: string, body?: unknown) {
  const response = await fetch(`${new URL(sandbox.url('live')).origin}/__sandbox/oauth${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  })
  return readAnswer(response)
}

describe.each(dialects)('faults of %s token calls', (dialect, path) => {
  const route = `POST ${path}`

  test('answer a status in OAuth’s own words, redirect, or answer far too much', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    const { refresh } = await client.connect()
    sandbox.fail(route, { status: 503, headers: { 'Retry-After': '2' }, times: 1 })
    const busy = await client.refresh(refresh)
    expect([busy.status, busy.body.error]).toEqual([503, 'server_error'])
    expect(busy.headers.get('Retry-After')).toBe('2')
    sandbox.fail(route, { redirect: 'https://evil.example/', times: 1 })
    expect((await client.refresh(refresh)).headers.get('Location')).toBe('https://evil.example/')
    sandbox.fail(route, { oversized: 3_000_000, times: 1 })
    const response = await fetch(sandbox.oauth.urls(dialect).token ?? '', { method: 'POST' })
    const text = await response.text()
    expect([text.length, JSON.parse(text)]).toMatchObject([3_000_000, { error: 'invalid_request' }])
    expect((await client.refresh(refresh)).status).toBe(200)
    expect(sandbox.oauth.grants()).toMatchObject([{ tokenCalls: 2, refreshes: 1 }])
  })

  test('break off before or after the work is done', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, dialect)
    const { refresh } = await client.connect()
    sandbox.fail(route, { reset: true, times: 1 })
    await expect(client.refresh(refresh)).rejects.toThrow()
    expect(sandbox.oauth.grants()).toMatchObject([{ refreshes: 0 }])
    sandbox.fail(route, { reset: true, processed: true, times: 1 })
    await expect(client.refresh(refresh)).rejects.toThrow()
    expect(sandbox.oauth.grants()).toMatchObject([{ refreshes: 1 }])
    // What was rotated and never arrived is lost: the next try is a second use.
    expect((await client.refresh(refresh)).body.error).toBe('invalid_grant')
    expect(sandbox.oauth.grants()).toMatchObject([{ isAlive: false, endedBy: 'refresh-reuse' }])
  })

  test('are late before the work, or after it with processed, for one organisation alone', async () => {
    const { sandbox, clock } = await startAtNoon()
    const client = createTestClient(sandbox, dialect)
    const [, second = { id: '' }] = sandbox.organizations
    const own = await client.connect()
    const slow = await client.connect({ organizationIds: [second.id] })
    const done = () => sandbox.oauth.grants().map(({ refreshes }) => refreshes)
    sandbox.fail(route, { delayMs: 9000, organizationId: second.id, times: 1 })
    sandbox.clearRequests()
    const late = client.refresh(slow.refresh)
    await expect.poll(() => sandbox.requests()[0]?.fault, { timeout: 10_000 }).toBe('delay')
    expect((await client.refresh(own.refresh)).status).toBe(200)
    expect(done()).toEqual([1, 0])
    await clock.advance(9000)
    const { body } = await late
    expect(done()).toEqual([1, 1])

    sandbox.fail(route, { delayMs: 9000, processed: true, times: 1 })
    const answered = client.refresh(body.refresh_token)
    await expect.poll(done, { timeout: 10_000 }).toEqual([1, 2])
    await clock.advance(9000)
    expect((await answered).status).toBe(200)
  })
})

describe('/__sandbox/oauth', () => {
  test('registers clients, approves, tells of grants, expires and revokes: the whole way', async () => {
    const sandbox = await startSandbox()
    const registered = await control(sandbox, 'POST', '/clients', {
      name: 'Elsewhere',
      redirectUris: ['http://127.0.0.1:1/oauth/callback'],
    })
    expect(registered.status).toBe(201)
    const { clientId, clientSecret } = registered.body
    const listed = await control(sandbox, 'GET', '/clients')
    expect(JSON.stringify(listed.body)).not.toContain(clientSecret)
    expect(listed.body.clients).toMatchObject([
      { name: 'Inlaykit', isPublic: false },
      { clientId, name: 'Elsewhere', isPublic: false },
    ])

    const { authorize, token } = sandbox.oauth.urls('live')
    const asked = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: 'http://127.0.0.1:1/oauth/callback',
      scope: 'user:read',
      state: 'abc',
    })
    const approved = await control(sandbox, 'POST', '/approve', {
      url: `${authorize}?${asked.toString()}`,
      organizationIds: [sandbox.organizations[1]?.id],
    })
    const back = new URL(approved.body.location)
    expect(back.searchParams.get('state')).toBe('abc')
    const exchanged = await fetch(token ?? '', {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uri: 'http://127.0.0.1:1/oauth/callback',
        code: back.searchParams.get('code') ?? '',
      }),
    })
    const { access_token: access } = (await exchanged.json()) as { access_token: string }
    const works = async () =>
      (await askWith(`${sandbox.url('live')}/users/me`, `Bearer ${access}`)).status === 200
    expect(await works()).toBe(true)

    const { body } = await control(sandbox, 'GET', '/grants')
    expect(body).toEqual({ grants: sandbox.oauth.grants() })
    expect(body.grants).toMatchObject([
      { clientId, organizationIds: [sandbox.organizations[1]?.id], isAlive: true, tokenCalls: 1 },
    ])
    const [{ id }] = body.grants
    expect((await control(sandbox, 'POST', '/expire', { grantId: id })).status).toBe(204)
    expect(await works()).toBe(false)
    expect((await control(sandbox, 'DELETE', `/grants/${id}`)).status).toBe(204)
    expect((await control(sandbox, 'GET', `/grants/${id}`)).body).toMatchObject({
      isAlive: false,
      endedBy: 'revoked',
    })
    expect((await control(sandbox, 'DELETE', `/clients/${clientId}`)).status).toBe(204)
    const gone = await control(sandbox, 'POST', '/approve', {
      url: `${authorize}?${asked.toString()}`,
    })
    expect([gone.status, gone.body.message]).toEqual([400, 'client_id is not known.'])
  })

  test('changes how the servers behave', async () => {
    const sandbox = await startSandbox()
    const patch = { accessTokenSeconds: 7, rotates: false, needsOfflineAccess: true }
    const changed = await control(sandbox, 'PATCH', '/settings', patch)
    expect(changed.body).toMatchObject({ ...patch, tellsExpiry: true, iss: false })
    const client = createTestClient(sandbox, 'live')
    const { body } = await client.exchange(client.agree().get('code'))
    expect([body.expires_in, 'refresh_token' in body]).toEqual([7, false])
    const offline = client.agree({}, { scope: 'user:read offline_access' }).get('code')
    expect((await client.exchange(offline)).body.refresh_token).toEqual(expect.any(String))
  })

  test('refuses what makes no sense, in words, and what a foreign page could send', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, 'live')
    const url = client.authorizeUrl()
    for (const [path, body, status] of [
      ['/clients', {}, 400],
      ['/clients', { redirectUris: [] }, 400],
      ['/clients', { redirectUris: ['http://evil.example/'] }, 400],
      ['/clients', { redirectUris: ['javascript:alert(1)'] }, 400],
      ['/clients', { redirectUris: ['https://a.example/#x'] }, 400],
      ['/clients', { redirectUris: ['https://a.example/'], colour: 'red' }, 400],
      ['/approve', {}, 400],
      ['/approve', { url: 'http://127.0.0.1/other' }, 400],
      ['/approve', { url, organizationIds: 'all' }, 400],
      ['/approve', { url, organizationIds: ['1'] }, 404],
      ['/approve', { url, personId: 1 }, 404],
      ['/expire', { grantId: 'grant-9' }, 404],
    ] as const) {
      const refused = await control(sandbox, 'POST', path, body)
      expect([path, body, refused.status]).toEqual([path, body, status])
      expect(refused.body.message).toMatch(/\.$/)
    }
    const wrong = await control(sandbox, 'PATCH', '/settings', { rotates: 'no', other: 1 })
    expect(wrong.status).toBe(400)
    expect((await control(sandbox, 'DELETE', '/grants/grant-9')).status).toBe(404)
    const form = await fetch(`${new URL(sandbox.url('live')).origin}/__sandbox/oauth/expire`, {
      method: 'POST',
      body: '{}',
    })
    expect(form.status).toBe(415)
  })
})
