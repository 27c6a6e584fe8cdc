import { describe, expect, it } from 'vitest'
import { isDomainError } from '../../../core/errors.js'
import { resolveReturnTo, withOutcome } from './return-to.js'

const pages = {
  ownOrigin: 'https://app.host.test',
  allowedOrigins: ['https://admin.host.test', 'http://localhost:5173'],
}

describe('the page that people come back to', () => {
  it.each([
    [undefined, 'https://app.host.test/'],
    ['/', 'https://app.host.test/'],
    ['/settings?tab=make#keys', 'https://app.host.test/settings?tab=make#keys'],
    ['/a/../b', 'https://app.host.test/b'],
    ['/caf%C3%A9', 'https://app.host.test/caf%C3%A9'],
    ['https://app.host.test', 'https://app.host.test/'],
    ['https://app.host.test/settings', 'https://app.host.test/settings'],
    ['https://app.host.test?next=//evil.test', 'https://app.host.test/?next=//evil.test'],
    ['https://admin.host.test/x?inlaykit-popup=1', 'https://admin.host.test/x?inlaykit-popup=1'],
    ['http://localhost:5173/', 'http://localhost:5173/'],
  ])('O4: may be %s', (returnTo, address) => {
    expect(resolveReturnTo(returnTo, pages)).toBe(address)
  })

  it.each([
    '//evil.test',
    '///evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '/\t/evil.test',
    '\t//evil.test',
    ' /settings',
    '/\n/evil.test',
    '/settings\r\nSet-Cookie: a=b',
    '/settings\0',
    '/%2f%2fevil.test',
    '/%2F/evil.test',
    '/%5cevil.test',
    '/%5C%5Cevil.test',
    '/.//evil.test',
    '/a/..//evil.test',
    '/%2e//evil.test',
    'https:evil.test',
    'https:/evil.test',
    'https:///evil.test',
    'https://evil.test',
    'https://evil.test/https://app.host.test',
    'https://app.host.test.evil.test',
    'https://app.host.test@evil.test',
    'https://app.host.test:x@evil.test/',
    'https://evil.test#@app.host.test',
    'https://evil.test\\@app.host.test',
    'https://user@app.host.test/',
    'https://user:secret@app.host.test/',
    'https://app.host.test:444/',
    'http://app.host.test/',
    'https://app.host.test//evil.test',
    'https://app。host。test/',
    'https://app.host.test\uff0fevil.test',
    'https://ａpp.host.test/',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://app.host.test/1',
    'file:///etc/passwd',
    'settings',
    'evil.test',
    '?next=/',
    '#top',
    '.',
    '',
    '\u2028/settings',
    '/caf\u00e9',
  ])('O4: may not be %j', (returnTo) => {
    let refusal: unknown
    try {
      resolveReturnTo(returnTo, pages)
    } catch (error) {
      refusal = error
    }
    expect(isDomainError(refusal, 'validation')).toBe(true)
    // What is wrong with it is told without repeating it.
    expect(JSON.stringify(refusal)).not.toContain('evil')
  })

  it('tells what came of it, whatever the page says of itself', () => {
    const page = 'https://app.host.test/settings?tab=make&inlaykit=connected&problem=x#keys'
    expect(withOutcome(page, null)).toBe(
      'https://app.host.test/settings?tab=make&inlaykit=connected#keys',
    )
    expect(withOutcome(page, 'forbidden')).toBe(
      'https://app.host.test/settings?tab=make&inlaykit=error&problem=forbidden#keys',
    )
  })
})
