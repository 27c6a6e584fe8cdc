import { Hono } from 'hono'
import { readCredential } from '../http/credential.js'
import type { Environment } from '../http/environment.js'
import type { LimitBook } from '../world/limit-book.js'
import type { World } from '../world/world.js'
import { answerGuideError, GuideError } from './errors.js'
import { mountExecutions } from './executions.js'
import { mountScenarios } from './scenarios.js'

/** The guide dialect: the API that the guide describes. */
export function createGuideApp(world: World, limits: LimitBook): Hono<Environment> {
  const app = new Hono<Environment>()
  app.onError((error, c) => answerGuideError(error, c))

  app.use('*', async (c, next) => {
    const credential = readCredential(c.req.header('Authorization'))
    const organization =
      credential?.scheme === 'token' ? world.byApiKey(credential.secret) : undefined
    if (!organization) throw new GuideError(401, 'Invalid or missing API key')
    c.set('organization', organization)

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
  app.all('*', () => {
    throw new GuideError(404, 'Not found')
  })
  return app
}
