import { describe, expect, it } from 'vitest'
import {
  answerWith,
  createScriptedUpstream,
  fine,
  inTurn,
  person,
  read,
  reset,
} from '../../testing/scripted-upstream.js'
import type { BudgetLeft, QueueWait, UpstreamCall } from './observer.js'

/** An observer that keeps what it sees. */
function createRecorder() {
  const waits: QueueWait[] = []
  const calls: UpstreamCall[] = []
  const budgets: BudgetLeft[] = []
  return {
    waits,
    calls,
    budgets,
    observer: {
      queueWait: (wait: QueueWait) => void waits.push(wait),
      upstreamCall: (call: UpstreamCall) => void calls.push(call),
      budgetLeft: (left: BudgetLeft) => void budgets.push(left),
    },
  }
}

const origin = {
  dialect: 'guide',
  tenantId: 'acme',
  connectionId: 'con_1',
  priority: 'interactive',
}

describe('an observer of the gateway', () => {
  it('is told of each try, by a route without ids, and of the budget that is left', async () => {
    const { observer, waits, calls, budgets } = createRecorder()
    const faults = inTurn(reset, answerWith(503, ''), fine)
    const { connect } = await createScriptedUpstream(faults, { observer })
    await connect().upstream.request(
      { method: 'GET', path: '/scenarios/4711/executions', query: { limit: 5 } },
      person,
    )
    const same = { ...origin, method: 'GET', route: '/scenarios/{id}/executions' }
    const problem = 'upstream-unavailable'
    expect(calls).toMatchObject([
      { ...same, status: null, problem, retryCount: 0 },
      { ...same, status: 503, problem, retryCount: 1 },
      { ...same, status: 200, problem: null, retryCount: 2 },
    ])
    expect(JSON.stringify(calls)).not.toContain('4711')
    expect(waits.map(({ outcome }) => outcome)).toEqual(['started', 'started', 'started'])
    expect(waits[0]).toMatchObject(origin)
    expect(budgets.at(-1)).toMatchObject({ dialect: 'guide', limit: 120 })
  })

  it('may throw, and nothing changes', async () => {
    const fail = () => {
      throw new Error('the observer is broken')
    }
    const { connect } = await createScriptedUpstream(fine, {
      observer: { queueWait: fail, upstreamCall: fail, budgetLeft: fail },
    })
    await expect(connect().upstream.request(read, person)).resolves.toMatchObject({ status: 200 })
  })
})
