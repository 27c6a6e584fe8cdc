import type { Secret } from '../../core/secret.js'

const longest = 300

/** What the upstream may echo of a credential: as it is, as it stands in an address, and in base64. */
function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret, 'utf8').toString('base64').replace(/=+$/, '')
  return [secret, encodeURIComponent(secret), base64, Buffer.from(secret).toString('base64url')]
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

/**
 * The upstream's own words as they may be shown: on one line, without credentials (the call's own, and whatever looks like
 * one), addresses (they may hold tokens) and characters that steer a terminal or the direction of text; 300 characters at
 * most.
 */
export function cleanMessage(text: string, credential: Secret): string {
  const secret = credential.reveal()
  const echoes = new RegExp(formsOf(secret).map(escapePattern).join('|'), 'gi')
  const clean = text
    .slice(0, 20_000)
    // eslint-disable-next-line no-control-regex -- control characters are what is removed
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(secret === '' ? /$^/ : echoes, '[redacted]')
    .replace(/\b[a-z][a-z0-9+.-]{1,20}:\/\/\S+/gi, '[address]')
    .replace(/\b(bearer|token|basic)(\s+)[\w.~+/=-]{16,}/gi, '$1$2[redacted]')
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '[redacted]')
    .replace(/\s+/g, ' ')
    .trim()
  return clean.length <= longest ? clean : `${clean.slice(0, longest - 1).trimEnd()}…`
}
