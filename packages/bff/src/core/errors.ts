import type { ProblemName } from '@inlaykit/shared'

/** A part of the input that is wrong: where, and what to do about it. */
export interface InputFault {
  readonly path: string
  readonly message: string
}

/**
 * A failure with a name of the contract. `message` is for the caller: it says what happened and what to do, and never
 * holds a credential, an upstream URL or a stack. `cause` is for the log.
 */
export class DomainError extends Error {
  override readonly name: string = 'DomainError'
  readonly problem: ProblemName
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number | undefined
  /** The place in the line of calls that wait for Make's limit: 1 is next. */
  readonly queuePosition: number | undefined
  readonly faults: readonly InputFault[]
  /** The status of Make's answer, where that is what failed. */
  readonly upstreamStatus: number | undefined

  constructor(
    problem: ProblemName,
    message: string,
    options: {
      cause?: unknown
      retryAfter?: number | undefined
      queuePosition?: number | undefined
      faults?: readonly InputFault[]
      upstreamStatus?: number | undefined
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.problem = problem
    this.retryAfter = options.retryAfter
    this.queuePosition = options.queuePosition
    this.faults = options.faults ?? []
    this.upstreamStatus = options.upstreamStatus
  }
}

/** Whether `error` is a {@link DomainError} of the problem `name` (of any problem, when absent). */
export function isDomainError(error: unknown, name?: ProblemName): error is DomainError {
  return error instanceof DomainError && (name === undefined || error.problem === name)
}

/** Nothing of that id is here for this tenant; the words are the same whether it exists elsewhere or not. */
export function notFound(
  what:
    | 'scenario'
    | 'execution'
    | 'incomplete execution'
    | 'connection'
    | 'folder'
    | 'webhook'
    | 'member',
): DomainError {
  return new DomainError('not-found', `There is no such ${what}.`)
}

/** The address leads nowhere, or the token in it is none of ours. */
export function nothingHere(): DomainError {
  return new DomainError('not-found', 'There is nothing at this address.')
}

/** Input that breaks the contract, with every fault named. */
export function invalidInput(faults: readonly InputFault[]): DomainError {
  const words = faults.map((fault) => `${fault.path}: ${fault.message}`).join('; ')
  return new DomainError('validation', `Mend the request: ${words}.`, { faults })
}

/** The dialect of the connection can't do it. */
export function unsupported(what: string): DomainError {
  return new DomainError(
    'unsupported',
    `${what} is not offered by this connection's version of Make.`,
  )
}

/** That scenarios can't come to be by a connection whose team isn't chosen. */
export function needsTeam(): DomainError {
  return new DomainError(
    'unsupported',
    'Make creates scenarios in a team, and this connection has none. Choose its team first.',
  )
}
