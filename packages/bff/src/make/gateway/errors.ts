import { DomainError } from '../../core/errors.js'
import type { Secret } from '../../core/secret.js'
import { cleanMessage } from './clean-message.js'
import type { RawAnswer } from './transport.js'

/** The live dialect's code for a credential that is not known, with 401 and with 403 alike. */
const refusedCredential = 'IM015'
/** The live dialect's code for an organisation that is paused: it comes with 429, but waiting doesn't help. */
const pausedOrganization = 'IM310'

interface ErrorBody {
  readonly code: string | undefined
  /** The readable part, as the upstream wrote it. */
  readonly words: string
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** Reads `{ detail, message, code, suberrors }`, `{ message }`, `{ error }`, or plain text; a page of HTML says nothing. */
function readErrorBody(text: string): ErrorBody {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { code: undefined, words: text.trimStart().startsWith('<') ? '' : text }
  }
  if (typeof body === 'string') return { code: undefined, words: body }
  if (typeof body !== 'object' || body === null) return { code: undefined, words: '' }
  const { detail, message, error, code, suberrors } = body as Record<string, unknown>
  const inner = typeof error === 'object' && error !== null && 'message' in error && error.message
  const main = asText(detail) ?? asText(message) ?? asText(error) ?? asText(inner) ?? ''
  const more = (Array.isArray(suberrors) ? suberrors : [])
    .map((one: unknown) =>
      typeof one === 'object' && one !== null && 'message' in one ? asText(one.message) : undefined,
    )
    .filter((words) => words !== undefined && words !== main)
  return { code: asText(code), words: [main, ...more].join(' ') }
}

/** Whether the upstream refused a request because of its limit of requests. */
export function isLimitRefusal(answer: RawAnswer): boolean {
  return answer.status === 429 && readErrorBody(answer.text).code !== pausedOrganization
}

/**
 * The problem behind an answer that is not 2xx, as `Upstream` promises it.
 * @param retryAfterMs how long to wait, where the answer tells
 */
export function toProblem(
  answer: RawAnswer,
  credential: Secret,
  retryAfterMs: number | undefined,
): DomainError {
  const { status } = answer
  const { code, words } = readErrorBody(answer.text)
  const message = cleanMessage(words, credential)
  const cause = new Error(
    `Make answered ${status}${code === undefined ? '' : ` ${cleanMessage(code, credential)}`}: ${message}`,
  )
  const retryAfter = retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs / 1000)
  if (status >= 300 && status < 400) {
    return new DomainError(
      'upstream-unavailable',
      'Make sent us on to another address, which is not followed. Check the address of Make in the settings.',
      { cause },
    )
  }
  if (status === 401 || (status === 403 && code === refusedCredential)) {
    return new DomainError(
      'reconnect-required',
      'Make refuses the stored credential. Connect to Make again.',
      { cause },
    )
  }
  if (status === 404) {
    return new DomainError('not-found', 'Make has nothing of that id.', { cause })
  }
  if (isLimitRefusal(answer)) {
    return new DomainError(
      'rate-limited',
      "Make's limit of requests for this organisation is used up. Try again in a moment.",
      { cause, retryAfter: Math.max(1, retryAfter ?? 1) },
    )
  }
  if (status >= 400 && status < 500) {
    return new DomainError(
      'upstream-rejected',
      message === '' ? `Make gave no reason (status ${status}).` : message,
      { cause, upstreamStatus: status },
    )
  }
  return new DomainError(
    'upstream-unavailable',
    `Make has a fault of its own at the moment (status ${status}). Try again later.`,
    { cause, ...(retryAfter !== undefined && { retryAfter }) },
  )
}

/** What went wrong without an answer. */
export class TransportFault extends Error {
  override readonly name = 'TransportFault'
  /** Whether the request may have reached the upstream. */
  readonly maybeSent: boolean
  readonly problem: DomainError

  constructor(problem: DomainError, maybeSent: boolean) {
    super(problem.message)
    this.problem = problem
    this.maybeSent = maybeSent
  }
}

/** Codes of failures before a connection stood, so that nothing can have been sent. */
const notConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** The fault behind an error of the connection. Its code is kept for the log; its text may hold what the upstream sent. */
export function toTransportFault(error: unknown): TransportFault {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string'
      ? error.code
      : 'unknown'
  const refused = notConnected.has(code)
  return new TransportFault(
    new DomainError(
      'upstream-unavailable',
      refused
        ? 'Make cannot be reached at the moment. Try again later.'
        : 'The connection to Make broke off. Try again later.',
      { cause: new Error(`no answer from Make: ${code}`) },
    ),
    !refused,
  )
}

/** The answer is there, but can't be read. */
export function unreadable(why: string): DomainError {
  return new DomainError('upstream-unavailable', `Make's answer cannot be read: ${why}.`)
}
