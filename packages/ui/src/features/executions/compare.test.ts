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

test('outputs are paired by their place, those that only one has too', () => {
  const { pairs: paired, isPartial } = pairOutputs(
    { order: { id: 1, lines: ['a', 'b'] }, ok: true, empty: {} },
    { order: { id: 2, lines: ['a'] }, ok: true, empty: {}, note: null },
  )
  expect(isPartial).toBe(false)
  expect(paired).toEqual([
    { path: 'order.id', before: '1', now: '2', isSame: false },
    { path: 'order.lines.0', before: '"a"', now: '"a"', isSame: true },
    { path: 'order.lines.1', before: '"b"', now: undefined, isSame: false },
    { path: 'ok', before: 'true', now: 'true', isSame: true },
    { path: 'empty', before: '{}', now: '{}', isSame: true },
    { path: 'note', before: undefined, now: 'null', isSame: false },
  ])
  expect(pairOutputs(null, {}).pairs).toEqual([])
})

test('of outputs with too many values nothing is said to be missing', () => {
  const many = Object.fromEntries(Array.from({ length: 6_000 }, (_, at) => [`field${at}`, at]))
  const { pairs: paired, isPartial } = pairOutputs(many, { first: 1, ...many })
  expect(isPartial).toBe(true)
  expect(paired).toHaveLength(4_999)
  expect(paired.every(({ isSame }) => isSame)).toBe(true)
})
