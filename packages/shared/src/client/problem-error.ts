import type { ProblemName } from '../contract/problem-names.js'

/** A problem's name as a caller sees it: the BFF's own, or `network` when no answer came or none that can be read. */
export type ClientProblemName = ProblemName | 'network'

/** What a {@link ProblemError} tells. */
export interface ProblemErrorInit {
  /** What went wrong. */
  readonly problem: ClientProblemName
  /** The HTTP status; 0 when no answer came. */
  readonly status: number
  /** The BFF's own sentence for people, in English. */
  readonly detail: string
  /** The request id, to be found in the server's log. */
  readonly requestId?: string | undefined
  /** Seconds after which another try makes sense. */
  readonly retryAfter?: number | undefined
  /** The place in the line of calls that wait for Make's limit: 1 is next. */
  readonly queuePosition?: number | undefined
  /** Which parts of the request are wrong, by path. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[] | undefined
}

/** A call that did not succeed. Switch on `problem`, never on a message. */
export class ProblemError extends Error implements ProblemErrorInit {
  override readonly name = 'ProblemError'
  declare readonly problem: ProblemErrorInit['problem']
  declare readonly status: number
  declare readonly detail: string
  declare readonly requestId: string | undefined
  declare readonly retryAfter: number | undefined
  declare readonly queuePosition: number | undefined
  declare readonly errors: NonNullable<ProblemErrorInit['errors']>

  constructor({ cause, ...init }: ProblemErrorInit & { readonly cause?: unknown }) {
    super(`${init.problem}: ${init.detail}`, cause === undefined ? undefined : { cause })
    Object.assign(this, init, { errors: init.errors ?? [] })
  }
}
