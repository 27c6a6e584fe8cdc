import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../core/clock.js'
import {
  answerWith,
  createScriptedUpstream,
  fine,
  inTurn,
  person,
  read,
  write,
  type Answer,
} from '../../testing/scripted-upstream.js'
import type { BreakerTurn } from './observer.js'

/** An upstream that answers nothing until it is told to. */
function createHeldAnswers() {
  const held: ServerResponse[] = []
  const answer: Answer = (_request, response) => void held.push(response)
  const release = () => {
    for (const response of held.splice(0)) response.end('{"data":[]}')
  }
  const until = async (count: number) => {
    while (held.length < count) await systemClock.sleep(5)
  }
  return { answer, release, until }
}

const background = { priority: 'background' } as const

describe('equal reads at once', () => {
  it('are one request, however many wait', async () => {
    const { answer, release, until } = createHeldAnswers()
    const { connect, seen } = await createScriptedUpstream(answer)
    const { upstream } = connect()
    const all = Array.from({ length: 100 }, () => upstream.request(read, person))
    const other = upstream.request({ ...read, query: { limit: 1 } }, person)
    await until(2)
    release()
    expect(await Promise.all(all)).toHaveLength(100)
    await other
    expect(seen).toHaveLength(2)
  })

  it('of two connections are two, whoever they belong to', async () => {
    const { answer, release, until } = createHeldAnswers()
    const { connect, seen } = await createScriptedUpstream(answer)
    const first = connect().upstream.request(read, person)
    const second = connect('guide', { tenantId: 'other' }).upstream.request(read, person)
    await until(2)
    release()
    await Promise.all([first, second])
    expect(seen).toHaveLength(2)
  })

  it('do not make a person wait for what waits behind people', async () => {
    const { answer, release, until } = createHeldAnswers()
    const { connect, seen } = await createScriptedUpstream(answer)
    const { upstream } = connect()
    const slow = upstream.request(read, background)
    await until(1)
    const fast = upstream.request(read, person)
    await until(2)
    const joined = upstream.request(read, background)
    release()
    await Promise.all([slow, fast, joined])
    expect(seen).toHaveLength(2)
  })

  it('are not joined across a write, which they might not show', async () => {
    const { answer, release, until } = createHeldAnswers()
    const { connect, seen } = await createScriptedUpstream(answer)
    const { upstream } = connect()
    const before = upstream.request(read, person)
    await until(1)
    const writing = upstream.request(write, person)
    await until(2)
    const during = upstream.request(read, person)
    await until(3)
    release()
    await Promise.all([before, writing, during])
    expect(seen).toHaveLength(3)
  })

  it('never hold for writes', async () => {
    const { answer, release, until } = createHeldAnswers()
    const { connect, seen } = await createScriptedUpstream(answer)
    const { upstream } = connect()
    const both = [upstream.request(write, person), upstream.request(write, person)]
    await until(2)
    release()
    await Promise.all(both)
    expect(seen).toHaveLength(2)
  })

  it('end by one request for all, counted as it was sent and not as they came', async () => {
    const { answer, release, until } = createHeldAnswers()
    const other = { ...read, path: '/folders' }
    const { connect } = await createScriptedUpstream((request, response, count) =>
      request.url?.endsWith('/folders')
        ? answerWith(401, '')(request, response, count)
        : answer(request, response, count),
    )
    const { upstream } = connect()
    const orders: number[] = []
    const counted = { ...person, onEnd: (order: number) => orders.push(order) }
    const first = upstream.request(read, counted)
    await until(1)
    await expect(upstream.request(other, counted)).rejects.toMatchObject({
      problem: 'reconnect-required',
    })
    const joined = upstream.request(read, counted)
    release()
    await Promise.all([first, joined])
    expect(orders).toEqual([2, 1, 1])
  })

  it('go on for those who stay when one goes', async () => {
    const { answer, release, until } = createHeldAnswers()
    const { connect, seen } = await createScriptedUpstream(answer)
    const { upstream } = connect()
    const gone = new AbortController()
    const leaving = upstream.request(read, { ...person, signal: gone.signal })
    const staying = upstream.request(read, person)
    await until(1)
    gone.abort(new Error('gone'))
    await expect(leaving).rejects.toThrow('gone')
    release()
    await expect(staying).resolves.toMatchObject({ status: 200 })
    expect(seen).toHaveLength(1)
  })
})

describe('an upstream that is down', () => {
  it('is left alone after eight calls, each connection for itself, and asked by one call later', async () => {
    const turns: BreakerTurn[] = []
    const observer = { breakerTurn: (turn: BreakerTurn) => void turns.push(turn) }
    const down = Array.from({ length: 8 }, () => answerWith(503, ''))
    const { connect, seen } = await createScriptedUpstream(inTurn(...down, fine), { observer })
    const { upstream } = connect()
    const ask = (count: number) => ({ ...write, path: `/scenarios/${count}/start` })
    for (let count = 0; count < 8; count += 1) {
      await expect(upstream.request(ask(count), person)).rejects.toMatchObject({
        problem: 'upstream-unavailable',
      })
    }
    await expect(upstream.request(read, person)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
      retryAfter: 2,
    })
    expect(seen).toHaveLength(8)
    await expect(connect().upstream.request(read, person)).resolves.toMatchObject({ status: 200 })
    await systemClock.sleep(2100)
    await expect(upstream.request(read, person)).resolves.toMatchObject({ status: 200 })
    expect(turns.map(({ state }) => state)).toEqual(['open', 'half-open', 'closed'])
    expect(turns[0]).toMatchObject({ dialect: 'guide', tenantId: 'acme', connectionId: 'con_1' })
  })
})

describe('what goes to the upstream', () => {
  it('F3: carries the credential to its own origin alone: another one is never asked', async () => {
    const elsewhere = await createScriptedUpstream(fine)
    const { connect } = await createScriptedUpstream((_request, response) => {
      response.writeHead(307, { location: `${elsewhere.origin}/api/v2/scenarios` }).end()
    })
    const { upstream } = connect()
    for (const request of [read, write]) {
      await expect(upstream.request(request, person)).rejects.toMatchObject({
        problem: 'upstream-unavailable',
      })
    }
    expect(elsewhere.seen).toEqual([])
  })
})
