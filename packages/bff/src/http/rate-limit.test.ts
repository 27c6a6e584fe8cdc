import { describe, expect, it } from 'vitest'
import { createManualClock } from '../testing/manual-clock.js'
import { connectionIn, createTellBudget } from './rate-limit.js'

const start = Date.parse('2026-11-23T08:00:00Z')
const budget = { limit: 120, remaining: 7, low: true, resetAt: null as string | null }

function told(resetAt: string | null, connectionId = 'c-1') {
  const budgetOf = () => ({ connectionId, budget: { ...budget, resetAt } })
  const fields = createTellBudget(budgetOf, createManualClock(start))('acme', connectionId)
  return [fields?.policy, fields?.limit]
}

describe('the fields of a budget', () => {
  it.each([
    ['nothing of when it is whole again, where that is not known', null, ''],
    ['whole seconds, rounded up', '2026-11-23T08:00:12.100Z', ';t=13'],
    ['none, once it is whole', '2026-11-23T08:00:00.000Z', ';t=0'],
    ['nothing of a time that is past', '2026-11-23T07:59:00.000Z', ''],
  ])('tell %s', (_, resetAt, time) => {
    expect(told(resetAt)).toEqual(['"make";q=120;w=60;pk=:Yy0x:', `"make";r=7${time};pk=:Yy0x:`])
  })

  it('have another partition for another connection, whatever its id holds', () => {
    expect(told(null, 'c-2')).not.toEqual(told(null))
    expect(told(null, 'x"\r\nx: y')[1]).toMatch(/^"make";r=7;pk=:[\w+/=]+:$/)
  })

  it('T4: are those of the tenant and connection that ask, follow the budget, and end with it', async () => {
    const clock = createManualClock(start)
    let remaining: number | null = 9
    const tell = createTellBudget(
      (tenantId, id = 'c-1') =>
        remaining === null
          ? null
          : { connectionId: `${tenantId} ${id}`, budget: { ...budget, remaining } },
      clock,
    )
    const partOf = (tenantId: string, id?: string) => {
      const fields = tell(tenantId, id)
      const [, rest, partition] = /r=(\d+);pk=:(.*):$/.exec(fields?.limit ?? '') ?? []
      return rest && `${rest} ${Buffer.from(partition!, 'base64').toString()}`
    }
    for (let round = 0; round < 3; round += 1) {
      expect(partOf('acme')).toBe('9 acme c-1')
      expect(partOf('brightside')).toBe('9 brightside c-1')
      for (let id = 0; id < 120; id += 1) expect(partOf('acme', `${id}`)).toBe(`9 acme ${id}`)
    }
    remaining = 3
    await clock.advance(200)
    expect(partOf('acme')).toBe('3 acme c-1')
    remaining = null
    await clock.advance(200)
    expect(partOf('acme')).toBeUndefined()
  })

  it.each([
    ['http://host.test/api/scenarios', undefined],
    ['http://host.test/api/scenarios?limit=5&connection=c-1', 'c-1'],
    ['http://host.test/api/scenarios?search=connection%3Dx', undefined],
    ['http://host.test/api/scenarios?xconnection=c-1', undefined],
  ])('are of the connection that %s names', (url, expected) => {
    expect(connectionIn(url)).toBe(expected)
  })
})
