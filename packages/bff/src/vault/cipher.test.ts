import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seal, SealBroken, unseal } from './cipher.js'

const key = randomBytes(32)
const place = ['secret', 'acme', 'connection-1', 'api-key', 'key-1']
const plain = Buffer.from('a1b2c3d4-key')

describe('seal', () => {
  it('opens at the place where it was sealed', () => {
    expect(unseal(key, seal(key, plain, place), place)).toEqual(plain)
  })

  it('gives another ciphertext each time', () => {
    expect(seal(key, plain, place)).not.toEqual(seal(key, plain, place))
  })

  it.each([
    ['another tenant', ['secret', 'brightside', 'connection-1', 'api-key', 'key-1']],
    ['another record', ['secret', 'acme', 'connection-2', 'api-key', 'key-1']],
    ['another field', ['secret', 'acme', 'connection-1', 'token', 'key-1']],
    ['another version of the key', ['secret', 'acme', 'connection-1', 'api-key', 'key-2']],
    ['no version of the key', ['secret', 'acme', 'connection-1', 'api-key']],
    ['another purpose', ['data-key', 'acme', 'connection-1', 'api-key', 'key-1']],
    ['parts that join to the same text', ['secret', 'acmeconnection-1', '', 'api-key', 'key-1']],
  ])('K1: does not open at %s', (_, other) => {
    expect(() => unseal(key, seal(key, plain, place), other)).toThrow(SealBroken)
  })

  it('does not open with another key', () => {
    expect(() => unseal(randomBytes(32), seal(key, plain, place), place)).toThrow(SealBroken)
  })

  it('K1: draws a nonce of 12 bytes for each value, and ends in a tag of 16', () => {
    const nonces = new Set<string>()
    for (let index = 0; index < 1000; index += 1) {
      const sealed = seal(key, plain, place)
      expect(sealed).toHaveLength(1 + 12 + 16 + plain.length)
      nonces.add(sealed.subarray(1, 13).toString('hex'))
    }
    expect(nonces.size).toBe(1000)
  })

  it('K3: rejects every flipped bit with the same error', () => {
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

  it('K4: rejects what is cut short, down to nothing', () => {
    const sealed = seal(key, plain, place)
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => unseal(key, sealed.subarray(0, length), place)).toThrow(SealBroken)
    }
  })
  it.each([4, 8, 12])('K4: rejects a right tag of only %i bytes', (length) => {
    // Node takes such a tag for what it is unless the length is fixed: this is what an attacker would send.
    const sealed = seal(key, plain, place)
    const short = Buffer.concat([sealed.subarray(0, 13 + length), sealed.subarray(29)])
    expect(() => unseal(key, short, place)).toThrow(SealBroken)
    const padded = Buffer.from(sealed)
    padded.fill(0, 13 + length, 29)
    expect(() => unseal(key, padded, place)).toThrow(SealBroken)
  })
})
