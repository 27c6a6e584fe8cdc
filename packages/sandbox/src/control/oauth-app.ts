import type { Context, Hono } from 'hono'
import { readBody, type JsonObject } from '../http/body.js'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { NewClient } from '../oauth/clients.js'
import { OAuthError } from '../oauth/errors.js'
import type { OAuthSettings } from '../oauth/settings.js'
import type { Approval, OAuthControl } from './oauth.js'

type C = Context<Environment>

/** `/__sandbox/oauth`: what {@link OAuthControl} has, for a test in another process. */
export function mountOAuth(
  app: Hono<Environment>,
  oauth: OAuthControl,
  refuse: (c: C) => Response,
): void {
  const path = (suffix: string, methods: Parameters<typeof mountPath>[2]) =>
    mountPath(app, `/oauth${suffix}`, methods, refuse)

  path('/clients', {
    GET: (c) =>
      c.json({
        clients: oauth.clients.map(({ clientSecret, ...client }) => ({
          ...client,
          isPublic: clientSecret === null,
        })),
      }),
    POST: (c) =>
      withBody(c, newClientFields, (body) =>
        c.json(oauth.registerClient({ redirectUris: [], ...(body as Partial<NewClient>) }), 201),
      ),
  })
  path('/clients/:id', {
    DELETE(c) {
      oauth.removeClient(c.req.param('id') ?? '')
      return c.body(null, 204)
    },
  })
  path('/settings', {
    GET: (c) => c.json(oauth.settings),
    PATCH: (c) =>
      withBody(c, null, (body) => c.json(oauth.configure(body as Partial<OAuthSettings>))),
  })
  path('/approve', {
    POST: (c) =>
      withBody(c, approvalFields, ({ url, ...approval }) => {
        if (typeof url !== 'string') throw new TypeError('url is missing.')
        return c.json({ location: oauth.approve(url, approval as Approval) })
      }),
  })
  path('/grants', { GET: (c) => c.json({ grants: oauth.grants() }) })
  path('/grants/:id', {
    GET: (c) => orRefuse(c, () => c.json(oauth.grant(c.req.param('id') ?? ''))),
    DELETE: (c) =>
      orRefuse(c, () => {
        oauth.revokeGrant(c.req.param('id') ?? '')
        return c.body(null, 204)
      }),
  })
  path('/expire', {
    POST: (c) =>
      withBody(c, expireFields, ({ grantId }) => {
        oauth.expireAccessTokens(grantId as string | undefined)
        return c.body(null, 204)
      }),
  })
}

/** The fields of a body, and what each must be. */
type Fields = Readonly<Record<string, readonly [(value: unknown) => boolean, string]>>

const text = [(value: unknown) => typeof value === 'string', 'a text'] as const
const isId = (value: unknown) => typeof value === 'string' || typeof value === 'number'
const isListOf = (check: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(check)

const newClientFields: Fields = {
  redirectUris: [isListOf((value) => typeof value === 'string'), 'a list of texts'],
  name: text,
  isPublic: [(value) => typeof value === 'boolean', 'true or false'],
  clientId: text,
  clientSecret: text,
}
const approvalFields: Fields = {
  url: text,
  organizationIds: [isListOf(isId), 'a list of ids'],
  personId: [isId, 'an id'],
  decision: [(value) => value === 'allow' || value === 'deny', 'allow or deny'],
}
const expireFields: Fields = { grantId: text }

function fieldFaults(body: JsonObject, fields: Fields): string[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!field) return `${name} is not known; known are ${Object.keys(fields).join(', ')}.`
    return field[0](value) ? [] : `${name} must be ${field[1]}.`
  })
}

/** Reads a body and hands it on; what is wrong with it, or what is thrown about it, is answered in words. */
async function withBody(
  c: C,
  fields: Fields | null,
  answer: (body: JsonObject) => Response,
): Promise<Response> {
  // A page of another origin can't send this type without being asked first.
  if (!c.req.header('Content-Type')?.startsWith('application/json')) {
    return c.json({ message: 'Send application/json.' }, 415)
  }
  const read = await readBody(c)
  if (!read.ok) return c.json({ message: read.message }, 400)
  const faults = fields ? fieldFaults(read.body, fields) : []
  if (faults.length > 0) return c.json({ message: faults.join(' '), errors: faults }, 400)
  return orRefuse(c, () => answer(read.body))
}

function orRefuse(c: C, answer: () => Response): Response {
  try {
    return answer()
  } catch (error) {
    if (error instanceof RangeError) return c.json({ message: error.message }, 404)
    if (error instanceof TypeError || error instanceof OAuthError) {
      return c.json({ message: error.message }, 400)
    }
    throw error
  }
}
