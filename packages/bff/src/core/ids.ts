import { randomFillSync } from 'node:crypto'

/** Makes ids: passed in, so that tests name their own. */
export type NewId = (prefix: string) => string

const idBytes = 16
/** Random bytes are drawn for many ids at once: each draw costs more than an id. */
const pool = Buffer.allocUnsafeSlow(idBytes * 256)
let used = pool.byteLength

/**
 * A new id such as `req_4fTq0n3x9KZ1cQ7b2mYw8A`: 128 random bits, made of characters that are safe in paths, headers
 * and logs.
 * @param prefix what kind of thing it names
 */
export const newId: NewId = (prefix) => {
  if (used === pool.byteLength) {
    randomFillSync(pool)
    used = 0
  }
  used += idBytes
  return `${prefix}_${pool.toString('base64url', used - idBytes, used)}`
}
