import { memberNamePattern } from '@inlaykit/shared/client'

/** Somebody who is to be invited. */
export interface Addressee {
  readonly email: string
  /** As it stood beside the address, where Make takes it as a name. */
  readonly name: string | undefined
}

/** What a text of addresses holds. */
export interface ParsedAddresses {
  /** Each once, in their order. */
  readonly addressees: readonly Addressee[]
  /** What is no address. */
  readonly wrong: readonly string[]
}

const address = /^[^\s@<>,;]{1,64}@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+$/
const longest = 254

/**
 * Reads a list of addresses as people paste them: one a line, or by commas, semicolons or spaces; also as mail programs write
 * them, `Ada Lovelace <ada@example.com>`.
 */
export function parseAddresses(text: string): ParsedAddresses {
  const addressees = new Map<string, Addressee>()
  const wrong: string[] = []
  for (const part of text.split(/[\n\r,;]/)) {
    const open = part.indexOf('<')
    const close = part.indexOf('>', open)
    const isNamed = open !== -1 && close > open
    const name = isNamed ? part.slice(0, open).replaceAll('"', '').trim() : ''
    const words = isNamed ? [part.slice(open + 1, close).trim()] : part.split(/\s/)
    for (const word of words) {
      if (word === '') continue
      const email = word.startsWith('mailto:') ? word.slice('mailto:'.length) : word
      if (email.length > longest || !address.test(email)) {
        if (!wrong.includes(word)) wrong.push(word)
      } else if (!addressees.has(email.toLowerCase())) {
        addressees.set(email.toLowerCase(), {
          email,
          name: memberNamePattern.test(name) ? name : undefined,
        })
      }
    }
  }
  return { addressees: [...addressees.values()], wrong }
}
