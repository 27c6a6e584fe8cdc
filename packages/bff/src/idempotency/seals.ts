import { createHmac, hkdfSync } from 'node:crypto'
import { seal, unseal } from '../vault/cipher.js'
import type { EncryptionKey } from '../vault/keyring.js'

/** Keys drawn from one master key: it is never used for two purposes itself. */
interface DrawnKeys {
  readonly fingerprint: Buffer
  readonly answer: Buffer
}

/**
 * What a record holds of a request and its answer. A payload may hold an API key, so all that is kept of it is a digest which
 * nobody can try values against without a master key; an answer is ciphertext bound to its record.
 */
export interface Seals {
  /** The id of the master key that new records are made with. */
  readonly currentId: string
  /** The digest of a payload under a master key; `undefined` when that key isn't here any more. */
  fingerprint(keyId: string, payload: unknown): Buffer | undefined
  seal(keyId: string, place: readonly string[], answer: unknown): Buffer
  /** @throws {SealBroken} when it was altered, moved, or its master key is gone */
  open(keyId: string, place: readonly string[], sealed: Buffer): unknown
}

/** The same text for the same value, in whatever order its fields came. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}

/** @param keys the master keys; the first is used for new records */
export function createSeals(keys: readonly EncryptionKey[]): Seals {
  const [first] = keys
  if (!first) throw new TypeError('Idempotency records need at least one encryption key.')
  const draw = (key: string, purpose: string) =>
    Buffer.from(
      hkdfSync('sha256', Buffer.from(key, 'base64'), '', `inlaykit idempotency ${purpose}`, 32),
    )
  const drawn = new Map<string, DrawnKeys>(
    keys.map(({ id, key }) => [
      id,
      { fingerprint: draw(key, 'fingerprint'), answer: draw(key, 'answer') },
    ]),
  )
  const placeOf = (place: readonly string[]) => ['idempotency', ...place]
  const keyOf = (keyId: string) => drawn.get(keyId)?.answer ?? Buffer.alloc(32)

  return {
    currentId: first.id,
    fingerprint: (keyId, payload) => {
      const keys = drawn.get(keyId)
      return keys && createHmac('sha256', keys.fingerprint).update(canonicalJson(payload)).digest()
    },
    seal: (keyId, place, answer) =>
      seal(keyOf(keyId), Buffer.from(JSON.stringify(answer), 'utf8'), placeOf(place)),
    open: (keyId, place, sealed) =>
      JSON.parse(unseal(keyOf(keyId), sealed, placeOf(place)).toString('utf8')) as unknown,
  }
}
