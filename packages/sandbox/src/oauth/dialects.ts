import { dialects, type Dialect } from '../http/environment.js'

/** What an OAuth server can be asked for. */
export type Endpoint = 'authorize' | 'token' | 'revoke' | 'userinfo' | 'jwks' | 'discovery'

/** How a dialect does OAuth 2.0. */
export interface OAuthDialect {
  /** Where its endpoints are, from the sandbox's origin on: the same paths as on `https://www.make.com`. */
  readonly paths: Readonly<Partial<Record<Endpoint, string>>>
  /** Every scope that there is. */
  readonly scopes: readonly string[]
  /** What stands between two scopes. */
  readonly scopeSeparator: RegExp
  /** Whether there are clients without a secret, by PKCE alone. */
  readonly hasPublicClients: boolean
  /** How long access tokens live unless set otherwise, in s. */
  readonly accessTokenSeconds: number
}

const readAndWrite = [
  'connections',
  'custom-property-structures',
  'datastores',
  'devices',
  'dlqs',
  'functions',
  'hooks',
  'keys',
  'notifications',
  'organizations',
  'organization-variables',
  'sdk-apps',
  'teams',
  'team-variables',
  'templates',
  'udts',
  'user',
]

/**
 * The integration guide for the guide dialect, which says nothing of PKCE, revocation or lifetimes: PKCE is checked where
 * it is sent, there is no revocation, and an hour is our choice. Make's developer documentation for the live one.
 */
export const oauthDialects: Readonly<Record<Dialect, OAuthDialect>> = {
  guide: {
    paths: { authorize: '/oauth/authorize', token: '/oauth/token' },
    scopes: ['read', 'write', 'execute'],
    scopeSeparator: / /,
    hasPublicClients: false,
    accessTokenSeconds: 3600,
  },
  live: {
    paths: {
      authorize: '/oauth/v2/authorize',
      token: '/oauth/v2/token',
      revoke: '/oauth/v2/revoke',
      userinfo: '/oauth/v2/oidc/userinfo',
      jwks: '/oauth/v2/oidc/jwks',
      discovery: '/.well-known/openid-configuration',
    },
    scopes: [
      ...readAndWrite.flatMap((resource) => [`${resource}:read`, `${resource}:write`]),
      'scenarios:read',
      'scenarios:write',
      'scenarios:run',
      'analytics:read',
      'openid',
      'offline_access',
    ],
    scopeSeparator: /[ ,]/,
    hasPublicClients: true,
    accessTokenSeconds: 300,
  },
}

/** How long a code is good, in ms: 5 min. */
export const codeMs = 5 * 60_000
/** How long a person may look at the consent page, in ms: 10 min. */
export const consentMs = 10 * 60_000
/** How long a refresh token is good, in ms: 6 months. */
export const refreshTokenMs = 183 * 86_400_000

/** An endpoint of a dialect. */
export interface OAuthPlace {
  readonly dialect: Dialect
  readonly endpoint: Endpoint
}

const places = new Map<string, OAuthPlace>()
for (const dialect of dialects) {
  for (const [endpoint, path] of Object.entries(oauthDialects[dialect].paths)) {
    places.set(path, { dialect, endpoint: endpoint as Endpoint })
  }
}

/** The endpoint at a path. */
export function endpointAt(pathname: string): OAuthPlace | undefined {
  return places.get(pathname)
}
