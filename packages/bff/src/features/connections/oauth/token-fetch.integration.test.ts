import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Secret } from '../../../core/secret.js'
import { createManualClock, type ManualClock } from '../../../testing/manual-clock.js'
import { createOAuthClient, TokenError, type OAuthClient } from './client.js'
import { createTokenFetch, mostTokenBytes, tokenCallMs, type TokenFetch } from './token-fetch.js'

const fine = { access_token: 'access-1', refresh_token: 'refresh-1', expires_in: 300 }

describe('what is asked of a token endpoint', () => {
  let server: Server
  let base: string
  let clock: ManualClock
  let tokenFetch: TokenFetch
  let client: OAuthClient
  let asked: { path: string; userAgent: string; form: Record<string, string> }[]
  let respond: (response: ServerResponse) => void

  beforeEach(async () => {
    asked = []
    server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const userAgent = request.headers['user-agent'] ?? ''
        const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
        asked.push({ path: request.url ?? '', userAgent, form })
        respond(response)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    clock = createManualClock()
    const [tokenUrl, revokeUrl] = [`${base}/token`, `${base}/revoke`]
    tokenFetch = createTokenFetch({
      endpoints: [tokenUrl, revokeUrl],
      userAgent: 'inlaykit/0',
      clock,
    })
    client = createOAuthClient(
      {
        clientId: 'client-1',
        clientSecret: new Secret('client-secret-1'),
        redirectUri: 'https://app.host.test/oauth/callback',
        scopes: ['read'],
        authorizeUrl: `${base}/authorize`,
        tokenUrl,
        revokeUrl,
        issuer: null,
        organizationId: null,
      },
      { fetch: tokenFetch, clock },
    )
  })
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => {
      server.close(resolve)
    })
    await client.close()
  })

  const json = (body: unknown, status = 200, headers: Record<string, string> = {}) => {
    respond = (response) =>
      response
        .writeHead(status, { 'Content-Type': 'application/json', ...headers })
        .end(JSON.stringify(body))
  }
  const failureOf = async (work: Promise<unknown>): Promise<TokenError> => {
    const error: unknown = await work.then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(TokenError)
    return error as TokenError
  }
  const refresh = () => client.refresh(new Secret('refresh-canary'))

  it('takes tokens with and without a type, an end and another refresh token', async () => {
    json(fine)
    const tokens = await refresh()
    expect([tokens.access.reveal(), tokens.refresh?.reveal(), tokens.lifetimeMs]).toEqual([
      'access-1',
      'refresh-1',
      300_000,
    ])
    json({ access_token: 'access-2', token_type: 'bearer', id_token: 'not.a.token' })
    expect(await refresh()).toMatchObject({ refresh: null, lifetimeMs: null })
    json({ ...fine, expires_in: 1e12 })
    expect((await refresh()).lifetimeMs).toBe(183 * 86_400_000)
    expect(asked.every(({ userAgent }) => userAgent === 'inlaykit/0')).toBe(true)
  })

  it('O1: proves at each call who the client is, and with a code that it was asked for here', async () => {
    json(fine)
    await client.exchange({ code: 'code-1', state: 'state-1' }, 'state-1', 'v'.repeat(43))
    await refresh()
    await client.revoke(new Secret('refresh-canary'))
    const proof = { client_id: 'client-1', client_secret: 'client-secret-1' }
    expect(asked.map(({ path, form }) => [path, form])).toEqual([
      [
        '/token',
        {
          ...proof,
          grant_type: 'authorization_code',
          code: 'code-1',
          redirect_uri: 'https://app.host.test/oauth/callback',
          code_verifier: 'v'.repeat(43),
        },
      ],
      ['/token', { ...proof, grant_type: 'refresh_token', refresh_token: 'refresh-canary' }],
      ['/revoke', { ...proof, token: 'refresh-canary', token_type_hint: 'refresh_token' }],
    ])
  })

  it.each([301, 302, 303, 307, 308])('O5: follows no redirect of status %i', async (status) => {
    json({}, status, { Location: `${base}/elsewhere` })
    expect((await failureOf(refresh())).failure).toBe('client')
    expect(asked.map(({ path }) => path)).toEqual(['/token'])
  })

  it('O5: gives up an answer that does not come, or does not end, in time', async () => {
    for (const begin of [
      () => undefined,
      (response: ServerResponse) => void response.writeHead(200).write('{'),
    ]) {
      respond = begin
      const before = asked.length
      const failing = failureOf(refresh())
      await vi.waitFor(() => expect(asked.length).toBe(before + 1), { timeout: 20_000 })
      await clock.advance(tokenCallMs - 1)
      expect(clock.sleepers).toBe(1)
      await clock.advance(1)
      expect((await failing).failure).toBe('timeout')
    }
    expect(clock.sleepers).toBe(0)
  })

  it('O5: reads no more of an answer than it needs, however it is sent', async () => {
    json({ ...fine, padding: 'x'.repeat(mostTokenBytes) })
    expect(await failureOf(refresh())).toMatchObject({ failure: 'away' })
    let sent = 0
    respond = (response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(16_384))) sent += 16_384
      }
      response.on('drain', more)
      more()
    }
    expect(await failureOf(refresh())).toMatchObject({ failure: 'away' })
    expect(sent).toBeLessThan(64 * 1024 * 1024)
  })

  it('O5: reaches nothing but the endpoints that the host named', async () => {
    json(fine)
    for (const url of [
      `${base}/`,
      `${base}/token?x=1`,
      `${base}/token/../admin`,
      'http://169.254.169.254/token',
      `${base.replace('127.0.0.1', 'localhost')}/token`,
    ]) {
      await expect(
        tokenFetch.send(url, {
          method: 'POST',
          headers: {},
          body: new URLSearchParams(),
          redirect: 'manual',
          signal: undefined,
        } as never),
      ).rejects.toThrow('none of the OAuth endpoints')
    }
    expect(asked).toEqual([])
  })

  it.each<[string, number, unknown, TokenError['failure']]>([
    ['a refused grant', 400, { error: 'invalid_grant' }, 'grant'],
    ['a refused client', 401, { error: 'invalid_client' }, 'client'],
    ['a refusal without a reason', 400, {}, 'client'],
    ['too many calls', 429, { error: 'slow_down' }, 'busy'],
    ['a fault of the server', 500, { error: 'invalid_grant' }, 'away'],
    ['a server that is away', 503, {}, 'away'],
    ['an answer without a token', 200, {}, 'away'],
    ['a token of another type', 200, { ...fine, token_type: 'mac' }, 'away'],
    ['a list', 200, [fine], 'away'],
    ['an end that is no number', 200, { ...fine, expires_in: 'soon' }, 'away'],
  ])('tells %s from the others, without a word of the server', async (_, status, body, failure) => {
    json(Array.isArray(body) ? body : { ...(body as object), error_description: 'canary' }, status)
    const error = await failureOf(refresh())
    expect(error.failure).toBe(failure)
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain('canary')
    expect(error.cause).toBeUndefined()
  })

  it('hears how long it is to wait, in seconds or as a date', async () => {
    json({}, 429, { 'Retry-After': '7' })
    expect(await failureOf(refresh())).toMatchObject({ failure: 'busy', retryAfterMs: 7000 })
    json({}, 503, { 'Retry-After': new Date(clock.now() + 30_000).toUTCString() })
    expect(await failureOf(refresh())).toMatchObject({ failure: 'away', retryAfterMs: 30_000 })
    json({}, 503, { 'Retry-After': 'soon' })
    expect((await failureOf(refresh())).retryAfterMs).toBeUndefined()
  })

  it('tells a server that is not there, and one that hangs up', async () => {
    respond = (response) => void response.destroy()
    expect((await failureOf(refresh())).failure).toBe('away')
    expect((await failureOf(client.revoke(new Secret('x')))).failure).toBe('away')
  })
})
