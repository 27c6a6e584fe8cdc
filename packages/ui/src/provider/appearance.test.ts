import { expect, test } from 'vitest'
import { declarationsOf, type Appearance } from './appearance.js'

test('known variables pass as they are', () => {
  expect(
    declarationsOf({ '--ik-accent': 'light-dark(#fff, var(--brand))', '--ik-radius': '0' }),
  ).toEqual([
    ['--ik-radius', '0'],
    ['--ik-accent', 'light-dark(#fff, var(--brand))'],
  ])
})

test.each(['red;} body{display:none', 'red}</style><script>', 'url(x)/*', 'r\\65d', 'a{b'])(
  '%s can leave its rule, so it is left out',
  (value) => {
    expect(declarationsOf({ '--ik-accent': value })).toEqual([])
  },
)

test('what is no design decision is left out', () => {
  expect(declarationsOf({ color: 'red' } as Appearance['variables'])).toEqual([])
  expect(declarationsOf(undefined)).toEqual([])
})
