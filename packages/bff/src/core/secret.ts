import { inspect } from 'node:util'

const hidden = '[redacted]'

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
