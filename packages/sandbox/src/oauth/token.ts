import type { Dialect } from '../http/environment.js'
import { readScopes } from './authorize.js'
import type { Clients, SandboxClient } from './clients.js'
import { oauthDialects } from './dialects.js'
import { noStore, OAuthError } from './errors.js'
import type { Grant, Grants } from './grants.js'
import type { Parameters } from './parameters.js'
import type { OAuthSettings } from './settings.js'

/** A call of a token endpoint. */
export interface TokenCall {
  readonly dialect: Dialect
  readonly form: Parameters
  readonly authorization: string | null
  readonly settings: OAuthSettings
  /** Is told the grant as soon as it is known. */
  readonly onGrant: (grant: Grant) => void
  /** Makes the `id_token` of a grant with the scope `openid`. */
  readonly idToken: (grant: Grant, seconds: number) => Promise<string>
}

/**
 * Gives tokens for a code or a refresh token.
 * @throws OAuthError
 */
export async function answerToken(
  call: TokenCall,
  { clients, grants }: { readonly clients: Clients; readonly grants: Grants },
): Promise<Response> {
  const { dialect, form, settings } = call
  const client = clients.authenticate(dialect, form, call.authorization)
  const { clientId } = client
  const seconds = settings.accessTokenSeconds ?? oauthDialects[dialect].accessTokenSeconds
  const answer = async (
    grant: Grant,
    scopes: readonly string[],
    refreshToken: string | undefined,
  ): Promise<Response> => {
    call.onGrant(grant)
    const body = {
      access_token: grants.issueAccess(grant, scopes, seconds),
      token_type: 'Bearer',
      ...(settings.tellsExpiry && { expires_in: seconds }),
      ...(refreshToken !== undefined && { refresh_token: refreshToken }),
      // RFC 6749, 5.1: told only where it is not what was asked for at first.
      ...(scopes.length < grant.scopes.length && { scope: scopes.join(' ') }),
      ...(scopes.includes('openid') && { id_token: await call.idToken(grant, seconds) }),
    }
    return Response.json(body, { headers: noStore })
  }

  switch (form.get('grant_type')) {
    case 'authorization_code': {
      const grant = grants.redeem(form.get('code'), {
        dialect,
        clientId,
        redirectUri: form.get('redirect_uri'),
        verifier: readVerifier(form),
      })
      const hasRefresh = mayRefresh(grant, client, settings)
      return answer(grant, grant.scopes, hasRefresh ? grants.issueRefresh(grant) : undefined)
    }
    case 'refresh_token': {
      const token = form.get('refresh_token')
      const scope = form.find('scope')
      const { rotates } = settings
      const wanted = scope === undefined ? undefined : readScopes(dialect, scope)
      const grant = grants.useRefresh(token, { dialect, clientId, rotates, scopes: wanted })
      return answer(grant, wanted ?? grant.scopes, rotates ? grants.issueRefresh(grant) : undefined)
    }
    default:
      throw new OAuthError(
        'unsupported_grant_type',
        'grant_type must be authorization_code or refresh_token.',
      )
  }
}

function readVerifier(form: Parameters): string | undefined {
  const verifier = form.find('code_verifier')
  if (verifier !== undefined && !/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) {
    throw new OAuthError(
      'invalid_request',
      'code_verifier must be 43 to 128 unreserved characters.',
    )
  }
  return verifier
}

/** Public clients get a refresh token only when they ask for it: by the scope `offline_access`. */
function mayRefresh(grant: Grant, client: SandboxClient, settings: OAuthSettings): boolean {
  if (grant.scopes.includes('offline_access')) return true
  if (grant.dialect === 'guide') return true
  return client.clientSecret !== null && !settings.needsOfflineAccess
}
