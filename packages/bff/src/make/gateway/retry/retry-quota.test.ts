import { describe, expect, it } from 'vitest'
import { RetryQuota } from './retry-quota.js'

/** How many retries it pays for in a row. */
function countRetries(quota: RetryQuota, after: 'timeout' | 'other'): number {
  let count = 0
  while (quota.spend(after) !== null) count += 1
  return count
}

describe('RetryQuota', () => {
  it('pays for 100 retries, or for 50 after no answer came', () => {
    expect(countRetries(new RetryQuota(), 'other')).toBe(100)
    expect(countRetries(new RetryQuota(), 'timeout')).toBe(50)
  })

  it('gets back what a retry cost that came through, and one for each first try that did', () => {
    const quota = new RetryQuota()
    countRetries(quota, 'other')
    quota.succeed(10)
    expect(countRetries(quota, 'other')).toBe(2)
    for (let count = 0; count < 5; count += 1) quota.succeed(0)
    expect(countRetries(quota, 'other')).toBe(1)
  })

  it('never holds more than it began with', () => {
    const quota = new RetryQuota()
    for (let count = 0; count < 1000; count += 1) quota.succeed(10)
    expect(countRetries(quota, 'other')).toBe(100)
  })
})
