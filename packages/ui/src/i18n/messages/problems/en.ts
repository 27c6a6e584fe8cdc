import type { ClientProblemName } from '@inlaykit/shared/client'
import type { MessagePart } from '../../message.js'
import type { problemStateMessages } from '../problem-states/en.js'

/** What each problem means to a person: what happened, and what to do. One text for every problem name but the states'. */
export const problemMessages = {
  'problem.unauthenticated': 'Your session has ended. Sign in again, then try again.',
  'problem.forbidden': 'You are not allowed to do this. Ask an administrator of your team.',
  'problem.not-found': 'This no longer exists, or it was never here.',
  'problem.validation':
    'Something in the request is not valid. Check what you entered and try again.',
  'problem.conflict': 'This was changed meanwhile. Look at it as it is now, then try again.',
  'problem.unsupported': 'Your connection to Make cannot do this.',
  'problem.payload-too-large': 'This is too large to send. Make it smaller and try again.',
  'problem.rate-limited': 'Too many requests just now. Wait a moment, then try again.',
  'problem.upstream-rejected':
    'Make rejected the request. Check the scenario in Make, then try again.',
  'problem.upstream-timeout': 'Make took too long to answer. Try again in a moment.',
  'problem.method-not-allowed':
    'The server does not offer this action. Reload the page and try again.',
  'problem.unsupported-media-type':
    'The server cannot read this kind of data. Reload the page and try again.',
  'problem.idempotency-mismatch':
    'This action was already sent with other data. Reload the page and try again.',
  'problem.unavailable': 'The service is not available for the moment. Try again shortly.',
  'problem.internal': 'Something went wrong on our side. Try again; if it stays, contact support.',
  'problem.retryIn': {
    one: 'Try again in {count} second.',
    other: 'Try again in {count} seconds.',
  },
  'problem.retryInMinutes': {
    one: 'Try again in {count} minute.',
    other: 'Try again in {count} minutes.',
  },
} as const satisfies MessagePart &
  Readonly<
    Record<Exclude<`problem.${ClientProblemName}`, keyof typeof problemStateMessages>, string>
  >
