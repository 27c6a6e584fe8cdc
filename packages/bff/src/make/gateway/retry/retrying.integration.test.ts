import { describe, expect, it } from 'vitest'
import {
  answerWith,
  createScriptedUpstream,
  fine,
  inTurn,
  person,
  read,
  refused,
  reset,
  write,
} from '../../../testing/scripted-upstream.js'

describe('trying again', () => {
  it.each([
    ['502', answerWith(502, '')],
    ['503', answerWith(503, '', { 'retry-after': '0' })],
    ['504', answerWith(504, '')],
    ['a reset', reset],
  ])('a read comes through after %s', async (_what, fault) => {
    const { connect, seen } = await createScriptedUpstream(inTurn(fault, fault, fine))
    await expect(connect().upstream.request(read, person)).resolves.toMatchObject({ status: 200 })
    expect(seen).toHaveLength(3)
  })

  it('ends after three tries', async () => {
    const { connect, seen } = await createScriptedUpstream(answerWith(503, ''))
    await expect(connect().upstream.request(read, person)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
    })
    expect(seen).toHaveLength(3)
  })

  it.each([
    ['500', answerWith(500, '')],
    ['501', answerWith(501, '')],
    ['400', answerWith(400, '')],
  ])('is not done for %s', async (_what, fault) => {
    const { connect, seen } = await createScriptedUpstream(fault)
    await expect(connect().upstream.request(read, person)).rejects.toThrow()
    expect(seen).toHaveLength(1)
  })

  it.each([
    ['502', answerWith(502, '')],
    ['503', answerWith(503, '')],
    ['a reset', reset],
  ])('is not done for a write after %s, which may have been done', async (_what, fault) => {
    const { connect, seen } = await createScriptedUpstream(fault)
    await expect(connect().upstream.request(write, person)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
    })
    expect(seen).toHaveLength(1)
  })

  it('waits no longer than the call has time', async () => {
    const { connect, seen } = await createScriptedUpstream(
      answerWith(503, '', { 'retry-after': '60' }),
    )
    await expect(connect().upstream.request(read, person)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
      retryAfter: 60,
    })
    expect(seen).toHaveLength(1)
  })

  it('says that nobody listens', async () => {
    const { connect, stop } = await createScriptedUpstream(fine)
    await stop()
    await expect(connect().upstream.request(write, person)).rejects.toMatchObject({
      problem: 'upstream-unavailable',
      message: 'Make cannot be reached at the moment. Try again later.',
    })
  })
})

describe('a refusal for the limit', () => {
  it.each([
    ['a read', read],
    ['a write, which was not done', write],
  ])('is waited for by %s', async (_what, request) => {
    const { connect, seen } = await createScriptedUpstream(
      inTurn(fine, refused({ 'retry-after': '1' }), fine),
    )
    const { upstream } = connect('live')
    await upstream.request(read, person)
    await expect(upstream.request(request, person)).resolves.toMatchObject({ status: 200 })
    expect(seen).toHaveLength(3)
  })

  it('is not waited for by a run, which is never sent twice', async () => {
    const { connect, seen } = await createScriptedUpstream(refused({ 'retry-after': '3' }))
    await expect(
      connect('live').upstream.request({ ...write, once: true, unmetered: true }, person),
    ).rejects.toMatchObject({ problem: 'rate-limited', retryAfter: 3 })
    expect(seen).toHaveLength(1)
  })

  it.each([
    ['Retry-After', { 'retry-after': '120' }],
    ['Reset', { 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 120) }],
  ])('keeps everybody of the organisation from asking before %s', async (_what, headers) => {
    const { connect, seen } = await createScriptedUpstream(inTurn(fine, refused(headers), fine))
    const { upstream, budget } = connect('live')
    await upstream.request(read, person)
    const error: unknown = await upstream.request(read, person).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ problem: 'rate-limited' })
    const other = connect('live', { tenantId: 'other', connectionId: 'con_2' })
    await expect(other.upstream.request(read, person)).rejects.toMatchObject({
      problem: 'rate-limited',
    })
    expect(budget()).toMatchObject({ remaining: 0, low: true })
    expect(seen).toHaveLength(2)
  })
})
