import { describe, expect, it } from 'vitest'
import { nameRecord, RequestRecord } from './request-record.js'
import { SingleFlight } from './single-flight.js'

function deferred<T>() {
  let resolve!: (value: T) => void
  const promise = new Promise<T>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

describe('SingleFlight', () => {
  it('runs equal work once for all who ask meanwhile', async () => {
    const flights = new SingleFlight()
    const { promise, resolve } = deferred<number>()
    let runs = 0
    const work = () => {
      runs += 1
      return promise
    }
    const answers = Promise.all([1, 2, 3].map(() => flights.run('a', undefined, work)))
    resolve(7)
    expect(await answers).toEqual([7, 7, 7])
    expect(runs).toBe(1)
    await flights.run('a', undefined, work)
    expect(runs).toBe(2)
  })

  it('lets one leave without ending the work of the others', async () => {
    const flights = new SingleFlight()
    const { promise, resolve } = deferred<string>()
    const leaver = new AbortController()
    let aborted = false
    const work = (signal: AbortSignal) => {
      signal.addEventListener('abort', () => {
        aborted = true
      })
      return promise
    }
    const left = flights.run('a', leaver.signal, work)
    const stayed = flights.run('a', new AbortController().signal, work)
    leaver.abort(new Error('gone'))
    await expect(left).rejects.toThrow('gone')
    expect(aborted).toBe(false)
    resolve('done')
    expect(await stayed).toBe('done')
  })

  it('aborts the work when the last one leaves, and starts afresh for the next', async () => {
    const flights = new SingleFlight()
    const leaver = new AbortController()
    let aborted = 0
    const work = (signal: AbortSignal) =>
      new Promise<string>((_, reject) => {
        signal.addEventListener('abort', () => {
          aborted += 1
          reject(new Error('aborted'))
        })
      })
    const left = flights.run('a', leaver.signal, work)
    leaver.abort(new Error('gone'))
    await expect(left).rejects.toThrow('gone')
    expect(aborted).toBe(1)
    expect(await flights.run('a', undefined, () => Promise.resolve('fresh'))).toBe('fresh')
  })

  it('is joined by a request that lasts as long as the work may wait for Make, and started anew by one that does not', async () => {
    const flights = new SingleFlight()
    const { promise, resolve } = deferred<undefined>()
    const starts: number[] = []
    const requestAt = (startedAt: number) => {
      const { signal } = new AbortController()
      nameRecord(signal, new RequestRecord(startedAt, 30_000))
      return flights.run('a', signal, () => {
        starts.push(startedAt)
        return promise
      })
    }
    // The first waits for its turn until 40 s.
    const all = [requestAt(20_000), requestAt(10_001), requestAt(10_000), requestAt(15_000)]
    resolve(undefined)
    await Promise.all(all)
    expect(starts).toEqual([20_000, 10_000])
  })
})
