import { describe, expect, test } from 'vitest'
import { barPath } from './bar-shape.js'
import { findItemAt, footOf, stepTo } from './chart-items.js'
import type { TimelineBar } from './timeline.js'

const bar = (id: string, x: number, lane = 0): TimelineBar => ({
  kind: 'run',
  id,
  status: 'success',
  x,
  width: 4,
  lane,
})

describe('findItemAt', () => {
  const items = [bar('a', 100), bar('b', 112), bar('c', 112, 2)]
  const low = footOf(0) - 5

  test('means the bar beneath the pointer, or the nearest within reach', () => {
    expect(findItemAt(items, 102, low)?.id).toBe('a')
    expect(findItemAt(items, 107, low)?.id).toBe('a')
    expect(findItemAt(items, 110, low)?.id).toBe('b')
  })

  test('means the bar of the lane pointed at', () => {
    expect(findItemAt(items, 113, footOf(2) - 5)?.id).toBe('c')
  })

  test('means nothing far from everything', () => {
    expect(findItemAt(items, 300, low)).toBeUndefined()
    expect(findItemAt([], 10, low)).toBeUndefined()
  })
})

describe('stepTo', () => {
  test('moves within its ends', () => {
    expect(stepTo('ArrowRight', 3, 5, false)).toBe(4)
    expect(stepTo('ArrowRight', 4, 5, false)).toBe(4)
    expect(stepTo('Home', 3, 5, false)).toBe(0)
    expect(stepTo('End', 1, 5, false)).toBe(4)
    expect(stepTo('a', 1, 5, false)).toBeUndefined()
  })

  test('follows the reading direction', () => {
    expect(stepTo('ArrowLeft', 1, 5, true)).toBe(2)
    expect(stepTo('ArrowRight', 1, 5, true)).toBe(0)
  })
})

test('each status has an outline of its own', () => {
  const statuses = ['error', 'warning', 'success', 'stopped'] as const
  const outlines = statuses.map((status) => barPath(status, 0, 4, 14))
  expect(new Set(outlines).size).toBe(4)
  expect(outlines.join('')).not.toContain('NaN')
})
