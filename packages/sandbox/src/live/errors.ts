import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Refusal, type RefusalReason } from '../world/world.js'

/** The live API's error body. `message` says the kind, `detail` what is wrong in this case. */
interface LiveErrorBody {
  readonly detail?: string
  readonly message: string
  readonly code: string
  readonly suberrors?: readonly { readonly message: string }[]
}

/** An error in the live API's words. */
class LiveError extends Error {
  override readonly name = 'LiveError'
  readonly status: ContentfulStatusCode
  readonly body: LiveErrorBody

  constructor(status: ContentfulStatusCode, body: LiveErrorBody) {
    super(body.detail ?? body.message)
    this.status = status
    this.body = body
  }
}

/** No credential, or one that is not known. As recorded: without `detail`. */
export const unauthenticated = () =>
  new LiveError(401, { message: 'User is not logged in.', code: 'IM015' })

/** What belongs to somebody else, or isn't allowed. */
export const accessDenied = () =>
  new LiveError(403, { detail: 'Access denied.', message: 'Permission denied', code: 'SC403' })

/** Something that isn't there. */
export const notFound = (what: string) =>
  new LiveError(404, { detail: `${what} was not found.`, message: 'Not found', code: 'IM005' })

/** What can't be undone and must be asked for with `confirmed=true`. */
export const notConfirmed = () =>
  new LiveError(406, {
    detail: 'The action must be confirmed.',
    message: 'Confirmation required',
    code: 'IM004',
  })

/** A path that the API doesn't have. */
export const unknownRoute = () =>
  new LiveError(404, {
    detail: 'The requested route does not exist.',
    message: 'Not Found',
    code: 'SC404',
  })

/** A method that the path doesn't have. */
const methodNotAllowed = () =>
  new LiveError(405, {
    detail: 'The method is not allowed here.',
    message: 'Method Not Allowed',
    code: 'SC405',
  })

/** Parameters or a body that don't pass. */
export const invalidRequest = (faults: readonly string[]) =>
  new LiveError(400, {
    detail: 'Bad request.',
    message: 'Validation failed',
    code: 'SC400',
    suberrors: faults.map((message) => ({ message })),
  })

/** Too many requests; message as documented. */
export const limitExceeded = () =>
  new LiveError(429, {
    detail: 'Requests limit for organization exceeded, please try again later.',
    message: 'Requests limit for organization exceeded, please try again later.',
    code: 'SC429',
  })

/** Outputs larger than asked for. */
export const outputsTooLarge = () =>
  new LiveError(413, {
    detail: 'The outputs are larger than maxBytes.',
    message: 'Payload Too Large',
    code: 'SC413',
  })

const refusals: Readonly<Record<RefusalReason, string>> = {
  invalid: 'The scenario is invalid. Correct its errors before you start it.',
  paused: 'The scenario is paused because of your subscription.',
  inactive: 'The scenario is not active. Activate it before you run it.',
}

/** Answers an error in the live API's words, whatever it is. */
export function answerLiveError(error: Error, c: Context): Response {
  if (error instanceof LiveError) return c.json(error.body, error.status)
  if (error instanceof Refusal) {
    return c.json(
      {
        detail: refusals[error.reason],
        message: 'Bad Request',
        code: 'IM003',
      } satisfies LiveErrorBody,
      400,
    )
  }
  throw error
}

/** Answers a method that a path doesn't have. */
export function answerMethod(c: Context): Response {
  const { body, status } = methodNotAllowed()
  return c.json(body, status)
}
