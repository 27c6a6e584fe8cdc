import { readEnvironment } from '../config/environment.js'
import { parseOptions } from '../config/parse-options.js'
import { logSafe } from '../core/logger.js'
import { openDatabase } from '../store/database.js'
import { createVault, type KeyRotation } from '../vault/vault.js'
import {
  CommandFailed,
  UsageError,
  findOption,
  type Command,
  type CommandInput,
} from './command.js'

/** Before when a data key must have been made to be renewed; `undefined`: none is to be. */
function renewBefore(input: CommandInput): Date | undefined {
  const before = findOption(input, 'before')
  if (input.values['data-keys'] !== true) {
    if (before !== undefined) throw new UsageError('--before belongs to --data-keys.')
    return undefined
  }
  if (before === undefined) return new Date()
  const time = new Date(before)
  if (!/^\d{4}-\d{2}-\d{2}/.test(before) || Number.isNaN(time.getTime())) {
    throw new UsageError('--before must be a time such as 2026-11-25T08:00:00Z.')
  }
  return time
}

function faultOf({ failed, failedTenants, remaining }: KeyRotation): string | null {
  if (failed > 0) {
    const more = failed > failedTenants.length ? ` and ${failed - failedTenants.length} more` : ''
    return (
      `What belongs to ${failed} tenant(s) could not be opened, and was left as it is: ${failedTenants.map(logSafe).join(', ')}${more}. ` +
      'Keep all master keys. inlaykit doctor says which one is missing.'
    )
  }
  if (remaining > 0) {
    return (
      `${remaining} tenant(s) came meanwhile whose keys another master key wraps: an instance still has that one first. ` +
      'Start all instances with the new key first, then run this again.'
    )
  }
  return null
}

/** `inlaykit keys rotate` */
export const keysRotate: Command = {
  name: 'keys rotate',
  usage: '[--data-keys [--before TIME]]',
  summary:
    "Wrap every tenant's data key with the first of INLAYKIT_ENCRYPTION_KEYS, so that the others are no longer needed.",
  details: [
    'Any number of instances may serve meanwhile. Stopped half way, it goes on when it is run again.',
    'Every instance must know the new key before one has it first: see docs/operations.md.',
    '--data-keys         also draw a new data key for each tenant, and seal its secrets anew',
    '--before TIME       only those data keys that were made before, so that a stopped run can go on',
  ],
  options: { 'data-keys': { type: 'boolean' }, before: { type: 'string' } },
  words: 0,
  async run(input, { environment, print, tell, stopped }) {
    const before = renewBefore(input)
    const { options } = readEnvironment(environment, { identify: () => null })
    const config = parseOptions(options, environment)
    const stopping = new AbortController()
    void stopped().then(() => stopping.abort())
    const database = await openDatabase(config.database)
    try {
      const rotation = await createVault(config.encryptionKeys).rotate(database, {
        renewBefore: before,
        signal: stopping.signal,
        onProgress: ({ done, total }) => tell(`${done} of ${total}`),
      })
      print(
        `Wrapped anew: ${rotation.rewrapped}. Renewed: ${rotation.renewed}. ` +
          `Not opened: ${rotation.failed}. Left with another master key: ${rotation.remaining}.`,
      )
      const fault = faultOf(rotation)
      if (fault !== null) throw new CommandFailed(fault)
      print(`Every tenant's data key is wrapped with the master key ${rotation.currentId}.`)
    } catch (error) {
      if (!stopping.signal.aborted) throw error
      const again = before ? ` --data-keys --before ${before.toISOString()}` : ''
      throw new CommandFailed(`Stopped. To go on: inlaykit keys rotate${again}`)
    } finally {
      await database.close()
    }
  },
}
