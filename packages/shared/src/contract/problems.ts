import type { ProblemName } from './problem-names.js'

/**
 * Every problem that the BFF answers, with its HTTP status and its fixed title.
 * On the wire a problem is `application/problem+json` (RFC 9457) whose `type` is `urn:inlaykit:problem:NAME`.
 */
export const problems = {
  unauthenticated: { status: 401, title: 'Sign in to continue' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  validation: { status: 400, title: 'The request is not valid' },
  conflict: { status: 409, title: 'The request conflicts with the present state' },
  'not-connected': { status: 409, title: 'Not connected to Make' },
  'reconnect-required': { status: 409, title: 'Make refuses the stored credential' },
  unsupported: { status: 422, title: 'This connection cannot do that' },
  'payload-too-large': { status: 413, title: 'The request body is too large' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'upstream-rejected': { status: 422, title: 'Make rejected the request' },
  'upstream-unavailable': { status: 502, title: 'Make cannot be reached' },
  'upstream-timeout': { status: 504, title: 'Make did not answer in time' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'idempotency-mismatch': { status: 422, title: 'Idempotency key used with another request' },
  unavailable: { status: 503, title: 'Temporarily unavailable' },
  internal: { status: 500, title: 'Internal error' },
} as const satisfies Record<ProblemName, { readonly status: number; readonly title: string }>

/** Problems that any endpoint with a viewer may answer, besides its own. */
export const commonProblems = [
  'unauthenticated',
  'forbidden',
  'validation',
  'internal',
  'unavailable',
] as const satisfies readonly ProblemName[]

/** Problems that any endpoint which takes an idempotency key may answer. */
export const keyProblems = [
  'conflict',
  'idempotency-mismatch',
] as const satisfies readonly ProblemName[]

/** Problems that any endpoint whose request may carry a body can answer. */
export const bodyProblems = [
  'payload-too-large',
  'unsupported-media-type',
] as const satisfies readonly ProblemName[]

/** Problems that any endpoint which may have to reach Make can answer. */
export const upstreamProblems = [
  'not-connected',
  'reconnect-required',
  'rate-limited',
  'upstream-unavailable',
  'upstream-timeout',
  'upstream-rejected',
] as const satisfies readonly ProblemName[]
