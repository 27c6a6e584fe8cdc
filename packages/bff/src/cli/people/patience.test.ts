import { ProblemError, type ClientProblemName } from '@inlaykit/shared/client'
import { describe, expect, it } from 'vitest'
import { waitAfter, withinLimit } from './patience.js'

const refused = (problem: ClientProblemName, retryAfter?: number) =>
  new ProblemError({ problem, status: 429, detail: 'Wait.', retryAfter })

/** Work that is refused so often, and then done. */
function refusedFirst(times: number, error: unknown): () => Promise<string> {
  let left = times
  return async () => {
    if (left === 0) return 'done'
    left -= 1
    throw error
  }
}

describe('work within Make’s limit', () => {
  const never = new AbortController().signal

  it('waits as long as it is told, and goes on', async () => {
    const told: string[] = []
    const work = refusedFirst(2, refused('rate-limited', 0.02))
    const began = performance.now()
    expect(await withinLimit(work, (line) => told.push(line), never)).toBe('done')
    expect(performance.now() - began).toBeGreaterThan(30)
    expect(told).toHaveLength(2)
    expect(told[0]).toContain('0.02 s')
  })

  it('gives up in the end, and at once for what won’t pass', async () => {
    const limit = refused('rate-limited', 0)
    await expect(withinLimit(refusedFirst(99, limit), () => undefined, never)).rejects.toBe(limit)
    const other = refused('not-found')
    await expect(withinLimit(refusedFirst(1, other), () => undefined, never)).rejects.toBe(other)
  })

  it('ends its wait when somebody stops it', async () => {
    const stop = new AbortController()
    const reason = new Error('stopped')
    const work = withinLimit(
      refusedFirst(1, refused('rate-limited', 60)),
      () => stop.abort(reason),
      stop.signal,
    )
    await expect(work).rejects.toBe(reason)
  })
})

describe('what may pass', () => {
  it.each([
    ['rate-limited', 7, 7],
    ['upstream-unavailable', undefined, 10],
    ['upstream-timeout', undefined, 10],
    ['not-connected', undefined, null],
    ['validation', undefined, null],
  ] as const)('%s that says %s is waited for %s s', (problem, told, wait) => {
    expect(waitAfter(refused(problem, told))).toBe(wait)
  })

  it('is never an unknown error', () => {
    expect(waitAfter(new Error('odd'))).toBeNull()
  })
})
