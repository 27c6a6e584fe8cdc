import type { ProblemName } from '../contract/problem-names.js'

/** A problem's name as a caller sees it: the BFF's own, or `network` when no answer came or none that can be read. */
export type ClientProblemName = ProblemName | 'network'

/** A call that did not succeed. Switch on `problem`, never on a message. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  /** What went wrong. */
  readonly problem: ClientProblemName
  /** The HTTP status; 0 when no answer came. */
  readonly status: number
  /** The BFF's own sentence for people, in English. */
  readonly detail: string
  /** The request id, to be found in the server's log. */
  readonly requestId: string | undefined
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number | undefined
  /** The place in the line of calls that wait for Make's limit: 1 is next. */
  readonly queuePosition: number | undefined
  /** Which parts of the request are wrong, by path. */
  readonly errors: readonly { readonly path: string; readonly message: string }[]

  constructor(init: {
    problem: ClientProblemName
    status: number
    detail: string
    requestId?: string | undefined
    retryAfter?: number | undefined
    queuePosition?: number | undefined
    errors?: readonly { readonly path: string; readonly message: string }[] | undefined
    cause?: unknown
  }) {
    super(
      `${init.problem}: ${init.detail}`,
      init.cause === undefined ? undefined : { cause: init.cause },
    )
    this.problem = init.problem
    this.status = init.status
    this.detail = init.detail
    this.requestId = init.requestId
    this.retryAfter = init.retryAfter
    this.queuePosition = init.queuePosition
    this.errors = init.errors ?? []
  }
}
