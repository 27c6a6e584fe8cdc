import { createPublicKey, createVerify, type JsonWebKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Sandbox } from '../sandbox.js'
import { askWith, startAtNoon, startSandbox } from '../testing/ask.js'
import { createTestClient } from '../testing/oauth.js'

/** The claims of an `id_token`, once its signature is found right. */
async function readIdToken(sandbox: Sandbox, token: string): Promise<Record<string, unknown>> {
  const [head = '', claims = '', signature = ''] = token.split('.')
  const decode = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  const { kid, alg } = decode(head)
  const response = await fetch(sandbox.oauth.urls('live').jwks ?? '')
  const { keys } = (await response.json()) as { keys: (JsonWebKey & { kid: string })[] }
  const key = keys.find((one) => one.kid === kid)
  if (!key) throw new Error('The key set lacks the key.')
  expect([alg, 'd' in key, 'p' in key]).toEqual(['RS256', false, false])
  const isRight = createVerify('RSA-SHA256')
    .update(`${head}.${claims}`)
    .verify(createPublicKey({ key, format: 'jwk' }), signature, 'base64url')
  expect(isRight).toBe(true)
  return decode(claims)
}

describe('OpenID Connect of the live dialect', () => {
  test('signs who agreed, and tells the same of an access token', async () => {
    const { sandbox, clock } = await startAtNoon()
    const client = createTestClient(sandbox, 'live')
    const scope = { scope: 'openid user:read', nonce: 'once' }
    const code = client.agree({}, scope).get('code')
    await clock.advance(5000)
    const { body } = await client.exchange(code)
    const now = clock.now() / 1000
    const person = { sub: '70100', name: 'Hana Sato', email: 'hana.sato@copperleafhome.example' }
    expect(await readIdToken(sandbox, body.id_token)).toEqual({
      iss: new URL(sandbox.url('live')).origin,
      aud: client.clientId,
      iat: now,
      exp: now + 300,
      auth_time: now - 5,
      nonce: 'once',
      ...person,
    })
    const url = sandbox.oauth.urls('live').userinfo ?? ''
    const told = await askWith(url, `Bearer ${body.access_token}`)
    expect([told.status, told.body]).toEqual([200, person])
    const { access } = await client.connect()
    const lacking = await askWith(url, `Bearer ${access}`)
    expect([lacking.status, lacking.body.error]).toEqual([403, 'insufficient_scope'])
    const refused = await askWith(url, `Bearer ${client.verifier}`)
    expect([refused.status, refused.headers.get('WWW-Authenticate')]).toEqual([
      401,
      expect.stringContaining('Bearer error="invalid_token"'),
    ])
  })

  test('tells where everything is', async () => {
    const sandbox = await startSandbox()
    const urls = sandbox.oauth.urls('live')
    const { status, body } = await askWith(urls.discovery ?? '')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      issuer: new URL(sandbox.url('live')).origin,
      authorization_endpoint: urls.authorize,
      token_endpoint: urls.token,
      revocation_endpoint: urls.revoke,
      userinfo_endpoint: urls.userinfo,
      jwks_uri: urls.jwks,
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: false,
    })
    for (const address of [urls.authorize, urls.token, urls.revoke]) {
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/v2\/[a-z]+$/)
    }
  })
})

describe('revocation in the live dialect', () => {
  test('ends the grant of a refresh token, and an access token alone', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, 'live')
    const me = `${sandbox.url('live')}/users/me`
    const { access, refresh } = await client.connect()
    expect((await client.post('revoke', { token: access })).status).toBe(200)
    expect((await askWith(me, `Bearer ${access}`)).status).toBe(401)
    const { body } = await client.refresh(refresh)
    expect((await askWith(me, `Bearer ${body.access_token}`)).status).toBe(200)

    const hinted = { token: body.refresh_token, token_type_hint: 'access_token' }
    const revoked = await client.post('revoke', hinted)
    expect([revoked.status, revoked.body]).toEqual([200, ''])
    expect((await askWith(me, `Bearer ${body.access_token}`)).status).toBe(401)
    expect((await client.refresh(body.refresh_token)).body.error).toBe('invalid_grant')
    expect(sandbox.oauth.grants()).toMatchObject([{ isAlive: false, endedBy: 'revoked' }])
    const calls = sandbox.requests().filter(({ oauth }) => oauth?.endpoint === 'revoke')
    const [{ id: grantId } = { id: '' }] = sandbox.oauth.grants()
    expect(calls.map(({ oauth }) => oauth?.grantId)).toEqual([grantId, grantId])
  })

  test('is deaf to tokens that aren’t known or are another client’s, and asks who calls', async () => {
    const sandbox = await startSandbox()
    const client = createTestClient(sandbox, 'live')
    const other = createTestClient(sandbox, 'live')
    const { refresh } = await client.connect()
    expect((await client.post('revoke', { token: 'unknown' })).status).toBe(200)
    expect((await other.post('revoke', { token: refresh })).status).toBe(200)
    const wrong = await client.post('revoke', { token: refresh, client_secret: 'wrong-secret' })
    expect([wrong.status, wrong.body.error]).toEqual([401, 'invalid_client'])
    expect((await client.post('revoke', {})).body.error).toBe('invalid_request')
    expect((await client.refresh(refresh)).status).toBe(200)
  })

  test('is not there in the guide', async () => {
    const sandbox = await startSandbox()
    expect(Object.keys(sandbox.oauth.urls('guide'))).toEqual(['authorize', 'token'])
    const { origin } = new URL(sandbox.url('guide'))
    expect((await fetch(`${origin}/oauth/revoke`, { method: 'POST' })).status).toBe(404)
  })
})
