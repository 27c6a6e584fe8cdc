import { expect, test } from 'vitest'
import { panView, revealTime, timeAt, zoomView } from './view.js'

const whole = { from: 0, to: 1_000_000 }

test('zooming keeps the time under the pointer where it is', () => {
  const view = zoomView(whole, whole, 0.5, 250_000)
  expect(view).toEqual({ from: 125_000, to: 625_000 })
  const closer = zoomView({ from: 100_000, to: 300_000 }, whole, 0.5, 200_000)
  expect(closer).toEqual({ from: 150_000, to: 250_000 })
})

test('zooming in ends at ten seconds, zooming out at the whole', () => {
  const close = zoomView({ from: 500_000, to: 512_000 }, whole, 0.1, 506_000)
  expect(close).toEqual({ from: 501_000, to: 511_000 })
  expect(zoomView({ from: 100_000, to: 900_000 }, whole, 2, 500_000)).toBeUndefined()
})

test('a stretch shorter than ten seconds is not zoomed at all', () => {
  const short = { from: 0, to: 4_000 }
  expect(zoomView(short, short, 0.5, 2_000)).toBeUndefined()
})

test('moving stops at both ends', () => {
  const view = { from: 100_000, to: 300_000 }
  expect(panView(view, whole, 50_000)).toEqual({ from: 150_000, to: 350_000 })
  expect(panView(view, whole, -500_000)).toEqual({ from: 0, to: 200_000 })
  expect(panView(view, whole, 5_000_000)).toEqual({ from: 800_000, to: 1_000_000 })
})

test('a time out of view is brought to its middle, one in view moves nothing', () => {
  const view = { from: 100_000, to: 300_000 }
  expect(revealTime(view, whole, 600_000)).toEqual({ from: 500_000, to: 700_000 })
  expect(revealTime(view, whole, 300_000)).toEqual(view)
  expect(timeAt(view, 200, 50)).toBe(150_000)
})
