import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { toTable } from './table.js'

describe('a table', () => {
  it('lines up what is wide, and has no colours', () => {
    const lines = toTable(
      ['ID', 'NAME'],
      [
        ['1', '주문 동기화'],
        ['22', 'a👩‍👩‍👧b'],
        ['3', null],
      ],
      undefined,
    )
    expect(lines).toEqual(['ID  NAME', '1   주문 동기화', '22  a👩‍👩‍👧b', '3   -'])
  })

  it('cuts the widest column to the width of the terminal, never within a letter', () => {
    const lines = toTable(['ID', 'NAME', 'N'], [['1', '주문'.repeat(30), 7]], 40)
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(40)
    expect(lines[1]).toMatch(/^1 {3}(주문)+주?… ? {2}7$/)
    const narrow = toTable(['ID', 'NAME'], [['1', 'x'.repeat(100)]], 5)
    expect(narrow[1]).toBe('1   xxxxxxx…')
  })

  it('I8: keeps a name in one line, and lets it steer no terminal', () => {
    const [, line] = toTable(['NAME'], [['a\n\u001b[31mred\u001b[0m\u0007\r']], undefined)
    expect(line).toBe('a?red?')
  })
})
