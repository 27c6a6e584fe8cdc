import type { Role } from '@inlaykit/shared'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAbortController } from '../core/abort.js'
import { encodeAnswer } from '../http/answer.js'
import { createManualClock } from '../testing/manual-clock.js'
import { AnswerCache, freshMs, staleMs, type ConnectionState } from './answer-cache.js'
import { questionOf } from './question.js'

const never = createAbortController().signal

/** A cache before a store that counts what is read of it. */
function setUp({ maxBytes = 1024 * 1024 } = {}) {
  const clock = createManualClock()
  const states = new Map<string, ConnectionState>()
  const reads: string[] = []
  const held: (() => void)[] = []
  let holds = false
  const cache = new AnswerCache({
    clock,
    maxBytes,
    requestMs: 30_000,
    connectionOf: async (tenantId, id) =>
      states.get(JSON.stringify([tenantId, id])) ?? { id: id ?? 'default', credentialVersion: 1 },
  })
  const request = (query: object = {}, tenantId = 'acme', role: Role = 'admin') => ({
    tenantId,
    role,
    question: questionOf('listScenarios', { params: {}, query }),
  })
  let value = 'first'
  const read = (asked = request()) =>
    cache.read(asked, never, async () => {
      reads.push(asked.question.key)
      const body = { value, tenant: asked.tenantId, role: asked.role, key: asked.question.key }
      if (holds) await new Promise<void>((resolve) => held.push(resolve))
      return encodeAnswer(body)
    })
  const valueOf = async (asked?: ReturnType<typeof request>) => {
    const { answer, outcome } = await read(asked)
    const body = JSON.parse(new TextDecoder().decode(answer.bytes)) as { value: string }
    return `${outcome} ${body.value}`
  }
  return {
    cache,
    clock,
    states,
    reads,
    read,
    request,
    valueOf,
    change: (next: string) => {
      value = next
    },
    /** Keeps readings from ending until `release`. */
    hold: () => {
      holds = true
    },
    release: async () => {
      holds = false
      for (const go of held.splice(0)) go()
      await clock.advance(0)
    },
  }
}

describe('the answer cache', () => {
  it('answers what it keeps while that is fresh', async () => {
    const { clock, reads, valueOf, change } = setUp()
    expect(await valueOf()).toBe('miss first')
    change('second')
    await clock.advance(freshMs - 1)
    expect(await valueOf()).toBe('hit first')
    expect(reads).toHaveLength(1)
  })

  it('answers what is stale at once, reads it again behind it once, and then is fresh', async () => {
    const { clock, reads, valueOf, change, hold, release } = setUp()
    await valueOf()
    change('second')
    await clock.advance(freshMs)
    hold()
    for (let count = 0; count < 20; count += 1) expect(await valueOf()).toBe('stale first')
    await clock.advance(0)
    expect(reads).toHaveLength(2)
    await release()
    expect(await valueOf()).toBe('hit second')
    expect(reads).toHaveLength(2)
  })

  it('answers nothing that has had its time, though it is being read again', async () => {
    const { clock, valueOf, change, hold, release } = setUp()
    await valueOf()
    change('second')
    await clock.advance(freshMs + staleMs - 1)
    hold()
    expect(await valueOf()).toBe('stale first')
    await clock.advance(1)
    const waiting = valueOf()
    await release()
    expect(await waiting).toBe('miss second')
  })

  it('keeps what is stale when it can not be read again, and tells why when its time is over', async () => {
    const { cache, clock, request } = setUp()
    let fails = false
    const load = async () => {
      if (fails) throw new Error('the store is down')
      return encodeAnswer({ value: 'first' })
    }
    await cache.read(request(), never, load)
    fails = true
    await clock.advance(freshMs)
    expect((await cache.read(request(), never, load)).outcome).toBe('stale')
    await clock.advance(1)
    expect((await cache.read(request(), never, load)).outcome).toBe('stale')
    await clock.advance(staleMs)
    await expect(cache.read(request(), never, load)).rejects.toThrow('the store is down')
  })

  it('reads once however many ask the same at once', async () => {
    const { reads, valueOf, hold, release, clock } = setUp()
    hold()
    const waiting = Promise.all(Array.from({ length: 100 }, () => valueOf()))
    await clock.advance(0)
    await release()
    expect(new Set(await waiting)).toEqual(new Set(['miss first']))
    expect(reads).toHaveLength(1)
  })

  it("lets go of a tenant's answers and of nobody else's", async () => {
    const { cache, valueOf, change, request } = setUp()
    await valueOf()
    await valueOf(request({}, 'other'))
    change('second')
    cache.forget('acme')
    expect(await valueOf()).toBe('miss second')
    expect(await valueOf(request({}, 'other'))).toBe('hit first')
    cache.clear()
    expect(await valueOf(request({}, 'other'))).toBe('miss second')
  })

  it('keeps nothing that was begun before a change, and lets nobody who asks after it join', async () => {
    const { cache, clock, valueOf, change, hold, release } = setUp()
    hold()
    const early = valueOf()
    await clock.advance(0)
    change('second')
    cache.forget('acme')
    const late = valueOf()
    await clock.advance(0)
    await release()
    expect(await early).toBe('miss first')
    expect(await late).toBe('miss second')
    expect(await valueOf()).toBe('hit second')
  })

  it('never answers what was read with another credential', async () => {
    const { clock, states, valueOf, change, request } = setUp()
    const asked = request({ connection: 'a' })
    expect(await valueOf(asked)).toBe('miss first')
    // Nobody told of the renewal: it is seen when the place is looked up again.
    states.set(JSON.stringify(['acme', 'a']), { id: 'a', credentialVersion: 2 })
    change('second')
    await clock.advance(freshMs)
    expect(await valueOf(asked)).toBe('stale first')
    await clock.advance(0)
    expect(await valueOf(asked)).toBe('hit second')
  })

  it('takes the default connection and its id for the same', async () => {
    const { states, reads, valueOf, request } = setUp()
    states.set(JSON.stringify(['acme', undefined]), { id: 'a', credentialVersion: 1 })
    await valueOf(request())
    await valueOf(request({ connection: 'a' }))
    expect(await valueOf(request({ connection: 'a' }))).toBe('hit first')
    expect(reads).toHaveLength(2)
  })

  it('does not believe a clock that was turned back', async () => {
    const clock = createManualClock()
    let shift = 0
    const cache = new AnswerCache({
      clock: { ...clock, now: () => clock.now() + shift },
      maxBytes: 1000,
      requestMs: 1000,
      connectionOf: async () => ({ id: 'a', credentialVersion: 1 }),
    })
    const asked = setUp().request()
    await cache.read(asked, never, async () => encodeAnswer({}))
    shift = -60_000
    expect(cache.find(asked)).toBeNull()
  })

  it('stays within its bytes and lets go of what was used longest ago', async () => {
    const { valueOf, request } = setUp({ maxBytes: 5000 })
    for (let page = 0; page < 100; page += 1) await valueOf(request({ search: `${page}` }))
    expect(await valueOf(request({ search: '99' }))).toBe('hit first')
    expect(await valueOf(request({ search: '0' }))).toBe('miss first')
  })

  it("lets a tenant's newest answers push out its own oldest, not those of others", async () => {
    const { valueOf, request } = setUp({ maxBytes: 64 * 1024 * 1024 })
    await valueOf(request({}, 'small'))
    for (let page = 0; page <= 1000; page += 1) await valueOf(request({ search: `${page}` }))
    expect(await valueOf(request({}, 'small'))).toBe('hit first')
    expect(await valueOf(request({ search: '0' }))).toBe('miss first')
    expect(await valueOf(request({ search: '1000' }))).toBe('hit first')
  })

  it('keeps nothing when it may not', async () => {
    const { cache, valueOf } = setUp({ maxBytes: 0 })
    await valueOf()
    expect(await valueOf()).toBe('miss first')
    expect(cache.isEmpty()).toBe(true)
  })

  it('takes no room for a tenant of whom nothing is kept', async () => {
    const { cache, request } = setUp()
    const failing = cache.read(request(), never, () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(cache.isEmpty()).toBe(true)
  })

  it('T5: takes no two askers for one, whatever their ids hold', async () => {
    const nasty = fc.oneof(
      fc.constantFrom(
        '__proto__',
        'constructor',
        'acme',
        'а\u0441me',
        'acme ',
        'acme"]',
        '["acme"',
        'acme","a',
        'admin ',
        '\u0000',
        'x'.repeat(10_240),
        `${'x'.repeat(10_239)}y`,
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    )
    const asker = fc.record({
      tenantId: nasty,
      role: fc.constantFrom<Role>('viewer', 'admin'),
      connection: fc.option(nasty, { nil: undefined }),
      search: fc.option(nasty, { nil: undefined }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(asker, { minLength: 2, maxLength: 12 }), async (askers) => {
        const { cache } = setUp()
        const told = async (index: number) => {
          const { tenantId, role, connection, search } = askers[index]!
          const query = { connection, search }
          const question = questionOf('listScenarios', { params: {}, query })
          const asked = JSON.stringify([tenantId, role, connection ?? 'default', search ?? null])
          // The store answers exactly what was asked.
          const { answer } = await cache.read({ tenantId, role, question }, never, async () =>
            encodeAnswer({ asked }),
          )
          const { asked: answered } = JSON.parse(new TextDecoder().decode(answer.bytes)) as {
            asked: string
          }
          if (answered !== asked) throw new Error(`${answered} was answered for ${asked}`)
        }
        for (const round of [0, 1]) {
          await Promise.all(askers.map((_, index) => told((index + round) % askers.length)))
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
