import { problems, problemType, type Problem } from '@inlaykit/shared'
import { DomainError, type InputFault } from '../core/errors.js'
import { isStoreLost } from '../store/lost.js'
import type { PlainAnswer, PlainHeaders } from './answer.js'

/** The one text of every unknown failure: its own words might hold what a caller must not see. */
const internalDetail =
  'Something went wrong on our side. Try again; if it stays, hand the request id to whoever runs this server.'

/** More faults than these help nobody. */
const mostFaults = 50

/**
 * Turns a failure into the body of a problem (RFC 9457). What is no `DomainError`, or is an `internal` one, gets one
 * fixed text.
 * @param error what was thrown
 * @param requestId becomes `instance`
 */
export function toProblem(error: unknown, requestId: string): Problem {
  const name = error instanceof DomainError ? error.problem : 'internal'
  const { status, title } = problems[name]
  const known = error instanceof DomainError && name !== 'internal' ? error : undefined
  const problem: Problem = {
    type: problemType(name),
    title,
    status,
    detail: known?.message ?? internalDetail,
    instance: requestId,
  }
  if (known && known.faults.length > 0) {
    problem.errors = known.faults
      .slice(0, mostFaults)
      .map(({ path, message }: InputFault) => ({ path, message }))
  }
  if (known?.retryAfter !== undefined) problem.retryAfter = known.retryAfter
  if (known?.queuePosition !== undefined) problem.queuePosition = known.queuePosition
  return problem
}

/** What was thrown as what it means: a store that can't be reached is told apart from what is not known. */
export function meaningOf(error: unknown): unknown {
  if (!isStoreLost(error)) return error
  return new DomainError('unavailable', 'The store does not answer. Try again.', {
    retryAfter: 5,
    cause: error,
  })
}

/** Whether a failure is ours to mend, so that its cause belongs in the log. */
export function isOurFault(error: unknown): boolean {
  if (!(error instanceof DomainError)) return true
  // Stopping is no fault; a store that does not answer comes with its cause.
  if (error.problem === 'unavailable') return error.cause !== undefined
  return problems[error.problem].status >= 500
}

/** The answer that tells a problem. */
export function problemAnswer(problem: Problem): PlainAnswer {
  const headers: PlainHeaders = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    vary: 'Cookie, Authorization',
    'x-request-id': problem.instance,
  }
  if (problem.retryAfter !== undefined) {
    headers['retry-after'] = String(Math.max(1, Math.ceil(problem.retryAfter)))
  }
  return { status: problem.status, headers, body: Buffer.from(JSON.stringify(problem)) }
}

/**
 * The same as a `Response`.
 * @param headers further headers, such as `Allow`, or others in their place
 */
export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  const answer = problemAnswer(problem)
  const all = new Headers(answer.headers)
  for (const [name, value] of Object.entries(headers)) all.set(name, value)
  return new Response(answer.body, { status: answer.status, headers: all })
}
