import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seal, SealBroken, unseal } from './cipher.js'

const key = randomBytes(32)
const place = ['secret', 'acme', 'connection-1', 'api-key']
const plain = Buffer.from('a1b2c3d4-key')

describe('seal', () => {
  it('opens at the place where it was sealed', () => {
    expect(unseal(key, seal(key, plain, place), place)).toEqual(plain)
  })

  it('gives another ciphertext each time', () => {
    expect(seal(key, plain, place)).not.toEqual(seal(key, plain, place))
  })

  it.each([
    ['another tenant', ['secret', 'brightside', 'connection-1', 'api-key']],
    ['another record', ['secret', 'acme', 'connection-2', 'api-key']],
    ['another field', ['secret', 'acme', 'connection-1', 'token']],
    ['another purpose', ['data-key', 'acme', 'connection-1', 'api-key']],
    ['parts that join to the same text', ['secret', 'acmeconnection-1', '', 'api-key']],
  ])('does not open at %s', (_, other) => {
    expect(() => unseal(key, seal(key, plain, place), other)).toThrow(SealBroken)
  })

  it('does not open with another key', () => {
    expect(() => unseal(randomBytes(32), seal(key, plain, place), place)).toThrow(SealBroken)
  })

  it('rejects every flipped bit with the same error', () => {
    const sealed = seal(key, plain, place)
    const messages = new Set<string>()
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const altered = Buffer.from(sealed)
      altered[bit >> 3]! ^= 1 << (bit & 7)
      try {
        unseal(key, altered, place)
        messages.add(`bit ${bit} went through`)
      } catch (error) {
        messages.add(String(error))
      }
    }
    expect([...messages]).toEqual(['SealBroken: A stored secret cannot be opened.'])
  })

  it('rejects what is cut short, down to nothing', () => {
    const sealed = seal(key, plain, place)
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => unseal(key, sealed.subarray(0, length), place)).toThrow(SealBroken)
    }
  })
})
