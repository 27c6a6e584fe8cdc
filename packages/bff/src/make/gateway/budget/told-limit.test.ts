import { describe, expect, it } from 'vitest'
import { readRetryAfter, readToldLimit } from './told-limit.js'

const now = Date.parse('2026-11-23T08:00:00Z')
const headers = (values: Record<string, string>) => (name: string) => values[name]

describe('readRetryAfter', () => {
  it.each([
    ['7', 7000],
    ['0', 0],
    ['Mon, 23 Nov 2026 08:00:12 GMT', 12_000],
    ['Mon, 23 Nov 2026 07:00:00 GMT', 0],
    ['99999', 600_000],
    ['soon', undefined],
    ['-3', undefined],
    ['', undefined],
  ])('reads %j as %j ms', (text, ms) => {
    expect(readRetryAfter(headers({ 'retry-after': text }), now)).toBe(ms)
  })

  it('is nothing without the header', () => {
    expect(readRetryAfter(headers({}), now)).toBeUndefined()
  })
})

describe('readToldLimit', () => {
  const told = { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0' }

  it('takes the reset as seconds from now in the guide', () => {
    expect(readToldLimit('guide', headers({ ...told, 'x-ratelimit-reset': '30' }), now)).toEqual({
      limit: 60,
      remaining: 0,
      resetMs: 30_000,
    })
  })

  it('takes the reset as seconds since the epoch in the live dialect', () => {
    const reset = String(now / 1000 + 30)
    expect(readToldLimit('live', headers({ 'x-ratelimit-reset': reset }), now).resetMs).toBe(30_000)
  })

  it('passes over what is no number', () => {
    const nonsense = {
      'x-ratelimit-limit': 'many',
      'x-ratelimit-remaining': '-1',
      'x-ratelimit-reset': 'NaN',
    }
    expect(readToldLimit('guide', headers(nonsense), now)).toEqual({})
  })
})
