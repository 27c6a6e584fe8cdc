import { ConfigError } from '../../config/faults.js'
import { readDatabaseEnvironment, readEnvironment } from '../../config/environment.js'
import { parseOptions, type ParsedConfig } from '../../config/parse-options.js'
import type { BffOptions } from '../../config/options.js'
import type { DatabaseLocation } from '../../store/database.js'
import type { CommandContext } from '../command.js'
import type { Findings } from './findings.js'

/** What the environment gave; `null` where it was too faulty for that. */
export interface ExaminedEnvironment {
  readonly database: DatabaseLocation | null
  readonly config: ParsedConfig | null
  /** What `config` was parsed from. */
  readonly options: BffOptions | null
}

function findDatabase(environment: CommandContext['environment']): DatabaseLocation | null {
  try {
    return readDatabaseEnvironment(environment)
  } catch (error) {
    if (error instanceof ConfigError) return null
    throw error
  }
}

/** Reads the environment, and tells all that is wrong with it. */
export function examineEnvironment(
  environment: CommandContext['environment'],
  findings: Findings,
): ExaminedEnvironment {
  try {
    const { options } = readEnvironment(environment, { identify: () => null })
    const config = parseOptions(options, environment)
    findings.ok(
      `The environment is right: dialect ${config.make.dialect} at ${config.make.baseUrl}, ` +
        `Node ${process.versions.node}.`,
    )
    if (config.viewerSecret === null) {
      findings.warn(
        'INLAYKIT_VIEWER_SECRET is not set, so inlaykit serve starts only with --dev.',
        'Set it where the BFF runs on its own; a BFF within your server needs none.',
      )
    }
    return { database: config.database, config, options }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    for (const { path, message } of error.faults) {
      findings.fail(`${path} ${message}.`, `Set ${path} right; the rest is looked at then.`)
    }
    return { database: findDatabase(environment), config: null, options: null }
  }
}
