import type { Hono } from 'hono'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { World } from '../world/world.js'
import { answerMethod } from './errors.js'

/** What an API key of the sandbox may do. */
const scopes = [
  'scenarios:read',
  'scenarios:write',
  'scenarios:run',
  'teams:read',
  'organizations:read',
  'organizations:write',
  'user:read',
  'user:write',
]

/** `/users/me` and `/users/me/current-authorization`. */
export function mountUsers(app: Hono<Environment>, world: World): void {
  mountPath(
    app,
    '/users/me',
    {
      GET(c) {
        const organization = c.get('organization')
        return c.json({
          authUser: {
            ...c.get('person'),
            language: 'en',
            timezoneId: organization.timezoneId,
            localeId: 18,
            countryId: organization.countryId,
            features: {},
            avatar: null,
            lastLogin: new Date(world.clock.now()).toISOString(),
            timezone: organization.timeZone,
            locale: 'en_US',
          },
        })
      },
    },
    answerMethod,
  )
  mountPath(
    app,
    '/users/me/current-authorization',
    {
      GET(c) {
        const granted = c.env.caller?.scopes ?? null
        const authUsed = granted ? 'oauth' : 'token'
        return c.json({ authorization: { authUsed, scope: granted ?? scopes } })
      },
    },
    answerMethod,
  )
}
