import { Hono } from 'hono'
import type { Environment } from '../http/environment.js'
import type { LimitBook } from '../world/limit-book.js'
import type { World } from '../world/world.js'
import { answerGuideError, GuideError } from './errors.js'
import { mountExecutions } from './executions.js'
import { mountMembers } from './members.js'
import { mountScenarios } from './scenarios.js'
import { scopeNeeded } from './scopes.js'
import { mountWebhooks } from './webhooks.js'

/** The guide dialect: the API that the guide describes. */
export function createGuideApp(world: World, limits: LimitBook): Hono<Environment> {
  const app = new Hono<Environment>()
  app.onError((error, c) => answerGuideError(error, c))

  app.use('*', async (c, next) => {
    const { caller } = c.env
    if (!caller) throw new GuideError(401, 'Invalid or missing API key')
    const { organization } = caller
    c.set('organization', organization)
    c.set('person', caller.person)
    const scope = scopeNeeded(c.req.method, c.req.path)
    if (caller.scopes?.includes(scope) === false) {
      throw new GuideError(403, `The access token lacks the scope ${scope}`)
    }

    const verdict = limits.take(organization, 'guide')
    if (!verdict) return next()
    c.header('X-RateLimit-Limit', String(verdict.limit))
    c.header('X-RateLimit-Remaining', String(verdict.remaining))
    c.header('X-RateLimit-Reset', String(Math.ceil(verdict.resetMs / 1000)))
    if (!verdict.allowed) throw new GuideError(429, 'Too many requests')
    return next()
  })

  mountScenarios(app, world)
  mountExecutions(app, world)
  mountWebhooks(app, world)
  mountMembers(app, world)
  app.all('*', () => {
    throw new GuideError(404, 'Not found')
  })
  return app
}
