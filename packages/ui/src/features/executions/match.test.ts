import { expect, test } from 'vitest'
import { findMatches } from './match.js'

test('finds whatever the case, without overlaps, and nothing for nothing', () => {
  expect(findMatches('Order order ORDER', ' order ')).toEqual([0, 6, 12])
  expect(findMatches('aaaa', 'aa')).toEqual([0, 2])
  expect(findMatches('anything', '  ')).toEqual([])
  expect(findMatches('주문 가져오기', '가져')).toEqual([3])
})

test('keeps its places where a letter grows with its case', () => {
  expect(findMatches('İİ stop', 'stop')).toEqual([3])
})
