import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Refusal, type RefusalReason } from '../world/world.js'

/** An error in the guide's words: a status, and a body that carries `message`. */
export class GuideError extends Error {
  override readonly name = 'GuideError'
  readonly status: ContentfulStatusCode

  constructor(status: ContentfulStatusCode, message: string) {
    super(message)
    this.status = status
  }
}

/** Parameters or a body that don't pass. */
export const invalidRequest = (message: string) => new GuideError(400, message)

/** Something that isn't there, or is somebody else's: the guide doesn't tell them apart. */
export const notFound = (what: string) => new GuideError(404, `${what} not found`)

const refusals: Readonly<Record<RefusalReason, string>> = {
  invalid: 'The scenario has errors and must be corrected first',
  paused: 'The scenario is paused by the subscription',
  inactive: 'The scenario is not active',
}

/** Answers an error in the guide's words, whatever it is. */
export function answerGuideError(error: Error, c: Context): Response {
  if (error instanceof GuideError) return c.json({ message: error.message }, error.status)
  if (error instanceof Refusal) return c.json({ message: refusals[error.reason] }, 422)
  throw error
}

/** Answers a method that a path doesn't have. */
export function answerMethod(c: Context): Response {
  return c.json({ message: 'Method not allowed' }, 405)
}
