import { describe, expect, it } from 'vitest'
import { nameKey, searchPattern, searchText } from './sort-keys.js'

function sorted(names: string[]): string[] {
  return names.toSorted((a, b) => Buffer.compare(Buffer.from(nameKey(a)), Buffer.from(nameKey(b))))
}

describe('nameKey', () => {
  it('puts 2 before 10', () => {
    expect(sorted(['Store 10', 'Store 2', 'Store 1'])).toEqual(['Store 1', 'Store 2', 'Store 10'])
  })

  it('looks at neither case nor accents', () => {
    expect(sorted(['Zebra', 'éclair', 'apple', 'Banana'])).toEqual([
      'apple',
      'Banana',
      'éclair',
      'Zebra',
    ])
  })

  it('takes leading zeros as nothing', () => {
    expect(nameKey('Run 007')).toBe(nameKey('Run 7'))
  })

  it('compares numbers longer than any integer', () => {
    expect(sorted(['n 100000000000000000000000', 'n 99999999999999999999999'])).toEqual([
      'n 99999999999999999999999',
      'n 100000000000000000000000',
    ])
  })
})

describe('searchPattern', () => {
  it('takes the wildcards of the database as letters', () => {
    expect(searchPattern('50%_\\')).toBe('%50\\%\\_\\\\%')
  })

  it('is in the same case as what it is looked for in', () => {
    expect(searchText('Orders → ＳＨＯＰＩＦＹ')).toContain(searchPattern('Shopify').slice(1, -1))
  })
})
