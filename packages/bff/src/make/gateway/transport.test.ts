import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDomainError } from '../../core/errors.js'
import { pathOf } from '../port/call.js'
import { encodeQuery, joinPath } from './transport.js'

const base = new URL('https://eu1.make.com/api/v2/')

describe('encodeQuery', () => {
  it('leaves out what is unset, and keeps false, 0 and empty text', () => {
    expect(encodeQuery({ a: undefined, b: false, c: 0, d: '' })).toBe('?b=false&c=0&d=')
    expect(encodeQuery({ a: undefined })).toBe('')
    expect(encodeQuery(undefined)).toBe('')
  })

  it('repeats arrays and keeps the brackets of names', () => {
    expect(encodeQuery({ 'pg[limit]': 10, cols: ['id', 'a&b'] })).toBe(
      '?pg[limit]=10&cols[]=id&cols[]=a%26b',
    )
  })

  it('is read back as it was meant, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const query = new URLSearchParams(encodeQuery({ last: value }))
        expect([...query]).toEqual([['last', value]])
      }),
    )
  })
})

describe('joinPath', () => {
  it('stands below the base, with or without a slash at its end', () => {
    const request = { method: 'GET', path: pathOf('scenarios', 12) } as const
    expect(joinPath(base, request)).toBe('/api/v2/scenarios/12')
    expect(joinPath(new URL('https://eu1.make.com'), request)).toBe('/scenarios/12')
  })

  it('F4: is never left by an id: it is one segment, or there is nothing of that id', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            '..',
            '.',
            '',
            '../x',
            '%2e%2e',
            'a/b',
            'a?b',
            'a#b',
            '\r\nHost: x',
            '\\..\\',
          ),
        ),
        (id) => {
          let path: string
          try {
            path = joinPath(base, { method: 'GET', path: pathOf('scenarios', id, 'logs') })
          } catch (error) {
            expect(isDomainError(error, 'not-found')).toBe(true)
            return
          }
          const read = new URL(path, base)
          expect(read.pathname).toBe(path)
          const [first, ...rest] = path.slice('/api/v2/'.length).split('/')
          expect(first).toBe('scenarios')
          expect(rest).toHaveLength(2)
          expect(decodeURIComponent(rest[0] ?? '')).toBe(id)
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    '/scenarios/../users',
    '/scenarios/%2E%2e/users',
    'scenarios',
    '/a//b',
    '/a?b=1',
    '/a b',
  ])('refuses the path %j, which pathOf cannot have made', (path) => {
    expect(() => joinPath(base, { method: 'GET', path })).toThrow('pathOf')
  })
})
