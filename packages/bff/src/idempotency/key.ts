import { invalidInput } from '../core/errors.js'

/** The header, as draft-ietf-httpapi-idempotency-key-header names it. */
export const keyHeader = 'Idempotency-Key'

/** The header of an answer that was given before. */
export const replayedHeader = 'Idempotency-Replayed'

const quoted = /^"([\x20-\x21\x23-\x5b\x5d-\x7e]{1,255})"$/
const bare = /^[\x21\x23-\x5b\x5d-\x7e]{1,255}$/

/**
 * The key that a header gives. The draft wants it quoted (`"8e03978e"`); most clients send it bare, which means the same.
 * @throws DomainError `validation`
 */
export function parseKey(header: string): string {
  const text = header.trim()
  const key = quoted.exec(text)?.[1] ?? (bare.test(text) ? text : undefined)
  if (key !== undefined) return key
  throw invalidInput([
    {
      path: `header.${keyHeader}`,
      message: 'must be 1 to 255 printable ASCII characters without quotes or backslashes inside',
    },
  ])
}
