import { Viewer } from '@inlaykit/shared'
import { errors, jwtVerify, SignJWT } from 'jose'
import type { Clock } from '../core/clock.js'

const audience = 'inlaykit'
const algorithm = 'HS256'

/** The longest that a viewer token may live, in seconds. */
export const longestTokenLife = 3600
const defaultTokenLife = 900
/** By how much the clock of a host that signs its own tokens may differ, in seconds. */
const clockTolerance = 30
/** A secret shorter than the hash can be guessed; RFC 7518 3.2 asks for as many bytes as SHA-256 has. */
export const shortestSecret = 32

/** Signs and reads the tokens with which hosts not on Node vouch for a viewer. */
export interface ViewerTokens {
  /**
   * Signs a token for `viewer`.
   * @param options `expiresIn` in whole seconds, 1 to 3600, 900 by default
   * @throws RangeError when `expiresIn` is out of its range
   */
  sign(viewer: Viewer, options?: { expiresIn?: number | undefined }): Promise<string>
  /** The viewer of a token, or `null` when it is expired, altered, made for something else or lives too long. */
  verify(token: string): Promise<Viewer | null>
}

/**
 * Viewer tokens: JWTs signed with HS256 for the audience `inlaykit`, with the claims `sub` (the user's id), `tenant`,
 * `role`, `exp` and optionally `iat`, `name`, `email`, `locale`, `operator`. They live for an hour at most.
 * @param secret at least 32 bytes
 * @param clock tells the time
 * @throws RangeError when the secret is too short
 */
export function createViewerTokens(secret: string, clock: Pick<Clock, 'now'>): ViewerTokens {
  const key = new TextEncoder().encode(secret)
  if (key.byteLength < shortestSecret) {
    throw new RangeError(
      `The viewer secret must have at least ${shortestSecret} bytes; this one has ${key.byteLength}. Draw one with: openssl rand -base64 32`,
    )
  }
  const seconds = () => Math.floor(clock.now() / 1000)

  return {
    async sign(viewer, { expiresIn = defaultTokenLife } = {}) {
      if (!Number.isInteger(expiresIn) || expiresIn < 1 || expiresIn > longestTokenLife) {
        throw new RangeError(
          `A viewer token lives for 1 to ${longestTokenLife} whole seconds; expiresIn was ${expiresIn}.`,
        )
      }
      const { userId, tenantId, ...claims } = Viewer.parse(viewer)
      const now = seconds()
      return new SignJWT({ ...claims, tenant: tenantId })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
        .setSubject(userId)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(now + expiresIn)
        .sign(key)
    },

    async verify(token) {
      let payload
      try {
        const result = await jwtVerify(token, key, {
          algorithms: [algorithm],
          audience,
          requiredClaims: ['exp', 'sub'],
          currentDate: new Date(clock.now()),
        })
        payload = result.payload
      } catch (error) {
        if (error instanceof errors.JOSEError) return null
        throw error
      }
      const { exp, iat, sub, tenant, role, name, email, locale, operator } = payload
      if (exp === undefined || exp > seconds() + longestTokenLife + clockTolerance) return null
      if (iat !== undefined && (exp - iat > longestTokenLife || iat > seconds() + clockTolerance)) {
        return null
      }
      const viewer = Viewer.safeParse({
        userId: sub,
        tenantId: tenant,
        role,
        name,
        email,
        locale,
        operator,
      })
      return viewer.success ? viewer.data : null
    },
  }
}
