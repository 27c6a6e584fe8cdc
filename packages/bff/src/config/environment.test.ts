import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readDatabaseEnvironment, readEnvironment, type EnvironmentUse } from './environment.js'
import { ConfigError } from './faults.js'

const key = randomBytes(32).toString('base64')
const fine = {
  INLAYKIT_ENCRYPTION_KEYS: `2026-11:${key}`,
  INLAYKIT_VIEWER_SECRET: randomBytes(32).toString('base64'),
  MAKE_ZONE: 'eu1.make.com',
}

function faultsOf(change: Record<string, string | undefined>, use?: EnvironmentUse): string[] {
  try {
    readEnvironment({ ...fine, ...change }, use)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(({ path }) => path)
    throw error
  }
  return []
}

describe('readEnvironment', () => {
  it('has a default for all but keys, secret and zone', () => {
    expect(readEnvironment(fine)).toMatchObject({
      host: '127.0.0.1',
      port: 8787,
      defaultTenant: 'default',
      firstConnection: null,
      options: {
        database: { dataDir: './.inlaykit' },
        encryptionKeys: [{ id: '2026-11', key }],
        make: { dialect: 'live', zone: 'eu1.make.com' },
      },
    })
  })

  it('counts an empty variable as unset', () => {
    const empty = Object.fromEntries(
      ['INLAYKIT_PORT', 'INLAYKIT_HOST', 'INLAYKIT_DATABASE_URL', 'MAKE_PLAN', 'MAKE_API_KEY'].map(
        (name) => [name, ' '],
      ),
    )
    expect(faultsOf({ ...empty, INLAYKIT_PUBLIC_URL: '', INLAYKIT_ALLOWED_ORIGINS: '' })).toEqual(
      [],
    )
  })

  it('reads lists by comma', () => {
    const other = randomBytes(32).toString('base64')
    const { options } = readEnvironment({
      ...fine,
      INLAYKIT_ENCRYPTION_KEYS: `new:${other}, old:${key},`,
      INLAYKIT_ALLOWED_ORIGINS: 'https://a.example, https://b.example',
    })
    expect(options.encryptionKeys.map(({ id }) => id)).toEqual(['new', 'old'])
    expect(options.allowedOrigins).toEqual(['https://a.example', 'https://b.example'])
  })

  it('makes the first connection of the default tenant from MAKE_API_KEY', () => {
    const { firstConnection } = readEnvironment({
      ...fine,
      MAKE_API_KEY: 'a1b2c3d4-e5f6-4a5b-8c7d-9e0f1a2b3c4d',
      MAKE_ORGANIZATION_ID: '42',
      INLAYKIT_DEFAULT_TENANT: 'acme',
    })
    expect(firstConnection).toMatchObject({ tenantId: 'acme', organizationId: '42' })
  })

  const oauth = {
    MAKE_CLIENT_ID: 'client-1',
    MAKE_CLIENT_SECRET: 'client-secret-1',
    MAKE_REDIRECT_URI: 'https://app.example.com/api/inlaykit/oauth/callback',
  }

  it('reads the OAuth client', () => {
    expect(readEnvironment(fine).options.make.oauth).toBeUndefined()
    const environment = {
      ...fine,
      ...oauth,
      MAKE_TOKEN_URL: 'https://sso.example.com/token',
      MAKE_SCOPES: 'scenarios:read, hooks:read  offline_access',
      MAKE_ORGANIZATION_ID: '42',
    }
    expect(readEnvironment(environment).options.make.oauth).toMatchObject({
      clientId: 'client-1',
      clientSecret: 'client-secret-1',
      redirectUri: 'https://app.example.com/api/inlaykit/oauth/callback',
      tokenUrl: 'https://sso.example.com/token',
      authorizeUrl: undefined,
      scopes: ['scenarios:read', 'hooks:read', 'offline_access'],
      organizationId: '42',
    })
  })

  it.each<[string, Record<string, string | undefined>, string[]]>([
    [
      'a client id alone',
      { MAKE_CLIENT_ID: 'client-1' },
      ['MAKE_CLIENT_SECRET', 'MAKE_REDIRECT_URI'],
    ],
    ['no client secret', { ...oauth, MAKE_CLIENT_SECRET: undefined }, ['MAKE_CLIENT_SECRET']],
    ['no redirect URI', { ...oauth, MAKE_REDIRECT_URI: undefined }, ['MAKE_REDIRECT_URI']],
    ['a token URL without a client', { MAKE_TOKEN_URL: 'https://x.example' }, ['MAKE_TOKEN_URL']],
    ['scopes without a client', { MAKE_SCOPES: 'scenarios:read' }, ['MAKE_SCOPES']],
    [
      'plain http to people',
      { ...oauth, MAKE_REDIRECT_URI: 'http://app.example.com/oauth/callback' },
      ['MAKE_REDIRECT_URI'],
    ],
    [
      'a redirect URI that is not our callback',
      { ...oauth, MAKE_REDIRECT_URI: 'https://app.example.com/callback' },
      ['MAKE_REDIRECT_URI'],
    ],
    ['plain http for tokens', { ...oauth, MAKE_TOKEN_URL: 'http://x.example' }, ['MAKE_TOKEN_URL']],
    ['an issuer that is no address', { ...oauth, MAKE_ISSUER: 'make' }, ['MAKE_ISSUER']],
    ['a scope with a quote', { ...oauth, MAKE_SCOPES: 'a"b' }, ['MAKE_SCOPES']],
    [
      'an organisation with a slash',
      { ...oauth, MAKE_ORGANIZATION_ID: '1/2' },
      ['MAKE_ORGANIZATION_ID'],
    ],
  ])('refuses OAuth with %s by the name of the variable', (_, change, names) => {
    expect(faultsOf(change)).toEqual(names)
  })

  it('takes what belongs to mail and Slack without a word', () => {
    const later = ['SLACK_WEBHOOK_URL', 'SMTP_URL', 'ALERT_EMAIL_FROM']
    expect(faultsOf(Object.fromEntries(later.map((name) => [name, 'x'])))).toEqual([])
  })

  it('prefers a server to a directory', () => {
    const url = 'postgres://u:p@db.example/inlaykit'
    const environment = { ...fine, INLAYKIT_DATABASE_URL: url, INLAYKIT_DATA_DIR: '/data' }
    expect(readEnvironment(environment).options.database).toEqual({ url, directUrl: undefined })
    expect(readDatabaseEnvironment(environment)).toMatchObject({ url })
    const pooled = { ...environment, INLAYKIT_DATABASE_POOL_SIZE: '25' }
    expect(readDatabaseEnvironment(pooled)).toMatchObject({ url, poolSize: 25 })
    for (const size of ['many', '1', '2.5']) {
      expect(faultsOf({ INLAYKIT_DATABASE_URL: url, INLAYKIT_DATABASE_POOL_SIZE: size })).toEqual([
        'INLAYKIT_DATABASE_POOL_SIZE',
      ])
    }
    expect(faultsOf({ INLAYKIT_DATABASE_POOL_SIZE: '25' })).toEqual(['INLAYKIT_DATABASE_POOL_SIZE'])
    expect(faultsOf({ INLAYKIT_METRICS_PORT: 'x', INLAYKIT_METRICS_HOST: 'http://h' })).toEqual([
      'INLAYKIT_METRICS_HOST',
      'INLAYKIT_METRICS_PORT',
    ])
    expect(readEnvironment({ ...fine, INLAYKIT_METRICS_PORT: '9464' }).metrics).toEqual({
      host: '127.0.0.1',
      port: 9464,
    })
    expect(readEnvironment(fine).metrics).toBeNull()
  })

  it.each<[string, Record<string, string | undefined>, string[]]>([
    ['no keys', { INLAYKIT_ENCRYPTION_KEYS: undefined }, ['INLAYKIT_ENCRYPTION_KEYS']],
    ['a key without an id', { INLAYKIT_ENCRYPTION_KEYS: key }, ['INLAYKIT_ENCRYPTION_KEYS']],
    ['no viewer secret', { INLAYKIT_VIEWER_SECRET: undefined }, ['INLAYKIT_VIEWER_SECRET']],
    ['a short viewer secret', { INLAYKIT_VIEWER_SECRET: 'x' }, ['INLAYKIT_VIEWER_SECRET']],
    ['a port that is none', { INLAYKIT_PORT: '80a' }, ['INLAYKIT_PORT']],
    ['a port too high', { INLAYKIT_PORT: '70000' }, ['INLAYKIT_PORT']],
    ['a host with a scheme', { INLAYKIT_HOST: 'http://x' }, ['INLAYKIT_HOST']],
    ['a base path without a slash', { INLAYKIT_BASE_PATH: 'api' }, ['INLAYKIT_BASE_PATH']],
    [
      'a database of another kind',
      { INLAYKIT_DATABASE_URL: 'mysql://h/d' },
      ['INLAYKIT_DATABASE_URL'],
    ],
    [
      'a direct URL alone',
      { INLAYKIT_DATABASE_DIRECT_URL: 'postgres://h/d' },
      ['INLAYKIT_DATABASE_DIRECT_URL'],
    ],
    [
      'an origin with a path',
      { INLAYKIT_ALLOWED_ORIGINS: 'https://a.example/x' },
      ['INLAYKIT_ALLOWED_ORIGINS'],
    ],
    ['plain http for people', { INLAYKIT_PUBLIC_URL: 'http://a.example' }, ['INLAYKIT_PUBLIC_URL']],
    ['an unknown log level', { INLAYKIT_LOG_LEVEL: 'loud' }, ['INLAYKIT_LOG_LEVEL']],
    ['an unknown dialect', { MAKE_DIALECT: 'x' }, ['MAKE_DIALECT']],
    ['no zone', { MAKE_ZONE: undefined }, ['MAKE_ZONE']],
    ['a zone and a base URL', { MAKE_BASE_URL: 'https://x.example' }, ['MAKE_ZONE']],
    [
      'plain http to Make',
      { MAKE_ZONE: undefined, MAKE_BASE_URL: 'http://x.example' },
      ['MAKE_BASE_URL'],
    ],
    ['an unknown plan', { MAKE_PLAN: 'gold' }, ['MAKE_PLAN']],
    ['a key without an organisation', { MAKE_API_KEY: 'a1b2c3d4e5f6' }, ['MAKE_ORGANIZATION_ID']],
    [
      'a key with a space',
      { MAKE_API_KEY: 'a1b2 c3d4', MAKE_ORGANIZATION_ID: '1' },
      ['MAKE_API_KEY'],
    ],
    ['no public address in production', { NODE_ENV: 'production' }, ['INLAYKIT_PUBLIC_URL']],
  ])('refuses %s by the name of the variable', (_, change, names) => {
    expect(faultsOf(change)).toEqual(names)
  })

  const dev = { identify: () => null, dev: true }

  it('asks for no viewer secret with --dev', () => {
    expect(faultsOf({ INLAYKIT_VIEWER_SECRET: undefined }, dev)).toEqual([])
  })

  it.each(['0.0.0.0', '::', '192.168.1.4', 'example.com'])('refuses --dev on %s', (host) => {
    expect(faultsOf({ INLAYKIT_HOST: host }, dev)).toEqual(['INLAYKIT_HOST'])
  })

  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('allows --dev on %s', (host) => {
    expect(faultsOf({ INLAYKIT_HOST: host }, dev)).toEqual([])
  })

  it('refuses --dev in production', () => {
    const production = { NODE_ENV: 'production', INLAYKIT_PUBLIC_URL: 'https://a.example' }
    expect(faultsOf(production, dev)).toEqual(['NODE_ENV'])
  })

  it('speaks of variables alone and never of their values', () => {
    let message = ''
    try {
      readEnvironment({
        INLAYKIT_ENCRYPTION_KEYS: 'canary-without-id',
        INLAYKIT_VIEWER_SECRET: 'canary',
        INLAYKIT_DATABASE_URL: 'mysql://canary@h',
        MAKE_BASE_URL: 'http://canary.example',
        MAKE_ZONE: 'eu1.make.com',
        MAKE_API_KEY: 'can ary',
      })
    } catch (error) {
      message = String(error)
    }
    expect(message).not.toContain('canary')
    expect(message).not.toMatch(/make\.(baseUrl|zone)|viewerSecret|encryptionKeys/)
    expect(message.split('\n').length).toBeGreaterThan(6)
  })
})
