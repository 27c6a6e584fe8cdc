import { describe, expect, test } from 'vitest'
import { readOAuthReturn, returnAddressOf } from './oauth-address.js'

const page = 'https://app.example.com/settings?tab=make#top'

describe('the address to come back to', () => {
  test('is the present page, marked when it opens in a window of its own', () => {
    expect(returnAddressOf(page, page, false)).toBe(page)
    expect(returnAddressOf(page, page, true)).toBe(
      'https://app.example.com/settings?tab=make&inlaykit-popup=1#top',
    )
  })

  test('may be a path of the host', () => {
    expect(returnAddressOf('/done', page, false)).toBe('https://app.example.com/done')
  })

  test('does not carry what an earlier attempt left', () => {
    const left = 'https://app.example.com/a?inlaykit=error&inlaykit-popup=1&x=1'
    expect(returnAddressOf(left, page, false)).toBe('https://app.example.com/a?x=1')
  })

  test('loses its query rather than be refused for its length', () => {
    const long = `https://app.example.com/list?filter=${'x'.repeat(2_000)}`
    expect(returnAddressOf(long, page, false)).toBe('https://app.example.com/list')
    expect(returnAddressOf(long, page, true)).toBe('https://app.example.com/list?inlaykit-popup=1')
  })
})

describe('the address that somebody comes back to', () => {
  test('says nothing where nothing is marked', () => {
    expect(readOAuthReturn(page)).toBeUndefined()
    expect(readOAuthReturn('https://app.example.com/?inlaykit=maybe')).toBeUndefined()
  })

  test('says that it went well, and is given back clean', () => {
    const back = returnAddressOf(page, page, true).replace('#', '&inlaykit=connected#')
    expect(readOAuthReturn(back)).toEqual({
      outcome: { kind: 'connected' },
      isPopup: true,
      cleanAddress: page,
    })
  })

  test('says what went wrong, in the words of the contract alone', () => {
    const at = 'https://app.example.com/?inlaykit=error&problem='
    const read = (problem: string) => readOAuthReturn(at + problem)?.outcome
    expect(read('forbidden')).toEqual({ kind: 'error', problem: 'forbidden' })
    expect(read('<script>')).toEqual({ kind: 'error', problem: 'internal' })
    expect(read('toString')).toEqual({ kind: 'error', problem: 'internal' })
    expect(readOAuthReturn(`${at}forbidden`)?.cleanAddress).toBe('https://app.example.com/')
  })
})
