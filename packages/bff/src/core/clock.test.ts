import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { systemClock } from './clock.js'

describe('the clock of the machine', () => {
  it('sleeps on when it is told to sleep for longer than a timer can', async () => {
    const awake = new AbortController()
    let isOver = false
    const sleeping = systemClock.sleep(2 ** 33, awake.signal).then(
      () => {
        isOver = true
      },
      () => undefined,
    )
    await setTimeout(50)
    expect(isOver).toBe(false)
    awake.abort()
    await sleeping
  })
})
