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

/** Whether bytes that should be random were typed or copied from an example. 32 random bytes never look like this. */
function isNotDrawn(bytes: Uint8Array): boolean {
  const steps = bytes.slice(1).map((byte, index) => byte - bytes[index]!)
  return (
    distinct(bytes) < 12 ||
    distinct(steps) < 4 ||
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
