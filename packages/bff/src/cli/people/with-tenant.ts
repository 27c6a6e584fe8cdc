import { userInfo } from 'node:os'
import type { Viewer } from '@inlaykit/shared'
import { createClient, ProblemError, type Client } from '@inlaykit/shared/client'
import { createBffBy } from '../../app.js'
import { readEnvironment } from '../../config/environment.js'
import { systemClock } from '../../core/clock.js'
import {
  CommandFailed,
  findOption,
  requireOption,
  type Command,
  type CommandContext,
  type CommandInput,
} from '../command.js'
import { toTable } from './table.js'

/** What every command on a tenant takes. */
export const tenantOptions = {
  tenant: { type: 'string' },
  connection: { type: 'string' },
  json: { type: 'boolean' },
} as const satisfies Command['options']

/** What those options mean. */
export const tenantDetails = [
  '--tenant ID         your own id of the customer',
  '--connection ID     which of their connections; their default one when left out',
  '--json              one JSON document for programs, as the API answers it',
]

/** Who sits at the machine; a container may have no such user. */
function whoami(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}

/** Where a command should be looked at next, by the problem that it met. */
const hints: Readonly<Partial<Record<string, string>>> = {
  'not-connected': 'Connect the tenant: inlaykit connections add --tenant ID --organization ID',
  'reconnect-required': 'Renew its credential: inlaykit connections add --tenant ID …',
  'upstream-unavailable': 'Look what is wrong: inlaykit doctor',
}

function toFailure(error: unknown): unknown {
  if (!(error instanceof ProblemError)) return error
  const wait = error.retryAfter === undefined ? undefined : `Try again in ${error.retryAfter} s.`
  const words = [error.detail, hints[error.problem], wait].filter((line) => line !== undefined)
  return new CommandFailed(words.join('\n'))
}

/**
 * Runs a command as an admin of the tenant, through the very routes that pages use: the same rules, and a record of each
 * write that says that it came from the command.
 * @throws {CommandFailed} in words for whoever typed the command
 */
export async function withTenant(
  input: CommandInput,
  { environment }: CommandContext,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const tenantId = requireOption(input, 'tenant')
  const viewer: Viewer = { userId: `command:${whoami()}`.slice(0, 200), tenantId, role: 'admin' }
  const { options } = readEnvironment(environment, { identify: () => viewer })
  const quiet = { background: false, logLevel: options.logLevel ?? 'warn' } as const
  // The BFF's own timers keep no process alive, and between two calls to Make there may be nothing else.
  const awake = setInterval(() => undefined, 60_000)
  const bff = await createBffBy(systemClock, { ...options, ...quiet }, 'command').catch(
    (error: unknown) => {
      clearInterval(awake)
      throw error
    },
  )
  try {
    await work(
      createClient({
        baseUrl: `http://command.invalid${bff.basePath}`,
        fetch: (request, init) => bff.fetch(new Request(request, init)),
        connectionId: findOption(input, 'connection'),
      }),
    )
  } catch (error) {
    throw toFailure(error)
  } finally {
    await bff.close()
    clearInterval(awake)
  }
}

/** Prints an answer: as JSON where that was asked for, else as a table. */
export function show(
  { values }: CommandInput,
  { print }: CommandContext,
  answer: unknown,
  table: {
    readonly head: readonly string[]
    readonly rows: readonly (readonly (string | number | null | undefined)[])[]
  },
): void {
  if (values['json'] === true) return print(JSON.stringify(answer))
  const columns = process.stdout.isTTY ? process.stdout.columns : undefined
  for (const line of toTable(table.head, table.rows, columns)) print(line)
}

/** What lists take besides. */
export const listOptions = {
  ...tenantOptions,
  limit: { type: 'string' },
  cursor: { type: 'string' },
} as const satisfies Command['options']

/** What those options mean. */
export const listDetails = [
  ...tenantDetails,
  '--limit N           rows of a page, 1 to 100; 50',
  '--cursor TEXT       the next page, as the one before names it',
]

/** The page that is asked for; what is no number is refused with the rest. */
export function pageOf(input: CommandInput): { limit?: number; cursor?: string } {
  const limit = findOption(input, 'limit')
  const cursor = findOption(input, 'cursor')
  return {
    ...(limit !== undefined && { limit: Number(limit) }),
    ...(cursor !== undefined && { cursor }),
  }
}

/** Tells people of the next page, beside the table; a program finds it in the document. */
export function tellMore(
  { values }: CommandInput,
  { tell }: CommandContext,
  { nextCursor }: { readonly nextCursor: string | null },
): void {
  if (nextCursor !== null && values['json'] !== true) tell(`There are more: --cursor ${nextCursor}`)
}
