import { isIP } from 'node:net'
import type { Dialect, Plan } from '@inlaykit/shared'
import { isDomainError } from '../core/errors.js'
import type { LogLevel } from '../core/logger.js'
import { checkApiKeyInput, type SetApiKeyInput } from '../features/connections/api-key-input.js'
import type { DatabaseLocation } from '../store/database.js'
import { isLoopback } from './checks.js'
import { ConfigError, FaultList, type ConfigFault } from './faults.js'
import type { BffOptions, DatabaseOptions } from './options.js'
import { parseDatabase, parseOptions } from './parse-options.js'

/** Variables by name, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What a command reads from the environment. */
export interface EnvironmentConfig {
  /** For `createBff`. */
  readonly options: BffOptions
  /** Where to listen. */
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  /** Where the metrics are served on a port of their own; `null`: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null
  /** The tenant of `MAKE_API_KEY`, and of everybody with `--dev`. */
  readonly defaultTenant: string
  /** The connection that `MAKE_API_KEY` describes; `null` without it. */
  readonly firstConnection: SetApiKeyInput | null
}

/** How a command looks at the environment. */
export interface EnvironmentUse {
  /** Says who is asking where no viewer token does; then no viewer secret is needed. */
  readonly identify?: NonNullable<BffOptions['identify']>
  /** Whether everybody is let in, so that only this machine may reach it. */
  readonly dev?: boolean
}

const defaultPort = 8787
const defaultHost = '127.0.0.1'
const defaultTenant = 'default'
const defaultDirectory = './.inlaykit'

/** The variable behind each option, the more special options first. */
const variables: readonly (readonly [option: string, variable: string])[] = [
  ['basePath', 'INLAYKIT_BASE_PATH'],
  ['database.url', 'INLAYKIT_DATABASE_URL'],
  ['database.directUrl', 'INLAYKIT_DATABASE_DIRECT_URL'],
  ['database.poolSize', 'INLAYKIT_DATABASE_POOL_SIZE'],
  ['database', 'INLAYKIT_DATA_DIR'],
  ['encryptionKeys', 'INLAYKIT_ENCRYPTION_KEYS'],
  ['identify', 'INLAYKIT_VIEWER_SECRET'],
  ['viewerSecret', 'INLAYKIT_VIEWER_SECRET'],
  ['allowedOrigins', 'INLAYKIT_ALLOWED_ORIGINS'],
  ['publicUrl', 'INLAYKIT_PUBLIC_URL'],
  ['logLevel', 'INLAYKIT_LOG_LEVEL'],
  ['auditDays', 'INLAYKIT_AUDIT_DAYS'],
  ['make.dialect', 'MAKE_DIALECT'],
  ['make.baseUrl', 'MAKE_BASE_URL'],
  ['make.zone', 'MAKE_ZONE'],
  ['make.plan', 'MAKE_PLAN'],
  ['make.oauth.clientId', 'MAKE_CLIENT_ID'],
  ['make.oauth.clientSecret', 'MAKE_CLIENT_SECRET'],
  ['make.oauth.redirectUri', 'MAKE_REDIRECT_URI'],
  ['make.oauth.authorizeUrl', 'MAKE_AUTHORIZE_URL'],
  ['make.oauth.tokenUrl', 'MAKE_TOKEN_URL'],
  ['make.oauth.revokeUrl', 'MAKE_REVOKE_URL'],
  ['make.oauth.issuer', 'MAKE_ISSUER'],
  ['make.oauth.scopes', 'MAKE_SCOPES'],
  ['make.oauth.organizationId', 'MAKE_ORGANIZATION_ID'],
  ['make', 'MAKE_ZONE'],
]

/** What is said of a variable that is missing, where the option's own words would not help. */
const missing: Readonly<Record<string, string>> = {
  identify:
    'is needed: the secret of at least 32 bytes with which your server signs viewer tokens; draw one with: openssl rand -base64 32. To try it on this machine alone: inlaykit serve --dev',
  encryptionKeys:
    'is needed: id:key, where the key is 32 bytes in base64; draw one with: openssl rand -base64 32',
}

/** An empty variable counts as unset: that is how most tools unset one. */
function reader(environment: Environment): (name: string) => string | undefined {
  return (name) => {
    const value = environment[name]?.trim()
    return value === '' ? undefined : value
  }
}

function list(text: string | undefined): string[] | undefined {
  return text
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function readKeys(text: string | undefined): BffOptions['encryptionKeys'] {
  return (list(text) ?? []).map((entry) => {
    const colon = entry.indexOf(':')
    // Without an id the whole entry is taken for the key, which is then never shown.
    return { id: colon < 0 ? '' : entry.slice(0, colon), key: entry.slice(colon + 1) }
  })
}

function readPort(name: string, text: string | undefined, faults: FaultList): number {
  if (text === undefined) return defaultPort
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  faults.add(name, 'must be a whole number from 0 to 65535; 0 takes any free port')
  return defaultPort
}

function readHost(
  name: string,
  text: string | undefined,
  use: EnvironmentUse,
  faults: FaultList,
): string {
  const host = text ?? defaultHost
  if (isIP(host) === 0 && !/^[A-Za-z0-9]([A-Za-z0-9._-]{0,252})$/.test(host)) {
    faults.add(name, 'must be an address or a host name, without scheme and port')
  } else if (use.dev && !isLoopback(host)) {
    faults.add(
      name,
      'must be this machine (127.0.0.1, ::1 or localhost) with --dev, which makes everybody an admin',
    )
  }
  return host
}

function readMetrics(
  get: (name: string) => string | undefined,
  use: EnvironmentUse,
  faults: FaultList,
): EnvironmentConfig['metrics'] {
  const port = get('INLAYKIT_METRICS_PORT')
  const host = readHost('INLAYKIT_METRICS_HOST', get('INLAYKIT_METRICS_HOST'), use, faults)
  return port === undefined ? null : { host, port: readPort('INLAYKIT_METRICS_PORT', port, faults) }
}

function readDatabase(
  get: (name: string) => string | undefined,
  faults: FaultList,
): DatabaseOptions {
  const url = get('INLAYKIT_DATABASE_URL')
  const directUrl = get('INLAYKIT_DATABASE_DIRECT_URL')
  const poolSize = get('INLAYKIT_DATABASE_POOL_SIZE')
  if (url !== undefined) {
    // What is no number is refused with the other options.
    return { url, directUrl, ...(poolSize !== undefined && { poolSize: Number(poolSize) }) }
  }
  if (poolSize !== undefined) {
    faults.add(
      'INLAYKIT_DATABASE_POOL_SIZE',
      'belongs to INLAYKIT_DATABASE_URL: the embedded database has no pool',
    )
  }
  if (directUrl !== undefined) {
    faults.add(
      'INLAYKIT_DATABASE_DIRECT_URL',
      'belongs to INLAYKIT_DATABASE_URL: the same server without its pooler; set both or neither',
    )
  }
  return { dataDir: get('INLAYKIT_DATA_DIR') ?? defaultDirectory }
}

/** What may be said of an OAuth client besides; each is nothing without one. */
const oauthDetails = [
  'MAKE_AUTHORIZE_URL',
  'MAKE_TOKEN_URL',
  'MAKE_REVOKE_URL',
  'MAKE_ISSUER',
  'MAKE_SCOPES',
] as const

/** Any of the client's own variables asks for OAuth; what is missing of it is then told with the other options. */
function readOAuth(
  get: (name: string) => string | undefined,
  faults: FaultList,
): BffOptions['make']['oauth'] {
  const clientId = get('MAKE_CLIENT_ID')
  const clientSecret = get('MAKE_CLIENT_SECRET')
  const redirectUri = get('MAKE_REDIRECT_URI')
  if (clientId === undefined && clientSecret === undefined && redirectUri === undefined) {
    for (const name of oauthDetails) {
      if (get(name) === undefined) continue
      faults.add(name, 'belongs to an OAuth client: set MAKE_CLIENT_ID too, or leave it out')
    }
    return undefined
  }
  const scopes = get('MAKE_SCOPES')?.split(/[\s,]+/)
  return {
    clientId: clientId ?? '',
    clientSecret: clientSecret ?? '',
    redirectUri: redirectUri ?? '',
    authorizeUrl: get('MAKE_AUTHORIZE_URL'),
    tokenUrl: get('MAKE_TOKEN_URL'),
    revokeUrl: get('MAKE_REVOKE_URL'),
    issuer: get('MAKE_ISSUER'),
    scopes: scopes?.filter((scope) => scope !== ''),
    organizationId: get('MAKE_ORGANIZATION_ID'),
  }
}

function readFirstConnection(
  get: (name: string) => string | undefined,
  tenantId: string,
  faults: FaultList,
): SetApiKeyInput | null {
  const apiKey = get('MAKE_API_KEY')
  if (apiKey === undefined) return null
  const organizationId = get('MAKE_ORGANIZATION_ID')
  if (organizationId === undefined) {
    faults.add(
      'MAKE_ORGANIZATION_ID',
      'is needed with MAKE_API_KEY: the organisation that is meant',
    )
  }
  const input = {
    tenantId,
    apiKey,
    organizationId: organizationId ?? '0',
    teamId: get('MAKE_TEAM_ID'),
  }
  try {
    checkApiKeyInput(input)
  } catch (error) {
    if (!isDomainError(error)) throw error
    const names: Readonly<Record<string, string>> = {
      tenantId: 'INLAYKIT_DEFAULT_TENANT',
      apiKey: 'MAKE_API_KEY',
      organizationId: 'MAKE_ORGANIZATION_ID',
      teamId: 'MAKE_TEAM_ID',
    }
    for (const { path, message } of error.faults) faults.add(names[path] ?? path, message)
  }
  return input
}

function isWithin(path: string, option: string): boolean {
  return path === option || path.startsWith(`${option}.`) || path.startsWith(`${option}[`)
}

/** Says of a variable what the check of the options said of an option. */
function translate(faults: readonly ConfigFault[], into: FaultList): void {
  for (const { path, message } of faults) {
    const [, name] = variables.find(([option]) => isWithin(path, option)) ?? [path, path]
    const place = /\[(\d+)\]/.exec(path)?.[1]
    const words =
      missing[path] ?? variables.reduce((text, [from, to]) => text.replaceAll(from, to), message)
    into.add(name, place === undefined ? words : `entry ${Number(place) + 1}: ${words}`)
  }
}

/**
 * Reads the environment of the command: `INLAYKIT_…` and `MAKE_…`.
 * @throws {ConfigError} with all that is wrong, by the names of the variables; never with a value
 */
export function readEnvironment(
  environment: Environment,
  use: EnvironmentUse = {},
): EnvironmentConfig {
  const faults = new FaultList()
  const get = reader(environment)
  const tenantId = get('INLAYKIT_DEFAULT_TENANT') ?? defaultTenant
  const auditDays = get('INLAYKIT_AUDIT_DAYS')
  const options: BffOptions = {
    basePath: get('INLAYKIT_BASE_PATH'),
    identify: use.identify,
    database: readDatabase(get, faults),
    encryptionKeys: readKeys(get('INLAYKIT_ENCRYPTION_KEYS')),
    make: {
      // What they hold is checked with the other options.
      dialect: (get('MAKE_DIALECT') ?? 'live') as Dialect,
      baseUrl: get('MAKE_BASE_URL'),
      zone: get('MAKE_ZONE'),
      plan: get('MAKE_PLAN') as Plan | undefined,
      oauth: readOAuth(get, faults),
    },
    viewerSecret: get('INLAYKIT_VIEWER_SECRET'),
    publicUrl: get('INLAYKIT_PUBLIC_URL'),
    allowedOrigins: list(get('INLAYKIT_ALLOWED_ORIGINS')),
    logLevel: get('INLAYKIT_LOG_LEVEL') as LogLevel | undefined,
    ...(auditDays !== undefined && { auditDays: Number(auditDays) }),
  }
  if (use.dev && environment['NODE_ENV'] === 'production') {
    faults.add('NODE_ENV', 'must not be production with --dev, which makes everybody an admin')
  }
  const config = {
    options,
    host: readHost('INLAYKIT_HOST', get('INLAYKIT_HOST'), use, faults),
    port: readPort('INLAYKIT_PORT', get('INLAYKIT_PORT'), faults),
    metrics: readMetrics(get, use, faults),
    defaultTenant: tenantId,
    firstConnection: readFirstConnection(get, tenantId, faults),
  }
  try {
    parseOptions(options, environment)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    translate(error.faults, faults)
  }
  faults.throwIfAny()
  return config
}

/**
 * Reads the part of the environment that says where the state lives.
 * @throws {ConfigError}
 */
export function readDatabaseEnvironment(environment: Environment): DatabaseLocation {
  const faults = new FaultList()
  const optionFaults = new FaultList()
  const location = parseDatabase(readDatabase(reader(environment), faults), optionFaults)
  translate(optionFaults.faults, faults)
  faults.throwIfAny()
  return location
}
