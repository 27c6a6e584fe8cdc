import type { Dialect } from '@inlaykit/shared'
import { Secret } from '../core/secret.js'
import { faultOfAddress } from './checks.js'
import type { FaultList } from './faults.js'
import type { OAuthOptions } from './options.js'

/** The OAuth client and its server, with every default filled in. */
export interface ParsedOAuth {
  readonly clientId: string
  readonly clientSecret: Secret
  /** Exactly as it is registered at Make; ends in {@link callbackPath}. */
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly authorizeUrl: string
  readonly tokenUrl: string
  /** Where tokens are given back; `null` where that is not possible. */
  readonly revokeUrl: string | null
  /** What the server calls itself in `iss`; `null`: it doesn't say. */
  readonly issuer: string | null
  /** The organisation of connections in the guide dialect, which can't list them. */
  readonly organizationId: string | null
}

/** How every redirect URI ends: the route that Make sends people back to. */
export const callbackPath = '/oauth/callback'

interface Defaults {
  readonly authorizeUrl: string
  readonly tokenUrl: string
  readonly scopes: readonly string[]
}

const servers: Readonly<Record<Dialect, Defaults>> = {
  guide: {
    authorizeUrl: 'https://www.make.com/oauth/authorize',
    tokenUrl: 'https://www.make.com/oauth/token',
    scopes: ['read', 'write', 'execute'],
  },
  live: {
    authorizeUrl: 'https://www.make.com/oauth/v2/authorize',
    tokenUrl: 'https://www.make.com/oauth/v2/token',
    // What the kit's routes call, and nothing else.
    scopes: [
      'scenarios:read',
      'scenarios:write',
      'scenarios:run',
      'hooks:read',
      'hooks:write',
      'dlqs:read',
      'dlqs:write',
      'teams:read',
      'organizations:read',
      // To invite.
      'organizations:write',
      'user:read',
      // To give roles and to remove.
      'user:write',
    ],
  },
}

/** Where the live dialect's server takes tokens back: beside the endpoint that gives them. */
function revokeUrlBeside(tokenUrl: string, dialect: Dialect): string | null {
  if (dialect !== 'live' || !tokenUrl.endsWith('/token')) return null
  return `${tokenUrl.slice(0, -'token'.length)}revoke`
}

function checkAddress(name: string, value: unknown, faults: FaultList): boolean {
  const fault = typeof value === 'string' ? faultOfAddress(value) : 'must be an absolute address'
  if (fault !== undefined) faults.add(`make.oauth.${name}`, fault)
  else if (String(value).includes('#')) faults.add(`make.oauth.${name}`, 'must not have a `#`')
  else return true
  return false
}

function checkClient(options: Partial<OAuthOptions>, faults: FaultList): void {
  const { clientId, clientSecret, redirectUri, scopes } = options
  if (typeof clientId !== 'string' || !/^[\x21-\x7e]{1,500}$/.test(clientId)) {
    faults.add('make.oauth.clientId', "is needed: the client's id as Make shows it")
  }
  if (typeof clientSecret !== 'string' || !/^[\x20-\x7e]{8,500}$/.test(clientSecret)) {
    faults.add('make.oauth.clientSecret', "is needed: the client's secret as Make shows it")
  }
  if (redirectUri === undefined || redirectUri === '') {
    faults.add(
      'make.oauth.redirectUri',
      `is needed: the address of the BFF with ${callbackPath} at its end, exactly as it is registered at Make`,
    )
  } else if (checkAddress('redirectUri', redirectUri, faults)) {
    if (!redirectUri.endsWith(callbackPath) || redirectUri.includes('?')) {
      faults.add(
        'make.oauth.redirectUri',
        `must end in ${callbackPath}, for example https://app.example.com/api/inlaykit${callbackPath}`,
      )
    }
  }
  if (scopes === undefined) return
  const areWords =
    Array.isArray(scopes) &&
    scopes.length > 0 &&
    scopes.every((scope) => typeof scope === 'string' && /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope))
  if (!areWords) {
    faults.add(
      'make.oauth.scopes',
      'must be a list of scopes such as scenarios:read, without spaces',
    )
  }
}

/** Checks how people connect by OAuth; `null` where they can't. */
export function parseOAuth(
  value: unknown,
  dialect: Dialect,
  faults: FaultList,
): ParsedOAuth | null {
  if (value === undefined) return null
  if (typeof value !== 'object' || value === null) {
    faults.add('make.oauth', 'must be { clientId, clientSecret, redirectUri }')
    return null
  }
  const options = value as Partial<OAuthOptions>
  checkClient(options, faults)
  for (const name of ['authorizeUrl', 'tokenUrl', 'revokeUrl', 'issuer'] as const) {
    if (options[name] !== undefined) checkAddress(name, options[name], faults)
  }
  const { organizationId } = options
  if (organizationId !== undefined && !/^[A-Za-z0-9._~:-]{1,200}$/.test(String(organizationId))) {
    faults.add('make.oauth.organizationId', "must be the organisation's id")
  }
  const { clientId = '', clientSecret = '', redirectUri = '', issuer = null } = options
  const server = servers[dialect]
  const tokenUrl = options.tokenUrl ?? server.tokenUrl
  return {
    clientId,
    clientSecret: new Secret(clientSecret),
    redirectUri,
    scopes: options.scopes ?? server.scopes,
    authorizeUrl: options.authorizeUrl ?? server.authorizeUrl,
    tokenUrl,
    revokeUrl: options.revokeUrl ?? revokeUrlBeside(tokenUrl, dialect),
    issuer,
    organizationId: organizationId ?? null,
  }
}
