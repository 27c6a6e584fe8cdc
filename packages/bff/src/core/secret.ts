import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { inspect } from 'node:util'

const hidden = '[redacted]'

/** Values are compared by their digests under a key that nobody knows: equal in length, and telling nothing of where they differ. */
const comparing = randomBytes(32)
const digest = (value: string) => createHmac('sha256', comparing).update(value, 'utf8').digest()

/**
 * A value that must not be seen: an API key, a token. Printed, logged, inspected, joined to a text or turned into JSON it
 * is `[redacted]`; only {@link Secret.reveal} gives it away, so that every place which does can be found by that word.
 */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The value itself: for the vault and for the header of an upstream call, nowhere else. */
  reveal(): string {
    return this.#value
  }

  /** Whether both hold the same value; takes as long however much of them is alike. */
  equals(other: Secret | string): boolean {
    return timingSafeEqual(
      digest(this.#value),
      digest(other instanceof Secret ? other.#value : other),
    )
  }

  toString(): string {
    return hidden
  }

  toJSON(): string {
    return hidden
  }

  [Symbol.toPrimitive](): string {
    return hidden
  }

  [inspect.custom](): string {
    return hidden
  }
}
