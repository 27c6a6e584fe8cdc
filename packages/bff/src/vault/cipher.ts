import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const format = 1
const nonceBytes = 12
const tagBytes = 16

/** A value that can't be opened: altered, moved to another place, or sealed with a key that is gone. Says no more than that. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
  constructor() {
    super('A stored secret cannot be opened.')
  }
}

/** Writes each part with its length before it, so that no two lists of parts give the same bytes. */
function associatedData(place: readonly string[]): Buffer {
  const parts = place.flatMap((part) => {
    const bytes = Buffer.from(part, 'utf8')
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    return [length, bytes]
  })
  return Buffer.concat([Buffer.from([format]), ...parts])
}

/**
 * Encrypts with AES-256-GCM under a random nonce.
 * @param key 32 bytes
 * @param place what the ciphertext is bound to (purpose, tenant, record, field): opened elsewhere, it fails
 */
export function seal(key: Buffer, plain: Buffer, place: readonly string[]): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(associatedData(place))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([format]), nonce, cipher.getAuthTag(), sealed])
}

/**
 * Opens what {@link seal} wrote.
 * @throws {SealBroken} the same for every reason
 */
export function unseal(key: Buffer, bytes: Buffer, place: readonly string[]): Buffer {
  const start = 1 + nonceBytes + tagBytes
  if (bytes.length < start || bytes[0] !== format) throw new SealBroken()
  try {
    const nonce = bytes.subarray(1, 1 + nonceBytes)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    decipher.setAAD(associatedData(place))
    decipher.setAuthTag(bytes.subarray(1 + nonceBytes, start))
    return Buffer.concat([decipher.update(bytes.subarray(start)), decipher.final()])
  } catch {
    throw new SealBroken()
  }
}
