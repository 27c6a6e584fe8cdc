import { readCredential } from '../http/credential.js'
import { createRandom } from '../world/random.js'
import type { World } from '../world/world.js'
import { createAuthorizations, type Authorizations } from './authorize.js'
import { createClients, type Clients } from './clients.js'
import { createConsent } from './consent.js'
import type { Endpoint } from './dialects.js'
import { answerOAuthError, noStore, OAuthError } from './errors.js'
import { Grants } from './grants.js'
import { claimsOf, createIdentity, discoveryOf } from './identity.js'
import { Parameters } from './parameters.js'
import {
  requireForm,
  type Asked,
  type Handler,
  type OAuthCall,
  type OAuthRequest,
} from './request.js'
import { defaultSettings, type OAuthSettings } from './settings.js'
import { answerToken } from './token.js'

/** The OAuth servers of both dialects. */
export interface OAuthServer {
  readonly clients: Clients
  readonly grants: Grants
  readonly authorizations: Authorizations
  settings: OAuthSettings
  /** What `iss` people are sent back with. */
  issOf(origin: string): string | undefined
  /** What can be told of a request before it is answered. */
  describe(request: OAuthRequest): OAuthCall & { organizationId: string | undefined }
  handle(request: Asked): Promise<Response>
}

/** Makes the OAuth servers. @param options `seed` decides the first client's id and secret */
export function createOAuthServer(options: {
  readonly world: World
  readonly seed: number
  readonly redirectUris?: readonly string[] | undefined
}): OAuthServer {
  const { world, seed } = options
  const clients = createClients(createRandom(seed, 'oauth client'), options.redirectUris)
  const grants = new Grants(world.clock)
  const authorizations = createAuthorizations({ world, clients, grants })
  const identity = createIdentity(world.clock)
  const issOf = (origin: string) => {
    const { iss } = server.settings
    return iss === true ? origin : iss === false ? undefined : iss
  }
  const consent = createConsent({ world, authorizations, issOf })

  async function giveTokens(request: Asked): Promise<Response> {
    requireForm(request)
    const { dialect, form, authorization, note, url } = request
    return answerToken(
      {
        dialect,
        authorization,
        settings: server.settings,
        form: new Parameters(form),
        onGrant: ({ id }) => note({ grantId: id }),
        idToken: (grant, seconds) => identity.idToken(grant, url.origin, seconds),
      },
      { clients, grants },
    )
  }

  /** RFC 7009: what isn't known, or is another client's, is as good as revoked. */
  async function revoke(request: Asked): Promise<Response> {
    requireForm(request)
    const { dialect, authorization } = request
    const form = new Parameters(request.form)
    const { clientId } = clients.authenticate(dialect, form, authorization)
    const token = form.get('token')
    if (grants.originOf(token)?.clientId === clientId) grants.revoke(token)
    return new Response(null, { status: 200, headers: noStore })
  }

  async function tellPerson({ authorization }: Asked): Promise<Response> {
    const credential = readCredential(authorization ?? undefined)
    const token = credential?.scheme === 'bearer' && grants.findAccess(credential.secret)
    if (!token || token.grant.dialect !== 'live') {
      throw refuseBearer('invalid_token', 'The access token is not good.', 401)
    }
    if (!token.scopes.includes('openid')) {
      throw refuseBearer('insufficient_scope', 'The scope openid is needed.', 403)
    }
    return Response.json(claimsOf(token.grant.person), { headers: noStore })
  }

  const handlers: Readonly<Record<Endpoint, Readonly<Record<string, Handler>>>> = {
    authorize: { GET: consent.ask, POST: consent.decide },
    token: { POST: giveTokens },
    revoke: { POST: revoke },
    userinfo: { GET: tellPerson, POST: tellPerson },
    jwks: { GET: async () => Response.json(await identity.keySet()) },
    discovery: {
      GET: async ({ url }) => Response.json(discoveryOf(url.origin, server.settings.iss !== false)),
    },
  }

  const server: OAuthServer = {
    clients,
    grants,
    authorizations,
    settings: defaultSettings,
    issOf,
    describe(request) {
      const { dialect, endpoint } = request
      const sent = new Parameters(
        endpoint === 'authorize' ? request.url.searchParams : request.form,
      )
      const grantType = sent.peek('grant_type')
      const isKnown = grantType === 'authorization_code' || grantType === 'refresh_token'
      const secrets = ['refresh_token', 'code', 'token'].map((name) => sent.peek(name))
      secrets.push(readCredential(request.authorization ?? undefined)?.secret)
      const origin = secrets
        .map((secret) => grants.originOf(secret ?? ''))
        .find((found) => found?.dialect === dialect)
      const [organization] = origin?.organizations ?? []
      return {
        endpoint,
        clientId: clients.find(sent.peek('client_id') ?? '')?.clientId ?? null,
        grantType: endpoint === 'token' && isKnown ? grantType : null,
        grantId: origin?.grantId ?? null,
        error: null,
        organizationId: organization && String(organization.id),
      }
    },
    async handle(request) {
      const methods = handlers[request.endpoint]
      const handler = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined
      if (!handler) {
        return Response.json(
          { error: 'invalid_request', error_description: 'The method is not allowed here.' },
          { status: 405, headers: { Allow: Object.keys(methods).join(', ') } },
        )
      }
      try {
        return await handler(request)
      } catch (error) {
        if (!(error instanceof OAuthError)) throw error
        request.note({ error: error.code })
        return answerOAuthError(error)
      }
    },
  }
  return server
}

/** RFC 6750, 3: why an access token doesn't do. */
function refuseBearer(code: string, description: string, status: 401 | 403): OAuthError {
  const headers = {
    'WWW-Authenticate': `Bearer error="${code}", error_description="${description}"`,
  }
  return new OAuthError(code, description, { status, headers })
}
