import { expect, test } from 'vitest'
import { createRealClock, createVirtualClock } from './clock.js'

test('a virtual clock fires timers in the order in which they fall due, each at its own time', async () => {
  const clock = createVirtualClock(1000)
  const fired: [string, number][] = []
  const note = (name: string) => () => fired.push([name, clock.now()])
  clock.after(300, note('late'))
  clock.after(100, note('early'))
  clock.after(100, note('early too'))
  await clock.advance(299)
  expect(fired).toEqual([
    ['early', 1100],
    ['early too', 1100],
  ])
  await clock.advance(1)
  expect(fired.at(-1)).toEqual(['late', 1300])
})

test('what a timer sets in motion on the way still happens in the same advance', async () => {
  const clock = createVirtualClock(0)
  const fired: number[] = []
  const again = () => {
    fired.push(clock.now())
    void Promise.resolve().then(() => clock.after(10, again))
  }
  clock.after(10, again)
  await clock.advance(35)
  expect(fired).toEqual([10, 20, 30])
  expect(clock.now()).toBe(35)
})

test('a cleared timer never fires', async () => {
  const clock = createVirtualClock(0)
  let fired = false
  clock.after(5, () => (fired = true)).clear()
  await clock.advance(10)
  expect(fired).toBe(false)
})

test('the real clock shows the time of the machine and fires', async () => {
  const clock = createRealClock()
  const before = Date.now()
  expect(clock.now()).toBeGreaterThanOrEqual(before)
  await new Promise<void>((resolve) => {
    // The clock's own timers keep no process alive, this one does.
    const keep = setInterval(() => {}, 1000)
    clock.after(1, () => {
      clearInterval(keep)
      resolve()
    })
  })
})
