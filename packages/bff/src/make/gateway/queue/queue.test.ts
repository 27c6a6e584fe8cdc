import { describe, expect, it } from 'vitest'
import { isDomainError } from '../../../core/errors.js'
import type { Priority } from '../../port/call.js'
import { createManualClock } from '../../../testing/manual-clock.js'
import { silentLogger } from '../../../core/logger.js'
import type { Allowance } from '../budget/budget.js'
import { LeasedBudget, type Ticket } from '../budget/leased-budget.js'
import { createMemoryBudgets } from '../budget/store.js'
import { RequestQueue } from './queue.js'

/** A queue before a window of `perMinute` whose answers tell how many are left, and a record of whose turn came when. */
function createTestQueue(perMinute: number) {
  const clock = createManualClock()
  const allowance: Allowance = { kind: 'window', perMinute, known: true }
  const budget = new LeasedBudget({
    store: createMemoryBudgets(clock),
    organization: 'org',
    allowance,
    clock,
    logger: silentLogger,
    onNews: () => queue.look(),
  })
  const queue: RequestQueue = new RequestQueue({ budget, clock })
  const turns: string[] = []
  const left: number[] = []
  const leave = (ticket: Ticket) => {
    left.push(clock.now())
    const used = left.filter((time) => time > clock.now() - 60_000).length
    const learn = () => budget.learn(ticket, { remaining: perMinute - used })
    queue.leave(ticket, { counted: true, learn })
  }
  const enter = async (
    name: string,
    options: {
      priority?: Priority
      tenantId?: string
      viewerId?: string
      patience?: number
      signal?: AbortSignal
    } = {},
  ): Promise<Ticket> => {
    const ticket = await queue.enter({
      priority: options.priority ?? 'interactive',
      tenantId: options.tenantId ?? 'acme',
      viewerId: options.viewerId,
      deadline: clock.now() + (options.patience ?? 300_000),
      signal: options.signal,
    })
    turns.push(name)
    return ticket
  }
  /** Enters, and leaves at once. */
  const pass = async (name: string, options: Parameters<typeof enter>[1] = {}) => {
    leave(await enter(name, options))
  }
  /** Uses all of the window. */
  const fill = async () => {
    while (budget.waitFor('interactive', 1) === 0) await pass('filled')
    turns.length = 0
  }
  return { clock, queue, turns, enter, leave, pass, fill }
}

describe('RequestQueue', () => {
  it('lets calls pass at once while there is budget', async () => {
    const { turns, pass } = createTestQueue(10)
    await Promise.all([pass('a'), pass('b'), pass('c')])
    expect(turns).toEqual(['a', 'b', 'c'])
  })

  it('serves people before live updates before background work', async () => {
    const { clock, turns, pass, fill } = createTestQueue(10)
    await fill()
    const all = [
      pass('background', { priority: 'background' }),
      pass('live', { priority: 'live' }),
      pass('person'),
    ]
    await clock.advance(60_000)
    await Promise.all(all)
    expect(turns).toEqual(['person', 'live', 'background'])
  })

  it('lets tenants take turns, each with its own order', async () => {
    const { clock, turns, pass, fill } = createTestQueue(10)
    await fill()
    const all = [
      ...['a1', 'a2', 'a3', 'a4'].map((name) => pass(name, { tenantId: 'a' })),
      ...['b1', 'b2'].map((name) => pass(name, { tenantId: 'b' })),
      pass('c1', { tenantId: 'c' }),
    ]
    await clock.advance(60_000)
    await Promise.all(all)
    expect(turns).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4'])
  })

  it('lets the viewers of a tenant take turns, so that one request is not behind all of another', async () => {
    const { clock, turns, pass, fill } = createTestQueue(10)
    await fill()
    const all = [
      ...['a1', 'a2', 'a3', 'a4', 'a5'].map((name) => pass(name, { viewerId: 'ann' })),
      pass('b1', { viewerId: 'ben' }),
    ]
    await clock.advance(60_000)
    await Promise.all(all)
    expect(turns).toEqual(['a1', 'b1', 'a2', 'a3', 'a4', 'a5'])
  })

  it('keeps the reserve from background work, and gives it to people', async () => {
    const { clock, turns, pass } = createTestQueue(20)
    const background = Array.from({ length: 18 }, (_, index) =>
      pass(`background ${index}`, { priority: 'background' }),
    )
    await clock.advance(0)
    expect(turns).toHaveLength(15)
    await Promise.all([pass('p1'), pass('p2'), pass('p3'), pass('p4')])
    expect(turns.slice(15)).toEqual(['p1', 'p2', 'p3', 'p4'])
    await clock.advance(60_000)
    await Promise.all(background)
  })

  it('holds background work back while many requests are under way', async () => {
    const { clock, turns, enter, leave } = createTestQueue(100)
    const tickets = await Promise.all(
      Array.from({ length: 6 }, () => enter('b', { priority: 'background' })),
    )
    const seventh = enter('seventh', { priority: 'background' })
    await clock.advance(1000)
    expect(turns).not.toContain('seventh')
    await enter('person')
    for (const ticket of tickets) leave(ticket)
    await seventh
    expect(turns.slice(6)).toEqual(['person', 'seventh'])
  })

  it('refuses at once what cannot have its turn in time, with the seconds to wait and the place in the line', async () => {
    const { clock, queue, pass, fill } = createTestQueue(10)
    await fill()
    await expect(pass('a', { patience: 20_000 })).rejects.toMatchObject({
      problem: 'rate-limited',
      retryAfter: 60,
      queuePosition: 1,
    })
    const waiting = ['b', 'c', 'd'].map((name) => pass(name))
    await expect(pass('e', { patience: 20_000 })).rejects.toMatchObject({
      problem: 'rate-limited',
      retryAfter: 60,
      queuePosition: 4,
    })
    expect(queue.length).toBe(3)
    await clock.advance(60_000)
    await Promise.all(waiting)
  })

  it('counts the place in the line by turns, so that nobody is refused for the many calls of another', async () => {
    const { clock, turns, pass, fill } = createTestQueue(10)
    await fill()
    await clock.advance(45_000)
    const ann = Array.from({ length: 9 }, () => pass('ann', { viewerId: 'ann', patience: 20_000 }))
    await expect(pass('ann', { viewerId: 'ann', patience: 20_000 })).rejects.toMatchObject({
      problem: 'rate-limited',
      queuePosition: 10,
    })
    const ben = pass('ben', { viewerId: 'ben', patience: 20_000 })
    const other = pass('other', { tenantId: 'brightside', patience: 20_000 })
    const told = Promise.allSettled(ann)
    await clock.advance(20_000)
    await Promise.all([ben, other])
    expect(turns.slice(0, 4)).toEqual(['ann', 'other', 'ben', 'ann'])
    // What the others have got is what the last two calls miss, of whoever has so many.
    const refused = (await told).filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(2)
  })

  it('refuses nobody for the limit who was kept by something else, as long as there is budget', async () => {
    const { clock, turns, pass, fill } = createTestQueue(10)
    await pass('late', { patience: -5000 })
    expect(turns).toEqual(['late'])
    await fill()
    await expect(pass('late', { patience: -5000 })).rejects.toMatchObject({
      problem: 'rate-limited',
      queuePosition: 1,
    })
    await clock.advance(60_000)
    await pass('late again', { patience: -5000 })
  })

  it('gives up at the deadline when the turn did not come', async () => {
    const { clock, enter } = createTestQueue(100)
    await Promise.all(Array.from({ length: 16 }, () => enter('under way')))
    const late = enter('late', { patience: 5000 })
    const told = late.catch((error: unknown) => error)
    await clock.advance(5000)
    expect(isDomainError(await told, 'rate-limited')).toBe(true)
  })

  it('forgets who stops waiting, and serves the next', async () => {
    const { clock, queue, turns, pass, fill } = createTestQueue(10)
    await fill()
    const gone = new AbortController()
    const first = pass('gone', { signal: gone.signal }).catch((error: unknown) => error)
    const second = pass('patient')
    gone.abort(new Error('went away'))
    expect(await first).toMatchObject({ message: 'went away' })
    expect(queue.length).toBe(1)
    await clock.advance(60_000)
    await second
    expect(turns).toEqual(['patient'])
  })

  it('does not start for somebody who has gone already', async () => {
    const { turns, pass } = createTestQueue(10)
    await expect(pass('a', { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow(
      'gone',
    )
    expect(turns).toEqual([])
  })

  it('takes no more than 500 waiting calls of a priority', async () => {
    const { clock, queue, pass, fill } = createTestQueue(10)
    await fill()
    const many = Array.from({ length: 500 }, (_, index) =>
      pass(`b${index}`, { priority: 'background', patience: 10_000_000 }),
    )
    await expect(
      pass('one more', { priority: 'background', patience: 10_000_000 }),
    ).rejects.toMatchObject({
      problem: 'rate-limited',
      queuePosition: 501,
      retryAfter: expect.any(Number) as number,
    })
    const person = pass('person')
    expect(queue.length).toBe(501)
    await clock.advance(60_000)
    await person
    await clock.advance(75 * 60_000)
    await Promise.all(many)
  })

  it('takes whoever has fewest in place of the newest of whoever has most, when as many wait as may', async () => {
    const { clock, queue, turns, pass, fill } = createTestQueue(10)
    await fill()
    const patience = 10_000_000
    const wait = (name: string, tenantId: string, viewerId: string) =>
      pass(name, { tenantId, viewerId, patience }).then(
        () => null,
        (error: unknown) => ({ name, error }),
      )
    const anns = Array.from({ length: 500 }, (_, index) => wait(`ann ${index}`, 'acme', 'ann'))
    await expect(pass('ann', { viewerId: 'ann', patience })).rejects.toMatchObject({
      problem: 'rate-limited',
    })
    const others = [
      wait('ben', 'acme', 'ben'),
      ...['cid 0', 'cid 1'].map((name) => wait(name, 'brightside', 'cid')),
    ]
    expect(queue.length).toBe(500)
    // The place is that at the end, behind all of the others.
    for (const index of [499, 498, 497]) {
      expect(await anns[index]).toMatchObject({
        name: `ann ${index}`,
        error: {
          problem: 'rate-limited',
          queuePosition: 500,
          retryAfter: expect.any(Number) as number,
        },
      })
    }
    await clock.advance(60_000)
    expect(await Promise.all(others)).toEqual([null, null, null])
    expect(turns.slice(0, 5)).toEqual(['ann 0', 'cid 0', 'ben', 'cid 1', 'ann 1'])
    await clock.advance(75 * 60_000)
    expect((await Promise.all(anns)).filter((refusal) => refusal !== null)).toHaveLength(3)
  })
})
