import { createHash, createSign, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { Clock } from '../world/clock.js'
import type { Person } from '../world/model.js'
import { oauthDialects } from './dialects.js'
import type { Grant } from './grants.js'
import { oauthUrls } from './urls.js'

/** The OpenID Connect part of the live dialect. */
export interface Identity {
  /** Who agreed, signed by RS256. @param seconds how long that is good */
  idToken(grant: Grant, issuer: string, seconds: number): Promise<string>
  /** The key by which that can be checked. */
  keySet(): Promise<{ readonly keys: readonly object[] }>
}

/** The key is made when it is first needed, since that takes a moment; it lives as long as the sandbox. */
export function createIdentity(clock: Clock): Identity {
  let pair: Promise<{ publicKey: KeyObject; privateKey: KeyObject; kid: string }> | undefined

  async function makePair() {
    const keys = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
    const { n = '' } = keys.publicKey.export({ format: 'jwk' })
    return { ...keys, kid: createHash('sha256').update(n).digest('base64url').slice(0, 16) }
  }
  const key = () => (pair ??= makePair())

  return {
    async idToken({ agreedAt, clientId, nonce, person }, issuer, seconds) {
      const { privateKey, kid } = await key()
      const now = Math.floor(clock.now() / 1000)
      const claims = {
        iss: issuer,
        aud: clientId,
        iat: now,
        exp: now + seconds,
        auth_time: Math.floor(agreedAt / 1000),
        ...(nonce !== undefined && { nonce }),
        ...claimsOf(person),
      }
      const signed = [{ alg: 'RS256', typ: 'JWT', kid }, claims]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.')
      return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`
    },
    async keySet() {
      const { publicKey, kid } = await key()
      return { keys: [{ ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid }] }
    },
  }
}

/** What is told of a person. */
export function claimsOf({ id, name, email }: Person): {
  readonly sub: string
  readonly name: string
  readonly email: string
} {
  return { sub: String(id), name, email }
}

/** What `/.well-known/openid-configuration` says. @param givesIss whether people are sent back with `iss` */
export function discoveryOf(issuer: string, givesIss: boolean): object {
  const urls = oauthUrls(issuer, 'live')
  const clientProofs = ['client_secret_post', 'none']
  return {
    issuer,
    authorization_endpoint: urls.authorize,
    token_endpoint: urls.token,
    revocation_endpoint: urls.revoke,
    userinfo_endpoint: urls.userinfo,
    jwks_uri: urls.jwks,
    scopes_supported: oauthDialects.live.scopes,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: clientProofs,
    revocation_endpoint_auth_methods_supported: clientProofs,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'name', 'email'],
    authorization_response_iss_parameter_supported: givesIss,
  }
}
