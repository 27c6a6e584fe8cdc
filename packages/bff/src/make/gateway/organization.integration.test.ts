import { describe, expect, it } from 'vitest'
import {
  answerWith,
  createScriptedUpstream,
  fine,
  person,
  read,
  write,
} from '../../testing/scripted-upstream.js'

describe('the budget of an organisation', () => {
  it('is one for all its connections, and another organisation has its own', async () => {
    const { connect } = await createScriptedUpstream(fine)
    const first = connect('live')
    const second = connect('live', { tenantId: 'other', connectionId: 'con_2' })
    const apart = connect('live', { connectionId: 'con_3', organizationKey: 'org 2' })
    const before = first.budget()?.remaining ?? 0
    await first.upstream.request(read, person)
    await second.upstream.request(read, person)
    expect(first.budget()).toEqual({
      limit: 60,
      remaining: before - 2,
      resetAt: expect.any(String) as string,
      low: false,
    })
    expect(second.budget()?.remaining).toBe(before - 2)
    expect(apart.budget()).toEqual({ limit: 60, remaining: before, resetAt: null, low: false })
  })

  it('costs nothing while a credential is turned away, so that nobody can spend what is not theirs', async () => {
    const { connect } = await createScriptedUpstream(answerWith(401, '{"message":"no"}'))
    const { upstream, budget } = connect('live')
    const before = budget()
    for (let count = 0; count < 5; count += 1) {
      await expect(upstream.request(read, person)).rejects.toMatchObject({
        problem: 'reconnect-required',
      })
    }
    expect(budget()).toEqual(before)
  })

  it('is not spent by a run in the live dialect', async () => {
    const { connect } = await createScriptedUpstream(fine)
    const { upstream, budget } = connect('live')
    const before = budget()
    await upstream.request({ ...write, once: true, unmetered: true }, person)
    expect(budget()).toEqual(before)
  })

  it('follows the plan, and the headers where they tell less', async () => {
    const { connect } = await createScriptedUpstream(
      answerWith(200, '{}', { 'x-ratelimit-limit': '30', 'x-ratelimit-remaining': '12' }),
    )
    const { upstream, budget } = connect('live', { plan: 'teams' })
    expect(budget()?.limit).toBe(240)
    await upstream.request(read, person)
    expect(budget()).toMatchObject({ limit: 30, remaining: 11 })
  })
})
