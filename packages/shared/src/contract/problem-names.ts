/** The names of all problems that the BFF answers: what programs switch on. A browser carries these alone. */
export const problemNames = [
  'unauthenticated',
  'forbidden',
  'not-found',
  'validation',
  'conflict',
  'not-connected',
  'reconnect-required',
  'unsupported',
  'payload-too-large',
  'rate-limited',
  'upstream-rejected',
  'upstream-unavailable',
  'upstream-timeout',
  'method-not-allowed',
  'unsupported-media-type',
  'idempotency-mismatch',
  'unavailable',
  'internal',
] as const

/** The name of a problem: the part of `type` that programs switch on. */
export type ProblemName = (typeof problemNames)[number]

const typePrefix = 'urn:inlaykit:problem:'

/** The `type` of a problem on the wire. */
export function problemType(name: ProblemName): string {
  return typePrefix + name
}

/** The problem's name behind a `type`, or `undefined` when it isn't one of ours. */
export function findProblemName(type: unknown): ProblemName | undefined {
  return problemNames.find((name) => type === typePrefix + name)
}
