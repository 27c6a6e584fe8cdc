import type { ParseArgsConfig } from 'node:util'

/** What a command has of the world: passed in, so that it is seen what it may use. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Where answers go, a line at a time. */
  readonly print: (line: string) => void
  /** Where words for people go that are no answer, a line at a time. */
  readonly tell: (line: string) => void
  readonly stdin: NodeJS.ReadStream
  /** Resolves when somebody wants the process to stop. */
  readonly stopped: () => Promise<void>
  /** Resolves when whoever read the answers has gone, as `head` does after its lines. */
  readonly unread: Promise<void>
}

/** What stood on the command line, once it was parsed by the command's own options. */
export interface CommandInput {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

/** One command. */
export interface Command {
  /** The words that call it, for example `connections add`. */
  readonly name: string
  /** What follows the name, for the help. */
  readonly usage: string
  /** What it does, in a line. */
  readonly summary: string
  /** What its options mean, a line each. */
  readonly details: readonly string[]
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** How many words stand after the name. */
  readonly words: number
  /** How many more may stand there; none when absent. */
  readonly moreWords?: number
  /** Does it; a rejection is told and ends with exit code 1. */
  run(input: CommandInput, context: CommandContext): Promise<void>
}

/** Something is wrong with the command line itself: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Nothing came of it, and the message says why: exit code 1. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
}

/** @throws {UsageError} when the option is missing */
export function requireOption({ values }: CommandInput, name: string): string {
  const value = values[name]
  if (typeof value === 'string' && value !== '') return value
  throw new UsageError(`--${name} is needed.`)
}

/** The option's text, or `undefined` when it was not given. */
export function findOption({ values }: CommandInput, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}
