import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readEnvironment } from './environment.js'
import { ConfigError } from './faults.js'
import type { BffOptions } from './options.js'
import { parseOptions } from './parse-options.js'

const drawn = () => randomBytes(32).toString('base64')
const encoded = (bytes: Iterable<number>) => Buffer.from([...bytes]).toString('base64')
const half = randomBytes(16)

/** Keys that nobody may start with. */
const refused: Readonly<Record<string, unknown>> = {
  none: undefined,
  'an empty one': '',
  'no text': 42,
  'a short one': randomBytes(31).toString('base64'),
  'a long one': randomBytes(33).toString('base64'),
  'one in hexadecimal': randomBytes(32).toString('hex'),
  'one that is cut': drawn().slice(0, -2),
  'one with a foreign character': `!${drawn().slice(1)}`,
  zeros: encoded(Buffer.alloc(32)),
  'one byte over and over': encoded(Buffer.alloc(32, 0xa5)),
  'a pattern over and over': encoded([...half, ...half]),
  'bytes that count': encoded(Array.from({ length: 32 }, (_, index) => index)),
  'bytes that count down': encoded(Array.from({ length: 32 }, (_, index) => 255 - index)),
  'typed letters': encoded(Buffer.from('correct horse battery staple 123')),
  'the example of NIST SP 800-38A': encoded(
    Buffer.from('603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4', 'hex'),
  ),
  'the example of RFC 7748': encoded(
    Buffer.from('77076d0a7318a57d3c16c17251b26645df4c2f92ebc0992ac177fba51db92c2a', 'hex'),
  ),
}

function optionsWith(encryptionKeys: unknown): BffOptions {
  return {
    identify: () => null,
    encryptionKeys: encryptionKeys as BffOptions['encryptionKeys'],
    make: { dialect: 'live', zone: 'eu1.make.com' },
    database: { memory: true },
    publicUrl: 'https://app.example.com',
  }
}

function faultsOf(start: () => unknown): readonly string[] {
  try {
    start()
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.faults.map(({ path }) => path)
  }
}

describe.each(['production', 'test', 'development', undefined])(
  'S6: a start with NODE_ENV=%s',
  (nodeEnv) => {
    const environment = nodeEnv === undefined ? {} : { NODE_ENV: nodeEnv }
    const parse = (keys: unknown) => faultsOf(() => parseOptions(optionsWith(keys), environment))

    it('takes keys that were drawn', () => {
      for (let index = 0; index < 200; index += 1) {
        expect(
          parse([
            { id: 'new', key: drawn() },
            { id: 'old', key: drawn() },
          ]),
        ).toEqual([])
      }
    })

    it.each(Object.entries(refused))('refuses %s, first or last', (_, key) => {
      expect(parse([{ id: 'a', key }])).toEqual(['encryptionKeys[0].key'])
      expect(
        parse([
          { id: 'a', key: drawn() },
          { id: 'b', key },
        ]),
      ).toEqual(['encryptionKeys[1].key'])
    })

    it('refuses no list, an empty one, and two keys of one id', () => {
      expect(parse(undefined)).toEqual(['encryptionKeys'])
      expect(parse([])).toEqual(['encryptionKeys'])
      const twice = [
        { id: 'a', key: drawn() },
        { id: 'a', key: drawn() },
      ]
      expect(parse(twice)).toEqual(['encryptionKeys[1].id'])
    })

    it('refuses them from the environment too, and repeats none', () => {
      const variables = {
        ...environment,
        MAKE_ZONE: 'eu1.make.com',
        INLAYKIT_PUBLIC_URL: 'https://a.example',
      }
      const read = (keys: string) => () =>
        readEnvironment({ ...variables, INLAYKIT_ENCRYPTION_KEYS: keys }, { identify: () => null })
      for (const key of Object.values(refused).filter((one) => typeof one === 'string')) {
        expect(faultsOf(read(`a:${key}`))).toContain('INLAYKIT_ENCRYPTION_KEYS')
        if (key.length > 0) expect(read(`a:${key}`)).not.toThrow(key)
      }
      expect(faultsOf(read(''))).toEqual(['INLAYKIT_ENCRYPTION_KEYS'])
      expect(faultsOf(read(drawn()))).toContain('INLAYKIT_ENCRYPTION_KEYS')
      expect(faultsOf(read(`a:${drawn()},a:${drawn()}`))).toEqual(['INLAYKIT_ENCRYPTION_KEYS'])
      expect(faultsOf(read(`b:${drawn()},a:${drawn()}`))).toEqual([])
    })
  },
)
