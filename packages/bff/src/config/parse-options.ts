import { createLogger, logLevels, type Logger } from '../core/logger.js'
import type { Identify } from '../http/identity.js'
import { shortestSecret } from '../http/viewer-tokens.js'
import type { DatabaseLocation } from '../store/database.js'
import type { EncryptionKey } from '../vault/vault.js'
import { faultOfAddress, faultOfKey, faultOfOrigin, faultOfSecret } from './checks.js'
import { FaultList } from './faults.js'
import type { BffOptions, DatabaseOptions, Limits, RoleSource } from './options.js'
import { parseLimits } from './parse-limits.js'
import { parseMake, type ParsedMake } from './parse-make.js'
import { callbackPath } from './parse-oauth.js'

/** The options with every default filled in; nothing in it can be wrong any more. */
export interface ParsedConfig {
  readonly basePath: string
  readonly identify: Identify | null
  readonly database: DatabaseLocation
  readonly encryptionKeys: readonly EncryptionKey[]
  readonly make: ParsedMake
  readonly viewerSecret: string | null
  readonly roleSource: RoleSource
  readonly background: boolean
  /** `null` only outside production. */
  readonly publicUrl: string | null
  readonly allowedOrigins: readonly string[]
  readonly logger: Logger
  readonly auditDays: number
  readonly limits: Limits
  /** Whether `NODE_ENV` says production. */
  readonly production: boolean
}

/**
 * The address of the BFF as others reach it, with its base path: what the redirect URI is registered for, else below the address
 * people see; `null` where neither is known.
 */
export function baseUrlOf({
  make,
  publicUrl,
  basePath,
}: Pick<ParsedConfig, 'make' | 'publicUrl' | 'basePath'>): string | null {
  if (make.oauth) return make.oauth.redirectUri.slice(0, -callbackPath.length)
  return publicUrl === null ? null : new URL(publicUrl).origin + basePath
}

const optionNames: Readonly<Record<keyof BffOptions, true>> = {
  basePath: true,
  identify: true,
  database: true,
  encryptionKeys: true,
  make: true,
  viewerSecret: true,
  roleSource: true,
  background: true,
  publicUrl: true,
  allowedOrigins: true,
  logger: true,
  logLevel: true,
  auditDays: true,
  limits: true,
}

const defaultBasePath = '/api/inlaykit'
const defaultDirectory = './.inlaykit'
const defaultAuditDays = 365
const mostAuditDays = 36_500

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseBasePath(value: unknown, faults: FaultList): string {
  if (value === undefined) return defaultBasePath
  const isPath = typeof value === 'string' && /^(\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$/.test(value)
  if (isPath) return value
  faults.add(
    'basePath',
    `must be a path such as ${defaultBasePath}: a slash before each part, none at the end`,
  )
  return defaultBasePath
}

function isPostgresUrl(value: unknown): boolean {
  return typeof value === 'string' && /^postgres(ql)?:\/\//.test(value) && URL.canParse(value)
}

/** One connection would be held by a transaction while another statement of the same request waits for it. */
function isPoolSize(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 2 && value <= 500
}

/** Checks where the state is to live. */
export function parseDatabase(value: unknown, faults: FaultList): DatabaseLocation {
  if (value === undefined) return { dataDir: defaultDirectory }
  const location: DatabaseLocation = { memory: true }
  if (!isObject(value)) {
    faults.add('database', 'must be { url }, { dataDir } or { memory: true }')
    return location
  }
  const { url, directUrl, poolSize, dataDir, memory } = value as DatabaseOptions
  const given = [url, dataDir, memory].filter((one) => one !== undefined)
  if (given.length !== 1) {
    faults.add('database', 'must name exactly one of url, dataDir and memory: true')
  }
  for (const [name, one] of Object.entries({ url, directUrl })) {
    if (one !== undefined && !isPostgresUrl(one)) {
      faults.add(
        `database.${name}`,
        'must be an address such as postgres://user:password@host/name',
      )
    }
  }
  if (directUrl !== undefined && url === undefined) {
    faults.add('database.directUrl', 'belongs to database.url: the same server without its pooler')
  }
  if (poolSize !== undefined && !isPoolSize(poolSize)) {
    faults.add('database.poolSize', 'must be a whole number from 2 to 500')
  } else if (poolSize !== undefined && url === undefined) {
    faults.add('database.poolSize', 'belongs to database.url: other databases have no pool')
  }
  if (dataDir !== undefined && (typeof dataDir !== 'string' || dataDir.trim() === '')) {
    faults.add('database.dataDir', 'must be the path of a directory')
  }
  if (memory !== undefined && !memory) {
    faults.add('database.memory', 'must be true, or left out')
  }
  if (url !== undefined) return { url, directUrl, poolSize }
  return dataDir === undefined ? location : { dataDir }
}

function parseAuditDays(value: unknown, faults: FaultList): number {
  if (value === undefined) return defaultAuditDays
  if (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= 1 &&
    value <= mostAuditDays
  ) {
    return value
  }
  faults.add('auditDays', `must be a whole number of days from 1 to ${mostAuditDays}`)
  return defaultAuditDays
}

function parseKeys(value: unknown, faults: FaultList): readonly EncryptionKey[] {
  if (!Array.isArray(value) || value.length === 0) {
    faults.add(
      'encryptionKeys',
      'must hold at least one { id, key }; draw a key with: openssl rand -base64 32',
    )
    return []
  }
  const ids = new Set<unknown>()
  for (const [index, entry] of (value as unknown[]).entries()) {
    const path = `encryptionKeys[${index}]`
    const { id, key } = isObject(entry) ? entry : {}
    if (typeof id !== 'string' || !/^[A-Za-z0-9._-]{1,64}$/.test(id)) {
      faults.add(`${path}.id`, 'must be 1 to 64 characters out of A-Z a-z 0-9 . _ -')
    } else if (ids.has(id))
      faults.add(`${path}.id`, 'is used twice; each key needs an id of its own')
    ids.add(id)
    const fault = typeof key === 'string' ? faultOfKey(key) : faultOfKey('')
    if (fault !== undefined) faults.add(`${path}.key`, fault)
  }
  return value as EncryptionKey[]
}

function checkIdentity(options: BffOptions, faults: FaultList): void {
  const { identify, viewerSecret } = options
  if (identify !== undefined && typeof identify !== 'function') {
    faults.add('identify', 'must be a function that answers the viewer of a request, or null')
  }
  if (identify === undefined && viewerSecret === undefined) {
    faults.add(
      'identify',
      'is needed, to say who is asking; or give viewerSecret where every request carries a viewer token',
    )
  }
  if (viewerSecret === undefined) return
  const fault =
    typeof viewerSecret === 'string'
      ? faultOfSecret(viewerSecret, shortestSecret)
      : 'must be a text'
  if (fault !== undefined) faults.add('viewerSecret', fault)
}

function parseOrigins(options: BffOptions, production: boolean, faults: FaultList): string[] {
  const { publicUrl } = options
  if (publicUrl === undefined) {
    if (production) {
      faults.add(
        'publicUrl',
        'is needed with NODE_ENV=production: the address people see, for example https://app.example.com',
      )
    }
  } else {
    const fault = faultOfAddress(String(publicUrl))
    if (fault !== undefined) faults.add('publicUrl', fault)
  }
  const origins: unknown = options.allowedOrigins ?? []
  if (!Array.isArray(origins)) {
    faults.add('allowedOrigins', 'must be a list of origins such as https://app.example.com')
    return []
  }
  for (const [index, origin] of (origins as unknown[]).entries()) {
    const fault = faultOfOrigin(String(origin))
    if (fault !== undefined) faults.add(`allowedOrigins[${index}]`, fault)
  }
  return origins as string[]
}

/** The logger is made only once nothing is wrong, so that a refused start opens no stream. */
function loggerMaker(options: BffOptions, faults: FaultList): () => Logger {
  const { logger, logLevel } = options
  if (logLevel !== undefined && !logLevels.includes(logLevel)) {
    faults.add('logLevel', `must be one of ${logLevels.join(', ')}`)
  }
  if (logger === undefined)
    return () => createLogger(logLevel === undefined ? {} : { level: logLevel })
  const methods = ['debug', 'info', 'warn', 'error'] as const
  if (!isObject(logger) || methods.some((name) => typeof logger[name] !== 'function')) {
    faults.add('logger', `must have the methods ${methods.join(', ')}, as a pino logger has`)
  }
  return () => logger
}

/**
 * Checks the options and fills in the defaults.
 * @param options what the host gave; its types are not taken on trust
 * @param environment where `NODE_ENV` is read from
 * @throws {ConfigError} with all that is wrong, each with its mend
 */
export function parseOptions(
  options: BffOptions,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ParsedConfig {
  const faults = new FaultList()
  const given = isObject(options) ? options : ({} as BffOptions)
  if (given !== options) faults.add('options', 'must be an object')
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(optionNames, name)) faults.add(name, 'is no option; look for a typo')
  }
  const production = environment['NODE_ENV'] === 'production'
  const { background, roleSource } = given
  if (roleSource !== undefined && roleSource !== 'host' && roleSource !== 'make') {
    faults.add('roleSource', 'must be host or make')
  }
  if (background !== undefined && typeof background !== 'boolean') {
    faults.add('background', 'must be true or false')
  }
  checkIdentity(given, faults)
  const makeLogger = loggerMaker(given, faults)
  const config = {
    basePath: parseBasePath(given.basePath, faults),
    identify: given.identify ?? null,
    database: parseDatabase(given.database, faults),
    encryptionKeys: parseKeys(given.encryptionKeys, faults),
    make: parseMake(given.make, faults),
    viewerSecret: given.viewerSecret ?? null,
    roleSource: roleSource ?? 'host',
    background: background ?? true,
    publicUrl: given.publicUrl ?? null,
    allowedOrigins: parseOrigins(given, production, faults),
    auditDays: parseAuditDays(given.auditDays, faults),
    limits: parseLimits(given.limits, faults),
    production,
  }
  faults.throwIfAny()
  return { ...config, logger: makeLogger() }
}
