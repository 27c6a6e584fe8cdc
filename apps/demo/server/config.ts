import type { Dialect } from '@inlaykit/shared'

/** Where the BFF of the demo keeps its data. */
export type DemoDatabase =
  | { readonly memory: true }
  | { readonly url: string }
  | { readonly dataDir: string }

/** What can be chosen when the demo is started by its command. */
export interface DemoConfig {
  readonly port: number | null
  readonly host: string
  readonly dialect: Dialect
  readonly database: DemoDatabase
  readonly development: boolean
}

/** What is wrong with the environment, one sentence for each fault. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

function readDatabase(env: NodeJS.ProcessEnv, faults: string[]): DemoDatabase {
  const url = env['INLAYKIT_DATABASE_URL']
  const dataDir = env['INLAYKIT_DATA_DIR']
  if (url !== undefined && url !== '') {
    if (!/^postgres(ql)?:\/\//.test(url)) {
      faults.push('INLAYKIT_DATABASE_URL must begin with postgres://')
    }
    return { url }
  }
  return dataDir === undefined || dataDir === '' ? { memory: true } : { dataDir }
}

/**
 * Reads what the demo is told by its environment and arguments.
 *
 * @throws {ConfigError} that names everything wrong at once
 */
export function readConfig(env: NodeJS.ProcessEnv, args: readonly string[]): DemoConfig {
  const faults: string[] = []
  const port = env['PORT'] === undefined || env['PORT'] === '' ? null : Number(env['PORT'])
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    faults.push(`PORT must be a whole number from 0 to 65535, not ${JSON.stringify(env['PORT'])}`)
  }
  const dialect = env['MAKE_DIALECT'] ?? 'live'
  if (dialect !== 'guide' && dialect !== 'live') {
    faults.push(`MAKE_DIALECT must be guide or live, not ${JSON.stringify(dialect)}`)
  }
  for (const arg of args) {
    if (arg !== '--dev') faults.push(`Unknown argument ${arg}; there is only --dev`)
  }
  const database = readDatabase(env, faults)
  if (faults.length > 0) throw new ConfigError(faults.join('\n'))
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    dialect: dialect === 'guide' ? 'guide' : 'live',
    database,
    development: args.includes('--dev'),
  }
}
