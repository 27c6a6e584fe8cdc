import { isIP } from 'node:net'

/** Zones that Make itself runs. */
export const zones = ['eu1.make.com', 'eu2.make.com', 'us1.make.com', 'us2.make.com'] as const

/** Whether a host name or address can only be this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  if (name === 'localhost' || name === '::1') return true
  return isIP(name) === 4 && name.startsWith('127.')
}

/** Whether a text is a host name, without scheme, port or path. */
export function isHostName(text: string): boolean {
  return /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,62}$/i.test(text)
}

/** Parses an absolute address, or answers `undefined`. */
export function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

/** What is wrong with an address that we send credentials or people to; `undefined` when nothing is. */
export function faultOfAddress(text: string): string | undefined {
  const url = parseUrl(text)
  if (!url || !/^https?:$/.test(url.protocol)) {
    return 'must be an absolute address such as https://example.com'
  }
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or password'
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return 'must be https; plain http is for this machine (localhost) alone'
  }
  return undefined
}

/** What is wrong with an origin; `undefined` when nothing is. */
export function faultOfOrigin(text: string): string | undefined {
  const url = parseUrl(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text) {
    return 'must be an origin such as https://app.example.com: scheme, host and port, no path and no slash at the end'
  }
  return faultOfAddress(text)
}

function distinct(bytes: Uint8Array): number {
  return new Set(bytes).size
}

/** Keys that everybody knows, since standards print them as examples, in hexadecimal. */
const publishedKeys: ReadonlySet<string> = new Set([
  // NIST SP 800-38A, AES-256
  '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4',
  // RFC 7748, 6.1: the private keys of Alice and of Bob
  '77076d0a7318a57d3c16c17251b26645df4c2f92ebc0992ac177fba51db92c2a',
  '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
])

/** Whether the bytes are one pattern of at most half their length, over and over. */
function repeats(bytes: Uint8Array): boolean {
  const half = bytes.length / 2
  for (let period = 1; period <= half; period += 1) {
    if (bytes.every((byte, index) => byte === bytes[index % period])) return true
  }
  return false
}

/** Whether bytes that should be random were typed or copied from an example. 32 random bytes never look like this. */
function isNotDrawn(bytes: Uint8Array): boolean {
  const steps = bytes.slice(1).map((byte, index) => byte - bytes[index]!)
  return (
    distinct(bytes) < 12 ||
    distinct(steps) < 4 ||
    repeats(bytes) ||
    publishedKeys.has(Buffer.from(bytes).toString('hex')) ||
    bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
  )
}

/** What is wrong with an encryption key in base64; `undefined` when nothing is. */
export function faultOfKey(key: string): string | undefined {
  const bytes = Buffer.from(key, 'base64')
  const canonical = bytes.toString('base64').replace(/=+$/, '') === key.replace(/=+$/, '')
  if (!canonical || bytes.byteLength !== 32) {
    return 'must be 32 bytes in base64; draw one with: openssl rand -base64 32'
  }
  if (isNotDrawn(bytes)) {
    return 'looks like an example, not like random bytes; draw one with: openssl rand -base64 32'
  }
  return undefined
}

/** What is wrong with a secret that signs; `undefined` when nothing is. */
export function faultOfSecret(secret: string, shortest: number): string | undefined {
  const bytes = Buffer.from(secret, 'utf8')
  if (bytes.byteLength < shortest) {
    return `must have at least ${shortest} bytes; draw one with: openssl rand -base64 32`
  }
  if (
    distinct(bytes) < 8 ||
    /change.?me|example|your.?secret|secret.?secret|password/i.test(secret)
  ) {
    return 'looks like an example; draw one with: openssl rand -base64 32'
  }
  return undefined
}
