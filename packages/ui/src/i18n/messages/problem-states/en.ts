import type { MessagePart } from '../../message.js'

/** The problems that a widget shows as a state of its own, and what is left to say where the texts of the others can't arrive. */
export const problemStateMessages = {
  'problem.not-connected':
    'Your account is not connected to Make yet. Ask an administrator to connect it.',
  'problem.reconnect-required':
    'Make no longer accepts the stored access. An administrator has to connect again.',
  'problem.upstream-unavailable': 'Make cannot be reached right now. Try again in a few minutes.',
  'problem.network': 'The server did not answer. Check your internet connection and try again.',
} as const satisfies MessagePart
