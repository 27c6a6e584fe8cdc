import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../core/secret.js'
import {
  answerWith,
  createScriptedUpstream,
  fine,
  key,
  person,
  read,
  write,
  type Answer,
} from '../../testing/scripted-upstream.js'
import type { Gateway } from './index.js'

/** An error body of the live dialect. */
const live = (code: string) => JSON.stringify({ detail: 'No.', message: 'Refused', code })

describe('a request through the gateway', () => {
  it('carries path, query, credential and our name, and no body unless there is one', async () => {
    const { connect, seen } = await createScriptedUpstream(fine)
    const { upstream } = connect()
    const answer = await upstream.request(
      { ...read, query: { 'pg[limit]': 5, cols: ['id'], isActive: false, folder: undefined } },
      person,
    )
    expect(answer).toEqual({ status: 200, body: { data: [] } })
    expect(seen[0]?.line).toBe('GET /api/v2/scenarios?pg[limit]=5&cols[]=id&isActive=false')
    expect(seen[0]?.headers).toMatchObject({
      authorization: `Token ${key}`,
      'user-agent': 'inlaykit/test',
      accept: 'application/json',
    })
    expect(seen[0]?.headers['content-type']).toBeUndefined()
    expect(seen[0]?.body).toBe('')
  })

  it('sends a body as JSON, false and 0 among it, under the scheme of an access token', async () => {
    const { connect, seen } = await createScriptedUpstream(fine)
    const { upstream } = connect('live', {
      credential: async () => ({ scheme: 'Bearer', value: new Secret(key) }),
    })
    await upstream.request({ ...write, body: { active: false, priority: 0 } }, person)
    expect(seen[0]?.body).toBe('{"active":false,"priority":0}')
    expect(seen[0]?.headers['content-type']).toBe('application/json')
    expect(seen[0]?.headers.authorization).toBe(`Bearer ${key}`)
  })

  it.each([
    [204, ''],
    [200, ''],
    [200, '  \n'],
  ])('answers %i with the body %j as nothing', async (status, body) => {
    const { connect } = await createScriptedUpstream(answerWith(status, body))
    const answer = await connect().upstream.request(read, person)
    expect(answer).toEqual({ status, body: undefined })
  })

  it('keeps connections, and shares them between tenants', async () => {
    const { connect, sockets, seen } = await createScriptedUpstream(fine)
    const other = connect('guide', { tenantId: 'other', connectionId: 'con_2' })
    for (let count = 0; count < 10; count += 1) {
      await connect().upstream.request(read, person)
      await other.upstream.request(read, person)
    }
    expect(seen).toHaveLength(20)
    expect(sockets.size).toBeLessThanOrEqual(3)
  })
})

describe('an answer that is not fine', () => {
  it.each([
    [400, '{"message":"Bad name"}', 'upstream-rejected'],
    [401, '{"message":"who?"}', 'reconnect-required'],
    [402, '{"message":"Plan"}', 'upstream-rejected'],
    [403, live('IM015'), 'reconnect-required'],
    [403, live('SC403'), 'upstream-rejected'],
    [404, '{}', 'not-found'],
    [409, 'conflict', 'upstream-rejected'],
    [422, '', 'upstream-rejected'],
    [429, live('IM310'), 'upstream-rejected'],
    [301, '', 'upstream-unavailable'],
    [500, '<html>oops</html>', 'upstream-unavailable'],
    [503, '', 'upstream-unavailable'],
    [200, 'not json', 'upstream-unavailable'],
    [200, '{"data":[', 'upstream-unavailable'],
  ] as const)('%i %j is %s', async (status, body, problem) => {
    const { connect } = await createScriptedUpstream(answerWith(status, body))
    await expect(connect('live').upstream.request(read, person)).rejects.toMatchObject({ problem })
  })

  it("tells the upstream's own words, the details of the live dialect among them", async () => {
    const body = {
      detail: 'Bad request.',
      message: 'x',
      suberrors: [{ message: 'name is missing' }],
    }
    const { connect } = await createScriptedUpstream(answerWith(400, JSON.stringify(body)))
    await expect(connect('live').upstream.request(write, person)).rejects.toMatchObject({
      message: 'Bad request. name is missing',
    })
  })

  it('does not follow redirects', async () => {
    const { connect, seen, origin } = await createScriptedUpstream((request, response) => {
      if (request.url === '/elsewhere') response.end('{"caught":true}')
      else response.writeHead(302, { location: `${origin}/elsewhere` }).end()
    })
    await expect(connect().upstream.request(read, person)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
    })
    expect(seen.map(({ line }) => line)).toEqual(['GET /api/v2/scenarios'])
  })

  it('S5: never passes on a credential that the upstream echoes', async () => {
    const echo: Answer = (request, response) => {
      response
        .writeHead(400, { 'content-type': 'application/json', 'x-echo': key })
        .end(JSON.stringify({ message: `got ${request.headers.authorization}`, code: key }))
    }
    const { connect } = await createScriptedUpstream(echo)
    const error: unknown = await connect()
      .upstream.request(read, person)
      .catch((caught: unknown) => caught)
    expect(error).toMatchObject({ problem: 'upstream-rejected' })
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(key)
  })

  it('stops reading an answer of more than 16 MiB', async () => {
    const { connect } = await createScriptedUpstream((_request, response) => {
      const chunk = Buffer.alloc(1024 * 1024, 0x20)
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      }
      response.on('drain', more)
      more()
    })
    await expect(connect().upstream.request(read, person)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
      message: expect.stringContaining('16 MiB') as string,
    })
  })
})

describe('an upstream that does not answer', () => {
  it('is left after the time limit', async () => {
    const { connect, seen } = await createScriptedUpstream(() => {}, { upstreamMs: 100 })
    await expect(connect().upstream.request(read, person)).rejects.toMatchObject({
      problem: 'upstream-timeout',
    })
    expect(seen).toHaveLength(1)
  })

  it('is not blamed for the time in which this process stood still', async () => {
    const standStill: Answer = (...asked) => {
      fine(...asked)
      const until = performance.now() + 1000
      while (performance.now() < until);
    }
    const { connect } = await createScriptedUpstream(standStill, { upstreamMs: 500 })
    const answer = await connect().upstream.request(read, person)
    expect(answer.status).toBe(200)
  })

  it('is left after the limit of the request, also in the middle of its answer', async () => {
    const { connect } = await createScriptedUpstream((_request, response) => {
      response.writeHead(200).write('{"data":')
    })
    await expect(
      connect().upstream.request({ ...read, timeoutMs: 100 }, person),
    ).rejects.toMatchObject({ problem: 'upstream-timeout' })
  })

  it('is left when the caller goes, with the reason of the caller', async () => {
    const gone = new AbortController()
    const { connect } = await createScriptedUpstream(() => gone.abort(new Error('gone')))
    await expect(
      connect().upstream.request(read, { ...person, signal: gone.signal }),
    ).rejects.toThrow('gone')
  })

  it('is left when the gateway closes, which then takes no more', async () => {
    const closing: { gateway?: Gateway } = {}
    const { gateway, connect } = await createScriptedUpstream(() => void closing.gateway?.close())
    closing.gateway = gateway
    const { upstream } = connect()
    await expect(upstream.request(read, person)).rejects.toMatchObject({ problem: 'unavailable' })
    await expect(upstream.request(read, person)).rejects.toMatchObject({ problem: 'unavailable' })
  })
})
