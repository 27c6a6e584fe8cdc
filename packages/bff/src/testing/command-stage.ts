import { randomBytes } from 'node:crypto'
import type { Sandbox } from '@inlaykit/sandbox'
import type { Dialect } from '@inlaykit/shared'
import type { DatabaseLocation } from '../store/database.js'
import { runCommand, startCommand, type CommandResult, type RunningCommand } from './command.js'

/** A store with a connected tenant `acme`, and the command `inlaykit` on it. */
export interface CommandStage {
  /** Runs a line of words, as `acme`. */
  run(line: string): Promise<CommandResult>
  /** Runs the words, as `acme`; one may hold spaces. */
  runWords(words: readonly string[]): Promise<CommandResult>
  /** Starts a line of words, as `acme`. */
  start(line: string): RunningCommand
  /** Connects `acme` to the first organisation. */
  connect(): Promise<CommandResult>
}

/** Makes a stage: nothing is connected yet. */
export function createCommandStage(
  sandbox: Sandbox,
  dialect: Dialect,
  location: DatabaseLocation,
): CommandStage {
  const organization = sandbox.organizations[0]!
  const environment = {
    ...('url' in location ? { INLAYKIT_DATABASE_URL: location.url } : {}),
    ...('dataDir' in location ? { INLAYKIT_DATA_DIR: location.dataDir } : {}),
    INLAYKIT_ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    MAKE_DIALECT: dialect,
    MAKE_BASE_URL: sandbox.url(dialect),
    MAKE_PLAN: 'enterprise',
  }
  const runWords = (words: readonly string[]) =>
    runCommand([...words, '--tenant', 'acme'], environment, `${organization.apiKey}\n`)
  const run = (line: string) => runWords(line.split(' '))
  return {
    run,
    runWords,
    start: (line) => startCommand([...line.split(' '), '--tenant', 'acme'], environment),
    connect: () =>
      run(`connections add --organization ${organization.id} --team ${organization.teams[0]!.id}`),
  }
}
