import { endpoints, type Viewer } from '@inlaykit/shared'
import type { AnswerCache, Found, Load } from '../cache/answer-cache.js'
import type { Question } from '../cache/question.js'
import { DomainError } from '../core/errors.js'
import type { Handlers } from '../core/handler.js'
import { recordOf } from '../core/request-record.js'
import { checkAnswer, encodeAnswer } from './answer.js'
import type { Deadline } from './deadline.js'
import type { ParsedInput } from './input.js'

/** What a request asks of an endpoint whose answers are kept. */
export interface Asked {
  readonly question: Question
  readonly parsed: ParsedInput
}

/** What reading an answer needs. */
export interface ReadParts {
  readonly handlers: Handlers
  readonly answers: AnswerCache
  /** Whether answers are held against the contract before they are sent. */
  readonly checkAnswers: boolean
}

/** Says that a handler took too long. */
export const tooSlowUpstream = () =>
  new DomainError('upstream-timeout', 'Make did not answer in time. Try again.')

/**
 * The answer to a viewer who may ask, as it is kept or else as it is read now.
 * @throws whatever is to be told as a problem
 */
export async function readKept(
  parts: ReadParts,
  read: {
    readonly asked: Asked
    readonly viewer: Viewer
    readonly deadline: Deadline
    readonly requestId: string
  },
): Promise<Found> {
  const { asked, viewer, deadline, requestId } = read
  const { question, parsed } = asked
  const load: Load = async (signal) => {
    // What others are answered as well must not hang on the headers of the one who asked first.
    const context = { requestId, signal, header: () => undefined, setCookie: () => undefined }
    const handler = parts.handlers[question.name] as (input: unknown) => Promise<unknown>
    const body = await handler({ ...parsed, viewer, context })
    if (parts.checkAnswers) checkAnswer(question.name, endpoints[question.name], body)
    return encodeAnswer(body)
  }
  const { tenantId, role } = viewer
  const found = await deadline.race(
    parts.answers.read({ tenantId, role, question }, deadline.signal, load),
    tooSlowUpstream,
  )
  const record = recordOf(deadline.signal)
  if (record) record.cache = found.outcome
  return found
}
