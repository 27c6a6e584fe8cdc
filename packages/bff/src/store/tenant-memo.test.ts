import { describe, expect, it } from 'vitest'
import { createManualClock } from '../testing/manual-clock.js'
import { TenantMemo } from './tenant-memo.js'

/** A memo of five seconds, and a store that counts what is read of it. */
function stage() {
  const clock = createManualClock()
  const memo = new TenantMemo<{ readonly value: number }>(clock, 5000)
  let reads = 0
  const load = async () => ({ value: (reads += 1) })
  return { clock, memo, load, reads: () => reads }
}

/** A reading that ends when the test says so. */
function pending() {
  let answer: (value: { readonly value: number } | null) => void = () => undefined
  const promise = new Promise<{ readonly value: number } | null>((resolve) => {
    answer = resolve
  })
  return { load: () => promise, answer }
}

describe('what is remembered of a tenant', () => {
  it('is read once in its time, and again after it or when the clock was turned back', async () => {
    const { clock, memo, load, reads } = stage()
    await memo.find('acme', 'row', load)
    await clock.advance(4999)
    expect(await memo.find('acme', 'row', load)).toEqual({ value: 1 })
    await clock.advance(1)
    expect(await memo.find('acme', 'row', load)).toEqual({ value: 2 })
    expect(reads()).toBe(2)
  })

  it("T1: is no other tenant's, whatever the key", async () => {
    const { memo, load } = stage()
    expect(await memo.find('acme', 'row', load)).toEqual({ value: 1 })
    expect(await memo.find('brightside', 'row', load)).toEqual({ value: 2 })
    memo.forget('brightside')
    expect(await memo.find('acme', 'row', load)).toEqual({ value: 1 })
  })

  it('is read once for all who ask at once', async () => {
    const { memo } = stage()
    const { load, answer } = pending()
    const all = [1, 2, 3].map(() => memo.find('acme', 'row', load))
    answer({ value: 7 })
    expect(await Promise.all(all)).toEqual([{ value: 7 }, { value: 7 }, { value: 7 }])
  })

  it.each([
    ['the tenant is forgotten', (memo: TenantMemo<object>) => memo.forget('acme')],
    ['it is dropped', (memo: TenantMemo<object>) => memo.drop('acme', 'row')],
    ['everything is forgotten', (memo: TenantMemo<object>) => memo.clear()],
  ])('is not kept, nor joined, when %s while it is read', async (_, forget) => {
    const { memo, load } = stage()
    const { load: slow, answer } = pending()
    const first = memo.find('acme', 'row', slow)
    forget(memo)
    expect(await memo.find('acme', 'row', load)).toEqual({ value: 1 })
    answer({ value: 99 })
    expect(await first).toEqual({ value: 99 })
    expect(await memo.find('acme', 'row', load)).toEqual({ value: 1 })
  })

  it('is neither nothing nor a failure', async () => {
    const { memo, load } = stage()
    expect(await memo.find('acme', 'row', async () => null)).toBeNull()
    await expect(memo.find('acme', 'row', () => Promise.reject(new Error('down')))).rejects.toThrow(
      'down',
    )
    expect(await memo.find('acme', 'row', load)).toEqual({ value: 1 })
  })
})
