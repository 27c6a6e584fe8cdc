import type { Context } from 'hono'
import type { Environment } from '../http/environment.js'
import type { Scenario, Team } from '../world/model.js'
import type { World } from '../world/world.js'
import { accessDenied, notFound } from './errors.js'

/** A number out of a path, or `NaN`. */
export function pathId(c: Context<Environment>, name = 'id'): number {
  const text = c.req.param(name) ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
}

/**
 * The scenario of the path.
 * @throws LiveError 404 if there is none, 403 if it is another organisation's
 */
export function requireScenario(c: Context<Environment>, world: World): Scenario {
  const scenario = world.scenario(pathId(c))
  if (!scenario) throw notFound('The scenario')
  if (scenario.organizationId !== c.get('organization').id) throw accessDenied()
  return scenario
}

/**
 * A team of the caller's organisation.
 * @throws LiveError 403 for any other: as at Make, one can't tell from the answer which teams there are
 */
export function requireTeam(c: Context<Environment>, world: World, id: number): Team {
  const team = world.team(id)
  if (team?.organizationId !== c.get('organization').id) throw accessDenied()
  return team
}
