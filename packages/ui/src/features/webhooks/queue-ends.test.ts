import { expect, test } from 'vitest'
import { queueEnds } from './queue-ends.js'

const at = (...minutes: (number | null)[]) =>
  minutes.map((minute, index) => ({
    id: String(index),
    createdAt: minute === null ? null : new Date(minute * 60_000).toISOString(),
    sizeBytes: 1,
  }))
const time = (minute: number) => new Date(minute * 60_000).toISOString()

test('both ends of a queue that is read whole are known, whatever its order', () => {
  expect(queueEnds(at(5, 2, 9), true)).toEqual({ oldest: time(2), newest: time(9) })
  expect(queueEnds(at(3), true)).toEqual({ oldest: time(3), newest: time(3) })
  expect(queueEnds(at(3, null), true)).toEqual({ oldest: time(3), newest: time(3) })
  expect(queueEnds([], true)).toEqual({ oldest: undefined, newest: undefined })
})

test('of a queue that goes on, the end is known with which it begins', () => {
  expect(queueEnds(at(1, 2, 2, 3), false)).toEqual({ oldest: time(1), newest: undefined })
  expect(queueEnds(at(3, 2, 1), false)).toEqual({ oldest: undefined, newest: time(3) })
})

test.each([
  ['in no order', at(2, 1, 3)],
  ['of one time', at(2, 2)],
  ['with times that Make does not tell', at(1, null, 2)],
  ['of one request', at(1)],
])('of a queue that goes on %s, no end is known', (_, requests) => {
  expect(queueEnds(requests, false)).toEqual({ oldest: undefined, newest: undefined })
})
