import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { silentLogger } from '../core/logger.js'
import { ConfigError } from './faults.js'
import type { BffOptions } from './options.js'
import { parseOptions } from './parse-options.js'

const key = () => randomBytes(32).toString('base64')

const fine = (): BffOptions => ({
  identify: () => null,
  encryptionKeys: [{ id: '2026-11', key: key() }],
  make: { dialect: 'live', zone: 'eu1.make.com' },
})

/** The faults of options as a host without types may give them. */
function faultsOf(change: Record<string, unknown>, environment: Record<string, string> = {}) {
  try {
    parseOptions({ ...fine(), ...change }, environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(({ path }) => path)
    throw error
  }
  return []
}

describe('parseOptions', () => {
  it('fills in every default', () => {
    const config = parseOptions(fine(), {})
    expect(config).toMatchObject({
      basePath: '/api/inlaykit',
      database: { dataDir: './.inlaykit' },
      make: { baseUrl: 'https://eu1.make.com/api/v2', zone: 'eu1.make.com', plan: null },
      viewerSecret: null,
      roleSource: 'host',
      background: true,
      publicUrl: null,
      allowedOrigins: [],
      production: false,
      limits: { bodyBytes: 1024 * 1024, requestMs: 30_000, upstreamMs: 15_000 },
    })
  })

  it('speaks the guide dialect at its own address', () => {
    const { make } = parseOptions({ ...fine(), make: { dialect: 'guide' } }, {})
    expect(make).toMatchObject({ baseUrl: 'https://api.make.com/api/v2', zone: null })
    expect(make.baseUrlOf('eu1.make.com')).toBeNull()
  })

  it('takes a base URL as it is, but for slashes at its end', () => {
    const make = { dialect: 'live', baseUrl: 'http://127.0.0.1:8790/live/api/v2/' } as const
    expect(parseOptions({ ...fine(), make }, {}).make.baseUrl).toBe(
      'http://127.0.0.1:8790/live/api/v2',
    )
  })

  it.each([
    ['eu2.make.com', 'https://eu2.make.com/api/v2'],
    ['EU2.make.com', 'https://eu2.make.com/api/v2'],
    ['make.own.example', 'https://make.own.example/api/v2'],
    ['evil.example', null],
    ['eu1.make.com.evil.example', null],
    ['eu1.make.com/../x', null],
    ['eu1.make.com@evil.example', null],
  ])('F1: sends credentials to the zone %s: %s', (zone, baseUrl) => {
    const make = { dialect: 'live', zone: 'make.own.example' } as const
    expect(parseOptions({ ...fine(), make }, {}).make.baseUrlOf(zone)).toBe(baseUrl)
  })

  it.each<[string, Record<string, unknown>, string[]]>([
    ['an unknown option', { viewerSecrets: 'x' }, ['viewerSecrets']],
    ['a base path without a slash', { basePath: 'api' }, ['basePath']],
    ['a base path with a slash at its end', { basePath: '/api/' }, ['basePath']],
    ['a base path that climbs', { basePath: '/api/../x' }, ['basePath']],
    ['the root as base path', { basePath: '/' }, ['basePath']],
    ['nobody to say who asks', { identify: undefined }, ['identify']],
    ['an identify that is none', { identify: 'me' }, ['identify']],
    ['a short viewer secret', { viewerSecret: 'short' }, ['viewerSecret']],
    [
      'an example viewer secret',
      { viewerSecret: 'change-me-change-me-change-me-0123' },
      ['viewerSecret'],
    ],
    ['no keys', { encryptionKeys: [] }, ['encryptionKeys']],
    ['keys that are no list', { encryptionKeys: 'k' }, ['encryptionKeys']],
    ['a short key', { encryptionKeys: [{ id: 'a', key: 'c2hvcnQ=' }] }, ['encryptionKeys[0].key']],
    [
      'a key of zeros',
      { encryptionKeys: [{ id: 'a', key: Buffer.alloc(32).toString('base64') }] },
      ['encryptionKeys[0].key'],
    ],
    [
      'a key of letters',
      {
        encryptionKeys: [
          { id: 'a', key: Buffer.from('abcdefghijklmnopqrstuvwxyz012345').toString('base64') },
        ],
      },
      ['encryptionKeys[0].key'],
    ],
    [
      'a key that counts',
      {
        encryptionKeys: [
          { id: 'a', key: Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString('base64') },
        ],
      },
      ['encryptionKeys[0].key'],
    ],
    [
      'two keys of one id',
      {
        encryptionKeys: [
          { id: 'a', key: key() },
          { id: 'a', key: key() },
        ],
      },
      ['encryptionKeys[1].id'],
    ],
    [
      'an id with a colon',
      { encryptionKeys: [{ id: 'a:b', key: key() }] },
      ['encryptionKeys[0].id'],
    ],
    ['no make', { make: undefined }, ['make']],
    [
      'an unknown dialect',
      { make: { dialect: 'klingon', zone: 'eu1.make.com' } },
      ['make.dialect'],
    ],
    ['no zone', { make: { dialect: 'live' } }, ['make.zone']],
    [
      'zone and base URL',
      { make: { dialect: 'live', zone: 'eu1.make.com', baseUrl: 'https://x.example' } },
      ['make'],
    ],
    [
      'a zone in the guide dialect',
      { make: { dialect: 'guide', zone: 'eu1.make.com' } },
      ['make.zone'],
    ],
    ['a zone with a path', { make: { dialect: 'live', zone: 'eu1.make.com/x' } }, ['make.zone']],
    [
      'plain http to another machine',
      { make: { dialect: 'live', baseUrl: 'http://make.example' } },
      ['make.baseUrl'],
    ],
    [
      'a base URL with a password',
      { make: { dialect: 'live', baseUrl: 'https://a:b@make.example' } },
      ['make.baseUrl'],
    ],
    [
      'a base URL with a query',
      { make: { dialect: 'live', baseUrl: 'https://make.example?x' } },
      ['make.baseUrl'],
    ],
    [
      'a base URL of another scheme',
      { make: { dialect: 'live', baseUrl: 'file:///etc' } },
      ['make.baseUrl'],
    ],
    [
      'an unknown plan',
      { make: { dialect: 'live', zone: 'eu1.make.com', plan: 'gold' } },
      ['make.plan'],
    ],
    ['an OAuth client that is none', { make: { dialect: 'guide', oauth: 'x' } }, ['make.oauth']],
    [
      'an OAuth client of nothing',
      { make: { dialect: 'guide', oauth: {} } },
      ['make.oauth.clientId', 'make.oauth.clientSecret', 'make.oauth.redirectUri'],
    ],
    ['two databases', { database: { memory: true, dataDir: 'x' } }, ['database']],
    ['no database named', { database: {} }, ['database']],
    ['a database of another kind', { database: { url: 'mysql://x/y' } }, ['database.url']],
    [
      'a direct URL alone',
      { database: { memory: true, directUrl: 'postgres://h/d' } },
      ['database.directUrl'],
    ],
    ['a pool of one', { database: { url: 'postgres://h/d', poolSize: 1 } }, ['database.poolSize']],
    [
      'a pool that is no number',
      { database: { url: 'postgres://h/d', poolSize: '9' } },
      ['database.poolSize'],
    ],
    ['a pool of no server', { database: { memory: true, poolSize: 9 } }, ['database.poolSize']],
    ['an empty directory', { database: { dataDir: ' ' } }, ['database.dataDir']],
    ['plain http as public URL', { publicUrl: 'http://app.example.com' }, ['publicUrl']],
    ['an origin with a path', { allowedOrigins: ['https://a.example/x'] }, ['allowedOrigins[0]']],
    ['any origin', { allowedOrigins: ['*'] }, ['allowedOrigins[0]']],
    ['origins that are no list', { allowedOrigins: 'https://a.example' }, ['allowedOrigins']],
    ['a background that is no switch', { background: 'yes' }, ['background']],
    ['a word that nobody has', { roleSource: 'page' }, ['roleSource']],
    ['a logger without methods', { logger: {} }, ['logger']],
    ['an unknown log level', { logLevel: 'loud' }, ['logLevel']],
    ['an unknown limit', { limits: { speed: 1 } }, ['limits.speed']],
    ['a limit of nothing', { limits: { requestMs: 0 } }, ['limits.requestMs']],
    ['a limit that is no number', { limits: { bodyBytes: '1' } }, ['limits.bodyBytes']],
  ])('refuses %s', (_, change, paths) => {
    expect(faultsOf(change)).toEqual(paths)
  })

  it('needs the public address in production, and takes it', () => {
    const production = { NODE_ENV: 'production' }
    expect(faultsOf({}, production)).toEqual(['publicUrl'])
    expect(faultsOf({ publicUrl: 'https://app.example.com' }, production)).toEqual([])
  })

  it('knows where each dialect does OAuth, and asks for what the kit calls', () => {
    const oauth = {
      clientId: 'client-1',
      clientSecret: 'client-secret-1',
      redirectUri: 'http://localhost:8787/api/inlaykit/oauth/callback',
    }
    const oauthOf = (make: BffOptions['make']) => parseOptions({ ...fine(), make }, {}).make.oauth
    expect(oauthOf({ dialect: 'guide' })).toBeNull()
    expect(oauthOf({ dialect: 'guide', oauth })).toMatchObject({
      authorizeUrl: 'https://www.make.com/oauth/authorize',
      tokenUrl: 'https://www.make.com/oauth/token',
      revokeUrl: null,
      issuer: null,
      scopes: ['read', 'write', 'execute'],
    })
    const live = { dialect: 'live', zone: 'eu1.make.com', oauth } as const
    expect(oauthOf(live)).toMatchObject({
      authorizeUrl: 'https://www.make.com/oauth/v2/authorize',
      tokenUrl: 'https://www.make.com/oauth/v2/token',
      revokeUrl: 'https://www.make.com/oauth/v2/revoke',
      scopes: expect.arrayContaining(['scenarios:run', 'organizations:write', 'user:write']),
    })
    const tokenUrl = 'http://127.0.0.1:8790/oauth/v2/token'
    expect(oauthOf({ ...live, oauth: { ...oauth, tokenUrl } })).toMatchObject({
      tokenUrl,
      revokeUrl: 'http://127.0.0.1:8790/oauth/v2/revoke',
    })
    expect(JSON.stringify(oauthOf(live))).not.toContain('client-secret-1')
  })

  it('does without identify where every request carries a token', () => {
    const viewerSecret = randomBytes(32).toString('base64')
    expect(faultsOf({ identify: undefined, viewerSecret })).toEqual([])
  })

  it('tells all faults at once, each with its mend and none with a secret', () => {
    const secret = 'c2VjcmV0LWNhbmFyeQ=='
    let message = ''
    try {
      parseOptions(
        {
          encryptionKeys: [{ id: 'a', key: secret }],
          viewerSecret: 'canary',
          make: { dialect: 'live', baseUrl: 'https://user:canary@make.example' },
          database: { url: 'mysql://user:canary@host/db' },
        },
        {},
      )
    } catch (error) {
      message = String(error)
    }
    expect(message.split('\n')).toHaveLength(5)
    expect(message).toContain('openssl rand -base64 32')
    expect(message).not.toMatch(/canary|c2VjcmV0/)
  })

  it('logs through the logger it is given', () => {
    expect(parseOptions({ ...fine(), logger: silentLogger }, {}).logger).toBe(silentLogger)
  })
})
