import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { InTurn } from './in-turn.js'

const { signal } = new AbortController()

describe('InTurn', () => {
  it('runs what is about one thing in its order, and other things beside it', async () => {
    const turns = new InTurn()
    const ends: string[] = []
    const take = (key: string, name: string, ms: number) =>
      turns.run(key, signal, async () => {
        await sleep(ms)
        ends.push(name)
        return name
      })
    const answers = [take('a', 'first', 30), take('a', 'second', 1), take('b', 'other', 10)]
    expect(await Promise.all(answers)).toEqual(['first', 'second', 'other'])
    expect(ends).toEqual(['other', 'first', 'second'])
  })

  it('goes on after a failure, which whoever asked hears of', async () => {
    const turns = new InTurn()
    const failing = turns.run('a', signal, () => Promise.reject(new Error('broken')))
    const next = turns.run('a', signal, () => Promise.resolve(7))
    await expect(failing).rejects.toThrow('broken')
    expect(await next).toBe(7)
  })

  it('never begins what nobody waits for any more', async () => {
    const turns = new InTurn()
    const leaving = new AbortController()
    let isBegun = false
    const first = turns.run('a', signal, () => sleep(20))
    const second = turns.run('a', leaving.signal, async () => {
      isBegun = true
    })
    leaving.abort(new Error('gone'))
    await expect(second).rejects.toThrow('gone')
    await first
    expect(isBegun).toBe(false)
  })
})
