import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SealBroken } from '../vault/cipher.js'
import { parseKey } from './key.js'
import { canonicalJson, createSeals } from './seals.js'

const master = (id: string) => ({ id, key: randomBytes(32).toString('base64') })
const place = ['acme', 'record']

describe('what a record holds', () => {
  it('has one fingerprint for one payload, in whatever order its fields came', () => {
    const seals = createSeals([master('a')])
    const one = seals.fingerprint('a', { body: { x: 1, y: [{ b: 2, a: 1 }] } })
    expect(seals.fingerprint('a', { body: { y: [{ a: 1, b: 2 }], x: 1 } })).toEqual(one)
    expect(seals.fingerprint('a', { body: { x: 1, y: [{ b: 1, a: 2 }] } })).not.toEqual(one)
    expect(seals.fingerprint('a', { body: { x: '1', y: [{ b: 2, a: 1 }] } })).not.toEqual(one)
    expect(canonicalJson({ b: null, a: undefined, '10': 1, '9': 2 })).toBe(
      '{"9":2,"10":1,"b":null}',
    )
  })

  it('has another fingerprint under another master key, and none without it', () => {
    const [a, b] = [master('a'), master('b')]
    const both = createSeals([a, b])
    expect(both.fingerprint('a', { x: 1 })).not.toEqual(both.fingerprint('b', { x: 1 }))
    expect(createSeals([b]).fingerprint('a', { x: 1 })).toBeUndefined()
    expect(createSeals([{ ...b, id: 'a' }]).fingerprint('a', {})).not.toEqual(
      both.fingerprint('a', {}),
    )
  })

  it('opens an answer in its own place alone, with the key that sealed it, unaltered', () => {
    const [a, b] = [master('a'), master('b')]
    const seals = createSeals([b, a])
    const sealed = seals.seal('a', place, { body: { id: 'x' } })
    expect(seals.open('a', place, sealed)).toEqual({ body: { id: 'x' } })
    expect(sealed.includes('body')).toBe(false)
    expect(() => seals.open('a', ['brightside', 'record'], sealed)).toThrow(SealBroken)
    expect(() => seals.open('b', place, sealed)).toThrow(SealBroken)
    expect(() => createSeals([b]).open('a', place, sealed)).toThrow(SealBroken)
    sealed[sealed.length - 1]! ^= 1
    expect(() => seals.open('a', place, sealed)).toThrow(SealBroken)
  })
})

describe('the header', () => {
  it('means the same quoted and bare', () => {
    expect(parseKey('"8e03978e-40d5"')).toBe('8e03978e-40d5')
    expect(parseKey(' 8e03978e-40d5 ')).toBe('8e03978e-40d5')
    expect(parseKey('x'.repeat(255))).toHaveLength(255)
  })

  it.each(['', ' ', '""', '"a', 'a"', 'a b', 'a\\b', '"a\\"b"', 'é', 'a\u0000', 'x'.repeat(256)])(
    'is refused as %j',
    (text) => {
      expect(() => parseKey(text)).toThrow(/1 to 255 printable ASCII/)
    },
  )
})
