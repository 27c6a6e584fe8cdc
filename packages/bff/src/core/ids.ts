import { randomFillSync } from 'node:crypto'

/** Makes ids: passed in, so that tests name their own. */
export type NewId = (prefix: string) => string

/** 132 random bits. */
const idLetters = 22
/** As many letters as make whole bytes; drawn and spelt for many ids at once, since each draw costs more than an id. */
const drawnBytes = idLetters * 3 * 64
const drawn = Buffer.allocUnsafeSlow(drawnBytes)
let letters = ''
let used = 0

/**
 * A new id such as `req_4fTq0n3x9KZ1cQ7b2mYw8A`: 132 random bits, made of characters that are safe in paths, headers
 * and logs.
 * @param prefix what kind of thing it names
 */
export const newId: NewId = (prefix) => {
  if (used === letters.length) {
    letters = randomFillSync(drawn).toString('base64url')
    used = 0
  }
  used += idLetters
  return `${prefix}_${letters.slice(used - idLetters, used)}`
}
