import { describe, expect, it } from 'vitest'
import { originPolicy, refuseForeignOrigin, requireOwnOrigin } from './guards.js'
import type { IdentifyRequest } from './identity.js'

function request(headers: Record<string, string>): IdentifyRequest {
  return {
    method: 'POST',
    url: 'https://app.example.com/api/inlaykit/scenarios/1/run',
    header: (name) => headers[name],
    raw: null,
  }
}

function isAllowed(headers: Record<string, string>, policy: ReturnType<typeof originPolicy>) {
  try {
    requireOwnOrigin(request(headers), policy)
    return true
  } catch {
    return false
  }
}

const production = originPolicy({
  publicUrl: 'https://app.example.com/settings',
  allowedOrigins: ['https://admin.example.com'],
  production: true,
})
const development = originPolicy({ publicUrl: null, allowedOrigins: [], production: false })

describe('the origin of a change', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['our own origin', { origin: 'https://app.example.com' }, true],
    ['an allowed origin', { origin: 'https://admin.example.com' }, true],
    ['another origin', { origin: 'https://evil.example' }, false],
    ['a longer name', { origin: 'https://app.example.com.evil.example' }, false],
    ['another port', { origin: 'https://app.example.com:8443' }, false],
    ['another scheme', { origin: 'http://app.example.com' }, false],
    ['the origin null', { origin: 'null', cookie: 's=1' }, false],
    [
      'its Host header, which production never trusts',
      { origin: 'https://h.test', host: 'h.test' },
      false,
    ],
    [
      'no origin, but same-origin by the browser',
      { 'sec-fetch-site': 'same-origin', cookie: 's=1' },
      true,
    ],
    ['no origin, and same-site', { 'sec-fetch-site': 'same-site', cookie: 's=1' }, false],
    ['no origin, and cross-site', { 'sec-fetch-site': 'cross-site' }, false],
    ['no origin, and a cookie', { cookie: 's=1' }, false],
    ['no origin, and a program', {}, true],
  ])('is judged with %s', (_, headers, allowed) => {
    expect(isAllowed(headers, production)).toBe(allowed)
  })

  it.each<[string, Record<string, string>, boolean]>([
    ['the host', { origin: 'http://localhost:3000', host: 'localhost:3000' }, true],
    ['another port', { origin: 'http://localhost:3001', host: 'localhost:3000' }, false],
    ['another host', { origin: 'http://evil.example', host: 'localhost:3000' }, false],
    ['no address', { origin: 'null', host: 'localhost:3000' }, false],
  ])('may be %s while developing', (_, headers, allowed) => {
    expect(isAllowed(headers, development)).toBe(allowed)
  })
})

describe('the origin of a read', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['our own origin', { origin: 'https://app.example.com' }, true],
    ['an allowed origin', { origin: 'https://admin.example.com' }, true],
    ['none, as browsers send it on the same origin', { cookie: 's=1' }, true],
    ['another origin', { origin: 'https://evil.example', cookie: 's=1' }, false],
    ['the origin null', { origin: 'null', cookie: 's=1' }, false],
  ])('C3: is judged with %s', (_, headers, allowed) => {
    const judge = () => refuseForeignOrigin(request(headers), production)
    if (allowed) expect(judge).not.toThrow()
    else expect(judge).toThrow(/origin/)
  })
})
