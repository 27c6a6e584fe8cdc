import { expect, test } from 'vitest'
import { createFormat } from './format.js'
import { formatMessage } from './message.js'

test('fills places, numbers as the language writes them', () => {
  const format = createFormat('de', 'UTC')
  expect(formatMessage('{name}: {count}', { name: 'A {count}', count: 12345 }, format)).toBe(
    'A {count}: 12.345',
  )
})

test('a place without a value stays, so that the fault is seen', () => {
  expect(formatMessage('{a} {b}', { a: 1 }, createFormat('en', 'UTC'))).toBe('1 {b}')
})

test.each([
  [0, 'zero'],
  [1, 'one'],
  [2, 'two'],
  [3, 'few'],
  [11, 'many'],
  [100, 'other'],
])('Arabic %i is %s', (count, form) => {
  const message = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' }
  expect(formatMessage(message, { count }, createFormat('ar', 'UTC'))).toBe(form)
})

test('a plural form that is missing is the general one', () => {
  expect(formatMessage({ other: '{count} runs' }, { count: 1 }, createFormat('en', 'UTC'))).toBe(
    '1 runs',
  )
})
