import { Hono } from 'hono'
import type { Environment } from '../http/environment.js'
import type { LimitBook } from '../world/limit-book.js'
import type { World } from '../world/world.js'
import { mountBlueprints } from './blueprints.js'
import {
  accessDenied,
  answerLiveError,
  limitExceeded,
  unauthenticated,
  unknownRoute,
} from './errors.js'
import { mountEnums } from './enums.js'
import { mountExecutions } from './executions.js'
import { mountFolders } from './folders.js'
import { mountHooks } from './hooks.js'
import { mountIncompleteExecutions } from './incomplete-executions.js'
import { mountMembers } from './members.js'
import { mountOrganizations } from './organizations.js'
import { mountRuns } from './runs.js'
import { mountScenarios } from './scenarios.js'
import { scopeNeeded } from './scopes.js'
import { mountTeams } from './teams.js'
import { mountUsage } from './usage.js'
import { mountUsers } from './users.js'

/** Answers that belong to no organisation are not counted: those about the person, and the list of organisations. */
const unbound = /\/(?:users\/me(?:\/current-authorization)?|organizations)$/

/** Runs are exempt from the limit (vendor's OpenAPI). */
const exempt = /\/scenarios\/[^/]+\/run$/

/** The live dialect: what make.com serves under `/api/v2`. */
export function createLiveApp(world: World, limits: LimitBook): Hono<Environment> {
  const app = new Hono<Environment>()
  app.onError((error, c) => answerLiveError(error, c))

  app.use('*', async (c, next) => {
    const { caller } = c.env
    if (!caller) throw unauthenticated()
    const { organization } = caller
    c.set('organization', organization)
    c.set('person', caller.person)
    const scope = scopeNeeded(c.req.method, c.req.path)
    if (scope !== undefined && caller.scopes?.includes(scope) === false) throw accessDenied()

    const isExempt = c.req.method === 'POST' && exempt.test(c.req.path)
    if (unbound.test(c.req.path) || isExempt) return next()
    const verdict = limits.take(organization, 'live')
    if (!verdict) return next()
    const now = world.clock.now()
    c.header('X-RateLimit-Limit', String(verdict.limit))
    c.header('X-RateLimit-Remaining', String(verdict.remaining))
    c.header('X-RateLimit-Reset', String(Math.ceil((now + verdict.resetMs) / 1000)))
    if (!verdict.allowed) throw limitExceeded()
    return next()
  })

  mountUsers(app, world)
  mountMembers(app, world)
  mountOrganizations(app, world)
  mountTeams(app, world)
  mountEnums(app, world)
  mountFolders(app, world)
  mountScenarios(app, world)
  mountBlueprints(app, world)
  mountUsage(app, world)
  mountRuns(app, world)
  mountExecutions(app, world)
  mountHooks(app, world)
  mountIncompleteExecutions(app, world)
  app.all('*', () => {
    throw unknownRoute()
  })
  return app
}
