/** What an `Authorization` header says: its scheme in lower case, and the secret. */
export interface Credential {
  readonly scheme: string
  readonly secret: string
}

/** Reads an `Authorization` header, or answers `undefined` where there is nothing to read. */
export function readCredential(header: string | undefined): Credential | undefined {
  const match = /^([A-Za-z]+) +(\S+)$/.exec(header ?? '')
  const [, scheme, secret] = match ?? []
  return scheme && secret ? { scheme: scheme.toLowerCase(), secret } : undefined
}
