import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../core/secret.js'
import { cleanMessage } from './clean-message.js'

const key = 'a1f0c3d2-canary-key-77e1'
const clean = (text: string) => cleanMessage(text, new Secret(key))

describe('cleanMessage', () => {
  it("keeps the upstream's own words", () => {
    expect(clean('Scenario 12 is not active. Activate it first.')).toBe(
      'Scenario 12 is not active. Activate it first.',
    )
    expect(clean('ต้องเปิดใช้งานก่อน · 먼저 활성화하세요')).toBe('ต้องเปิดใช้งานก่อน · 먼저 활성화하세요')
    expect(clean('Token expired.')).toBe('Token expired.')
  })

  it.each([
    ['as it is', key],
    ['in capitals', key.toUpperCase()],
    ['in base64', Buffer.from(key).toString('base64')],
    ['in an address', `https://api.example/x?token=${encodeURIComponent(key)}`],
  ])('removes the credential %s', (_how, echo) => {
    const shown = clean(`Refused: ${echo}!`)
    expect(shown.toLowerCase()).not.toContain(key)
    expect(shown).not.toContain(Buffer.from(key).toString('base64').slice(0, 12))
  })

  it('removes the credential wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(clean(before + key + after)).not.toContain(key)
      }),
    )
  })

  it("removes other people's credentials that look like such", () => {
    expect(clean('sent Authorization: Bearer eyJhbGciOi.JIUzI1NiJ9.x-y_z')).toBe(
      'sent Authorization: Bearer [redacted]',
    )
    expect(clean('key 4b0b5c64-55a6-4f6c-8a5c-0a4c8e2f3d11 is unknown')).toBe(
      'key [redacted] is unknown',
    )
  })

  it('removes addresses', () => {
    expect(clean('See https://hook.eu1.make.com/s3cr3t?x=1 for more.')).toBe(
      'See [address] for more.',
    )
  })

  it('puts everything on one line, without characters that steer', () => {
    expect(clean('a\r\nb\u001b[31mc\u202ed\u0000e')).toBe('a b [31mcd e')
  })

  it('cuts at 300 characters, after the credential is gone', () => {
    const shown = clean(`${'x'.repeat(290)}${key}${'y'.repeat(500)}`)
    expect(shown.length).toBeLessThanOrEqual(300)
    expect(shown).not.toContain(key.slice(0, 8))
    expect(shown.endsWith('…')).toBe(true)
  })
})
