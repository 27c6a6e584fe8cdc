import type { ExecutionStep } from '@inlaykit/shared'
import { expect, test } from 'vitest'
import { pairOutputs, pairSteps } from './compare.js'

const steps = (modules: string): ExecutionStep[] =>
  modules.split('').map((module) => ({ module, status: 'success' }))
const pairs = (before: string, now: string) =>
  pairSteps(steps(before), steps(now))
    .map((pair) => `${pair.before?.module ?? '-'}${pair.now?.module ?? '-'}`)
    .join(' ')

test('steps are paired by their modules, in order', () => {
  expect(pairs('abc', 'abc')).toBe('aa bb cc')
  expect(pairs('abc', 'axbc')).toBe('aa -x bb cc')
  expect(pairs('abc', 'ac')).toBe('aa b- cc')
  expect(pairs('abbc', 'abc')).toBe('aa bb b- cc')
  expect(pairs('ab', 'ba')).toBe('a- bb -a')
  expect(pairs('', 'ab')).toBe('-a -b')
  expect(pairs('ab', 'cd')).toBe('a- b- -c -d')
})

test('outputs that differ are told by their place, those that only one has too', () => {
  expect(
    pairOutputs(
      { order: { id: 1, lines: ['a', 'b'] }, ok: true, empty: {} },
      { order: { id: 2, lines: ['a'] }, ok: true, empty: {}, note: null },
    ),
  ).toEqual([
    { path: 'order.id', before: '1', now: '2' },
    { path: 'order.lines.1', before: '"b"', now: undefined },
    { path: 'note', before: undefined, now: 'null' },
  ])
  expect(pairOutputs(null, {})).toEqual([])
})
