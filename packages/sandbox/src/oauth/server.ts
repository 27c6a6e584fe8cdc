import type { Dialect } from '../http/environment.js'
import type { Organization, Person } from '../world/model.js'
import { createRandom } from '../world/random.js'
import type { World } from '../world/world.js'
import { createAuthorizations, type Authorizations, type Decision } from './authorize.js'
import { createClients, type Clients } from './clients.js'
import { answerConsentPage, answerErrorPage } from './consent-page.js'
import { oauthDialects, type Endpoint } from './dialects.js'
import { answerOAuthError, OAuthError } from './errors.js'
import { Grants, type Grant } from './grants.js'
import { Parameters } from './parameters.js'
import type { OAuthRequest } from './request.js'
import { defaultSettings, type OAuthSettings } from './settings.js'
import { answerToken } from './token.js'

/** What a call of an OAuth endpoint was about, for the journal: never a code, a token or a secret. */
export interface OAuthCall {
  readonly endpoint: Endpoint
  /** A registered client; `null`: none that is known. */
  readonly clientId: string | null
  readonly grantType: 'authorization_code' | 'refresh_token' | null
  /** The grant that the call was about, where it was found. */
  readonly grantId: string | null
  /** The OAuth error that it ended in, for example `invalid_grant`. */
  readonly error: string | null
}

/** A request on its way to an answer. */
interface Asked extends OAuthRequest {
  readonly note: (learnt: Partial<OAuthCall>) => void
}

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

type Handler = (request: Asked) => Promise<Response>

/** Makes the OAuth servers. @param seed decides the first client's id and secret */
export function createOAuthServer(options: {
  readonly world: World
  readonly seed: number
  readonly redirectUris?: readonly string[] | undefined
}): OAuthServer {
  const { world, seed } = options
  const clients = createClients(createRandom(seed, 'oauth client'), options.redirectUris)
  const grants = new Grants(world.clock)
  const authorizations = createAuthorizations({ world, clients, grants })

  const methods: Readonly<Partial<Record<Endpoint, Readonly<Record<string, Handler>>>>> = {
    authorize: { GET: ask, POST: decide },
    token: { POST: give },
  }

  async function ask(request: Asked): Promise<Response> {
    const { dialect, url } = request
    try {
      const query = new Parameters(url.searchParams)
      const result = authorizations.begin(dialect, query, server.issOf(url.origin))
      if (result.kind === 'back') {
        request.note({ error: result.error.code })
        return sendTo(result.location)
      }
      return await answerConsentPage(result.request, world.organizations, { action: url.pathname })
    } catch (error) {
      return answerWithPage(error, request)
    }
  }

  async function decide(request: Asked): Promise<Response> {
    const { dialect, form, url } = request
    try {
      requireForm(request)
      const sent = new Parameters(form)
      const waiting = authorizations.find(dialect, sent.get('request'))
      if (!waiting) {
        throw new OAuthError('invalid_request', 'This was answered before, or is too old.')
      }
      request.note({ clientId: waiting.client.clientId })
      const decision = readDecision(dialect, form)
      if (typeof decision === 'string') {
        const question = { action: url.pathname, problem: decision }
        return await answerConsentPage(waiting, world.organizations, question)
      }
      if (!decision.allows) request.note({ error: 'access_denied' })
      return sendTo(authorizations.decide(waiting, decision, server.issOf(url.origin)))
    } catch (error) {
      return answerWithPage(error, request)
    }
  }

  /** What a person chose, or what they must choose yet, in words. */
  function readDecision(dialect: Dialect, form: URLSearchParams): Decision | string {
    const sent = new Parameters(form)
    const decision = sent.get('decision')
    const person = findPerson(sent.find('person'))
    if (decision !== 'allow' && decision !== 'deny') {
      throw new OAuthError('invalid_request', 'decision must be allow or deny.')
    }
    const ids = new Set(form.getAll('organization'))
    const organizations = world.organizations.filter(({ id }) => ids.has(String(id)))
    if (!person || organizations.length < ids.size) {
      throw new OAuthError('invalid_request', 'There is no such person or organization.')
    }
    if (decision === 'allow' && organizations.length === 0) return 'Choose an organization.'
    if (dialect === 'guide' && organizations.length > 1) return 'Choose one organization alone.'
    return { allows: decision === 'allow', person, organizations }
  }

  function findPerson(id: string | undefined): Person | undefined {
    return world.organizations.flatMap(({ people }) => people).find((one) => String(one.id) === id)
  }

  async function give(request: Asked): Promise<Response> {
    requireForm(request)
    const { dialect, form, authorization, note } = request
    return answerToken(
      {
        dialect,
        authorization,
        settings: server.settings,
        form: new Parameters(form),
        onGrant: ({ id }: Grant) => note({ grantId: id }),
        idToken: () => Promise.reject(new Error('Not known yet.')),
      },
      { clients, grants },
    )
  }

  const server: OAuthServer = {
    clients,
    grants,
    authorizations,
    settings: defaultSettings,
    issOf(origin) {
      const { iss } = server.settings
      return iss === true ? origin : iss === false ? undefined : iss
    },
    describe({ dialect, endpoint, url, form }) {
      const sent = new Parameters(endpoint === 'authorize' ? url.searchParams : form)
      const grantType = sent.peek('grant_type')
      const secrets = ['refresh_token', 'code', 'token'].map((name) => sent.peek(name))
      const [origin] = secrets.flatMap((value) =>
        value === undefined ? [] : (grants.originOf(value) ?? []),
      )
      const isOwn = origin?.dialect === dialect
      return {
        endpoint,
        clientId: clients.find(sent.peek('client_id') ?? '')?.clientId ?? null,
        grantType:
          endpoint === 'token' &&
          (grantType === 'authorization_code' || grantType === 'refresh_token')
            ? grantType
            : null,
        grantId: (isOwn && origin.grantId) || null,
        error: null,
        organizationId: isOwn ? idOf(origin.organizations[0]) : undefined,
      }
    },
    async handle(request) {
      const handlers = methods[request.endpoint] ?? {}
      const handler = Object.hasOwn(handlers, request.method) ? handlers[request.method] : undefined
      if (!handler) {
        return Response.json(
          { error: 'invalid_request', error_description: 'The method is not allowed here.' },
          { status: 405, headers: { Allow: Object.keys(handlers).join(', ') } },
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

const idOf = (organization: Organization | undefined) => organization && String(organization.id)

function requireForm({ hasForm }: OAuthRequest): void {
  if (hasForm) return
  throw new OAuthError('invalid_request', 'Send a form, as application/x-www-form-urlencoded.')
}

function answerWithPage(error: unknown, request: Asked): Promise<Response> {
  if (!(error instanceof OAuthError)) throw error
  request.note({ error: error.code })
  return answerErrorPage(error.message)
}

/** 303, so that what follows is a GET even after the form. */
function sendTo(location: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  })
}

/** The paths of a dialect's endpoints. */
export function oauthUrls(origin: string, dialect: Dialect): Partial<Record<Endpoint, string>> {
  return Object.fromEntries(
    Object.entries(oauthDialects[dialect].paths).map(([endpoint, path]) => [
      endpoint,
      `${origin}${path}`,
    ]),
  )
}
