import { describe, expect, test } from 'vitest'
import type { Sandbox } from '../sandbox.js'
import { asks, startAtNoon, startSandbox, teamOf } from '../testing/ask.js'
import { createTestClient } from '../testing/oauth.js'

const listPath = (sandbox: Sandbox) => `/scenarios?teamId=${teamOf(sandbox)}`

function raw(sandbox: Sandbox, signal?: AbortSignal): Promise<Response> {
  return fetch(`${sandbox.url('live')}${listPath(sandbox)}`, {
    redirect: 'manual',
    headers: { Authorization: `Token ${sandbox.organizations[0]?.apiKey}` },
    ...(signal && { signal }),
  })
}

function control(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: string,
  type = 'application/json',
): Promise<Response> {
  return fetch(`${new URL(sandbox.url('live')).origin}/__sandbox${path}`, {
    method,
    ...(body !== undefined && { body, headers: { 'Content-Type': type } }),
  })
}

describe('a fault', () => {
  test('answers a status with the dialect’s own error body, or the one given', async () => {
    const sandbox = await startSandbox()
    sandbox.fail('*', { status: 503 })
    const live = await asks(sandbox, 'live')('GET', listPath(sandbox))
    expect([live.status, live.body.code]).toEqual([503, 'SC503'])
    const guide = await asks(sandbox, 'guide')('GET', '/scenarios')
    expect([guide.status, Object.keys(guide.body)]).toEqual([503, ['message']])
    sandbox.fail('*', { status: 429, body: 'Slow down', headers: { 'Retry-After': '7' } })
    const given = await asks(sandbox, 'live')('GET', listPath(sandbox))
    expect([given.status, given.body, given.headers.get('Retry-After')]).toEqual([
      429,
      'Slow down',
      '7',
    ])
    sandbox.clearFaults()
    expect((await asks(sandbox, 'guide')('GET', '/scenarios')).status).toBe(200)
  })

  test('strikes before anything is done', async () => {
    const sandbox = await startSandbox()
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Untouched' })
    sandbox.fail('POST /scenarios/:id/run', { status: 500, times: 1 })
    expect((await asks(sandbox, 'live')('POST', `/scenarios/${id}/run`)).status).toBe(500)
    expect(sandbox.world.executions(id)).toEqual([])
  })

  test('of the body strikes when it is done: the run goes on though its answer is lost', async () => {
    const sandbox = await startSandbox()
    const { id } = sandbox.world.addScenario({ teamId: teamOf(sandbox), name: 'Lost answer' })
    sandbox.fail('POST /scenarios/:id/run', { truncated: true, times: 1 })
    sandbox.fail('POST /scenarios/:id/run', { reset: true, processed: true, times: 1 })
    const ask = asks(sandbox, 'live')
    await expect(ask('POST', `/scenarios/${id}/run`)).rejects.toThrow()
    await expect(ask('POST', `/scenarios/${id}/run`)).rejects.toThrow()
    expect(sandbox.world.executions(id)).toHaveLength(2)
  })

  test('breaks the connection off before, or in the middle of, the answer', async () => {
    const sandbox = await startSandbox()
    sandbox.fail('*', { truncated: true })
    const half = await raw(sandbox)
    expect(half.status).toBe(200)
    await expect(half.text()).rejects.toThrow()
    sandbox.fail('*', { reset: true })
    await expect(raw(sandbox)).rejects.toThrow()
    sandbox.clearFaults()
    expect((await raw(sandbox)).status).toBe(200)
  })

  test('answers what can’t be read: cut JSON, another shape, nothing', async () => {
    const sandbox = await startSandbox()
    sandbox.fail('*', { malformed: true })
    const cut = await (await raw(sandbox)).text()
    expect(cut.startsWith('{"scenarios":[')).toBe(true)
    expect(() => JSON.parse(cut) as unknown).toThrow()
    sandbox.fail('*', { wrongShape: true })
    expect(await (await raw(sandbox)).json()).toEqual({ unexpected: [1, 'two', null] })
    sandbox.fail('*', { emptyBody: true })
    const nothing = await raw(sandbox)
    expect([nothing.status, await nothing.text()]).toEqual([200, ''])
  })

  test('redirects to a login page, or where it is told', async () => {
    const sandbox = await startSandbox()
    sandbox.fail('*', { redirect: true })
    const login = await raw(sandbox)
    expect([login.status, login.headers.get('Location')]).toEqual([
      302,
      'https://www.make.com/en/login',
    ])
    sandbox.fail('*', { redirect: 'http://127.0.0.1:9/' })
    expect((await raw(sandbox)).headers.get('Location')).toBe('http://127.0.0.1:9/')
  })

  test('delays by the sandbox’s clock', async () => {
    const { sandbox, clock } = await startAtNoon()
    sandbox.fail('*', { delayMs: 5000 })
    let answered = false
    const late = raw(sandbox).then((response) => {
      answered = true
      return response
    })
    await expect.poll(() => sandbox.requests().length, { timeout: 10_000 }).toBe(1)
    await clock.advance(4999)
    expect(answered).toBe(false)
    await clock.advance(1)
    expect((await late).status).toBe(200)
    expect(sandbox.requests()[0]).toMatchObject({ fault: 'delay', durationMs: 5000, status: 200 })
  })

  test('hangs until the asker goes, and closing the sandbox breaks off what still hangs', async () => {
    const sandbox = await startSandbox()
    sandbox.fail('*', { hang: true })
    const asker = new AbortController()
    const given = raw(sandbox, asker.signal)
    const left = raw(sandbox)
    const outcomes = Promise.allSettled([given, left])
    await expect.poll(() => sandbox.requests().length, { timeout: 10_000 }).toBe(2)
    asker.abort()
    await sandbox.close()
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  test('works in process too', async () => {
    const sandbox = await startSandbox()
    const ask = () =>
      sandbox.fetch(
        new Request(`http://sandbox.test/live/api/v2${listPath(sandbox)}`, {
          headers: { Authorization: `Token ${sandbox.organizations[0]?.apiKey}` },
        }),
      )
    sandbox.fail('*', { reset: true, times: 1 })
    await expect(ask()).rejects.toThrow(TypeError)
    sandbox.fail('*', { truncated: true, times: 1 })
    await expect((await ask()).text()).rejects.toThrow('terminated')
    expect((await ask()).status).toBe(200)
  })
})

describe('/__sandbox', () => {
  test('injects faults, lists and clears them', async () => {
    const sandbox = await startSandbox()
    const fault = { status: 500, times: 1 }
    const added = await control(
      sandbox,
      'POST',
      '/faults',
      JSON.stringify({ route: 'GET /scenarios', ...fault }),
    )
    expect(added.status).toBe(201)
    const listed = await (await control(sandbox, 'GET', '/faults')).json()
    expect(listed).toEqual({ faults: [{ route: 'GET /scenarios', fault }] })
    expect((await raw(sandbox)).status).toBe(500)
    expect((await raw(sandbox)).status).toBe(200)
    sandbox.fail('*', { status: 500 })
    expect((await control(sandbox, 'DELETE', '/faults')).status).toBe(204)
    expect((await raw(sandbox)).status).toBe(200)
  })

  test('refuses a fault that makes no sense, in words, and one that a foreign page could send', async () => {
    const sandbox = await startSandbox()
    const wrong = await control(sandbox, 'POST', '/faults', '{"route": "*", "status": 9}')
    expect(wrong.status).toBe(400)
    expect(await wrong.json()).toEqual({
      message: 'status must be a whole number from 200 to 599.',
      errors: ['status must be a whole number from 200 to 599.'],
    })
    expect((await control(sandbox, 'POST', '/faults', '{')).status).toBe(400)
    const form = await control(sandbox, 'POST', '/faults', '{"route":"*"}', 'text/plain')
    expect(form.status).toBe(415)
    expect((await control(sandbox, 'PUT', '/faults')).status).toBe(405)
    expect((await raw(sandbox)).status).toBe(200)
  })

  test('keeps a journal of what was asked, by whom and how it ended, never with the key', async () => {
    const sandbox = await startSandbox()
    await asks(sandbox, 'live')('GET', '/scenarios?teamId=x')
    await asks(sandbox, 'guide', 1)('GET', '/scenarios?limit=2')
    sandbox.fail('GET /scenarios', { reset: true, dialect: 'guide' })
    await expect(asks(sandbox, 'guide')('GET', '/scenarios')).rejects.toThrow()
    const text = await (await control(sandbox, 'GET', '/requests')).text()
    for (const { apiKey } of sandbox.organizations) expect(text).not.toContain(apiKey)
    expect(JSON.parse(text)).toEqual({ requests: sandbox.requests() })
    expect(sandbox.requests()).toMatchObject([
      {
        id: 1,
        line: 'GET /live/api/v2/scenarios?teamId=x HTTP/1.1',
        method: 'GET',
        path: '/live/api/v2/scenarios',
        dialect: 'live',
        organizationId: sandbox.organizations[0]?.id,
        status: 400,
        fault: null,
      },
      { dialect: 'guide', organizationId: sandbox.organizations[1]?.id, status: 200 },
      { dialect: 'guide', status: null, durationMs: null, fault: 'reset' },
    ])
    expect((await control(sandbox, 'DELETE', '/requests')).status).toBe(204)
    expect(sandbox.requests()).toEqual([])
  })

  test('counts exactly what each organisation asked, however much at once', async () => {
    const sandbox = await startSandbox()
    const many = 200
    const askers = [0, 1].flatMap((organization) =>
      Array.from({ length: 20 }, async (_, asker) => {
        const ask = asks(sandbox, organization === 0 ? 'live' : 'guide', organization)
        const path = organization === 0 ? '/users/me' : '/scenarios?limit=1'
        const statuses = new Set<number>()
        for (let at = asker; at < many; at += 20) statuses.add((await ask('GET', path)).status)
        return [...statuses]
      }),
    )
    expect(new Set((await Promise.all(askers)).flat())).toEqual(new Set([200]))
    await createTestClient(sandbox, 'live').connect()
    const body = await (await control(sandbox, 'GET', '/requests/counts')).json()
    expect(body).toEqual({ counts: sandbox.requestCounts() })
    const [first, second] = sandbox.organizations
    expect(sandbox.requestCounts().toSorted((a, b) => (a.dialect < b.dialect ? 1 : -1))).toEqual([
      expect.objectContaining({ dialect: 'live', organizationId: first?.id, requests: many }),
      expect.objectContaining({ dialect: 'guide', organizationId: second?.id, requests: many }),
    ])
    expect(sandbox.requests()).toHaveLength(2 * many + 1)
    expect(sandbox.requests().every(({ status }) => status === 200)).toBe(true)
  }, 120_000)

  test('counts what was refused, and the fullest minute', async () => {
    const { sandbox, clock } = await startAtNoon({ rateLimits: true, plan: 'free' })
    const ask = asks(sandbox, 'live')
    for (let at = 0; at < 40; at++) {
      await ask('GET', listPath(sandbox))
      await clock.advance(1000)
    }
    const row = { dialect: 'live', requests: 40, refused: 10, mostInAMinute: 40 }
    expect(sandbox.requestCounts()).toMatchObject([row])
    await clock.advance(60_000)
    await ask('GET', listPath(sandbox))
    expect(sandbox.requestCounts()[0]).toMatchObject({ ...row, requests: 41 })
    expect(sandbox.requestCounts()[0]?.perMinute.map(({ requests }) => requests)).toEqual([40, 1])
  })
})
