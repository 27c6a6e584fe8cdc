import { callbackPath } from '../../config/parse-oauth.js'
import type { ParsedConfig } from '../../config/parse-options.js'
import { reasonOf, type Findings } from './findings.js'

const reachMs = 10_000

/** Whether anything answers at an address; told in words where not. */
async function faultOfReach(address: string): Promise<string | null> {
  try {
    const response = await fetch(address, {
      redirect: 'manual',
      signal: AbortSignal.timeout(reachMs),
    })
    await response.body?.cancel()
    return null
  } catch (error) {
    return reasonOf(error)
  }
}

/**
 * Looks at how people connect by OAuth: whether they can, whether Make sends them back to where the BFF is, and whether the
 * token endpoint is reached. No credential is sent. What only Make knows, the id, the secret and the registered redirect
 * URI, shows when somebody connects.
 */
export async function examineOAuth(
  { make, publicUrl, basePath }: Pick<ParsedConfig, 'make' | 'publicUrl' | 'basePath'>,
  findings: Findings,
): Promise<void> {
  const { oauth } = make
  if (!oauth) {
    findings.ok('People connect by API key; MAKE_CLIENT_ID is not set.')
    return
  }
  const fault = await faultOfReach(oauth.tokenUrl)
  if (fault !== null) {
    findings.fail(
      `The token endpoint ${oauth.tokenUrl} cannot be reached: ${fault}.`,
      'Check MAKE_TOKEN_URL, name resolution, and that this machine may go out to it.',
    )
    return
  }
  const expected = publicUrl && `${new URL(publicUrl).origin}${basePath}${callbackPath}`
  if (expected !== null && oauth.redirectUri !== expected) {
    findings.warn(
      `Make sends people back to ${oauth.redirectUri}, while the BFF is at ${expected} by its other settings.`,
      'Set MAKE_REDIRECT_URI to that, at Make too, unless a proxy in front of the BFF makes them the same.',
    )
    return
  }
  findings.ok(`People connect by OAuth too, and come back to ${oauth.redirectUri}.`)
}
