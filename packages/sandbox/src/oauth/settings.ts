/** How the OAuth servers behave. May be changed at any time; what was given before keeps its life. */
export interface OAuthSettings {
  /** How long access tokens live, in s; `null`: as the dialect has it, 300 live and 3600 in the guide. */
  readonly accessTokenSeconds: number | null
  /** Whether `expires_in` is told. Default `true`. */
  readonly tellsExpiry: boolean
  /**
   * Whether each refresh gives another refresh token, after which a second use of the old one ends the whole grant.
   * Default `true`. Without it the first refresh token stays good, and answers don't repeat it.
   */
  readonly rotates: boolean
  /** Whether refresh tokens are given only with the scope `offline_access` (live dialect). Default `false`. */
  readonly needsOfflineAccess: boolean
  /**
   * What `iss` (RFC 9207) people are sent back with: `true` for the sandbox's own origin, a text for another. Default
   * `false`, none: neither dialect is known to have it.
   */
  readonly iss: boolean | string
}

/** See each setting. */
export const defaultSettings: OAuthSettings = {
  accessTokenSeconds: null,
  tellsExpiry: true,
  rotates: true,
  needsOfflineAccess: false,
  iss: false,
}

/** What is wrong with settings, in words. */
export function settingFaults(patch: Readonly<Record<string, unknown>>): string[] {
  const faults: string[] = []
  const isLifetime = (value: unknown) =>
    value === null || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 31_536_000)
  const isFlag = (value: unknown) => typeof value === 'boolean'
  const checks: {
    readonly [N in keyof OAuthSettings]: readonly [(value: unknown) => boolean, string]
  } = {
    accessTokenSeconds: [isLifetime, 'a whole number from 1 to 31536000, or null'],
    tellsExpiry: [isFlag, 'true or false'],
    rotates: [isFlag, 'true or false'],
    needsOfflineAccess: [isFlag, 'true or false'],
    iss: [(value) => isFlag(value) || typeof value === 'string', 'true, false or an address'],
  }
  for (const [name, value] of Object.entries(patch)) {
    const check = Object.entries(checks).find(([known]) => known === name)?.[1]
    if (!check) {
      faults.push(`${name} is not known; known are ${Object.keys(checks).join(', ')}.`)
    } else if (value !== undefined && !check[0](value)) faults.push(`${name} must be ${check[1]}.`)
  }
  return faults
}
