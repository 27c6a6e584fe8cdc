import type { Dialect } from '../http/environment.js'
import type { World } from '../world/world.js'
import type { Authorizations, Decision } from './authorize.js'
import { answerConsentPage, answerErrorPage } from './consent-page.js'
import { OAuthError } from './errors.js'
import { Parameters } from './parameters.js'
import { requireForm, type Asked, type Handler } from './request.js'

/** The authorisation endpoint over HTTP: the page that asks a person, and their answer. */
export function createConsent(parts: {
  readonly world: World
  readonly authorizations: Authorizations
  /** What `iss` people are sent back with. */
  readonly issOf: (origin: string) => string | undefined
}): { readonly ask: Handler; readonly decide: Handler } {
  const { world, authorizations, issOf } = parts

  async function ask(request: Asked): Promise<Response> {
    const { dialect, url } = request
    const query = new Parameters(url.searchParams)
    const result = authorizations.begin(dialect, query, issOf(url.origin))
    if (result.kind === 'ask') {
      return answerConsentPage(result.request, world.organizations, {
        action: url.pathname,
        chosen: new Set([String(world.organizations[0]?.id)]),
      })
    }
    request.note({ error: result.error.code })
    return sendTo(result.location)
  }

  async function decide(request: Asked): Promise<Response> {
    requireForm(request)
    const { dialect, form, url } = request
    const waiting = authorizations.find(dialect, new Parameters(form).get('request'))
    if (!waiting) {
      throw new OAuthError('invalid_request', 'This was answered before, or is too old.')
    }
    request.note({ clientId: waiting.client.clientId })
    const decision = readDecision(dialect, form)
    if (typeof decision === 'string') {
      return answerConsentPage(waiting, world.organizations, {
        action: url.pathname,
        chosen: new Set([...form.getAll('organization'), ...form.getAll('person')]),
        problem: decision,
      })
    }
    if (!decision.allows) request.note({ error: 'access_denied' })
    return sendTo(authorizations.decide(waiting, decision, issOf(url.origin)))
  }

  /** What a person chose, or what they must choose yet, in words. */
  function readDecision(dialect: Dialect, form: URLSearchParams): Decision | string {
    const sent = new Parameters(form)
    const decision = sent.get('decision')
    if (decision !== 'allow' && decision !== 'deny') {
      throw new OAuthError('invalid_request', 'decision must be allow or deny.')
    }
    const everybody = world.organizations.flatMap(({ people }) => people)
    const person = everybody.find(({ id }) => String(id) === sent.find('person'))
    const ids = new Set(form.getAll('organization'))
    const organizations = world.organizations.filter(({ id }) => ids.has(String(id)))
    if (!person || organizations.length < ids.size) {
      throw new OAuthError('invalid_request', 'There is no such person or organization.')
    }
    if (decision === 'allow' && organizations.length === 0) return 'Choose an organization.'
    if (dialect === 'guide' && organizations.length > 1) return 'Choose one organization alone.'
    return { allows: decision === 'allow', person, organizations }
  }

  /** Nobody can be sent back with what is thrown here: the person is told. */
  const withPage =
    (handler: Handler): Handler =>
    async (request) => {
      try {
        return await handler(request)
      } catch (error) {
        if (!(error instanceof OAuthError)) throw error
        request.note({ error: error.code })
        return answerErrorPage(error.message)
      }
    }
  return { ask: withPage(ask), decide: withPage(decide) }
}

/** 303, so that what follows is a GET even after the form. */
function sendTo(location: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  })
}
