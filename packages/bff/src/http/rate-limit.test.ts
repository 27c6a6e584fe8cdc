import { describe, expect, it } from 'vitest'
import { connectionIn, tellBudget } from './rate-limit.js'

const now = Date.parse('2026-11-23T08:00:00Z')
const budget = { limit: 120, remaining: 7, low: true, resetAt: null }

function told(resetAt: string | null, connectionId = 'c-1') {
  const headers = new Headers()
  tellBudget(headers, { connectionId, budget: { ...budget, resetAt } }, now)
  return [headers.get('RateLimit-Policy'), headers.get('RateLimit')]
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

  it.each([
    ['http://host.test/api/scenarios', undefined],
    ['http://host.test/api/scenarios?limit=5&connection=c-1', 'c-1'],
    ['http://host.test/api/scenarios?search=connection%3Dx', undefined],
    ['http://host.test/api/scenarios?xconnection=c-1', undefined],
  ])('are of the connection that %s names', (url, expected) => {
    expect(connectionIn(url)).toBe(expected)
  })
})
