import type { Context } from 'hono'
import type { Environment } from '../http/environment.js'
import type { Execution, Scenario } from '../world/model.js'
import type { World } from '../world/world.js'
import { notFound } from './errors.js'

/**
 * The scenario of the path.
 * @throws GuideError 404 if there is none or it is another organisation's
 */
export function requireScenario(c: Context<Environment>, world: World): Scenario {
  const text = c.req.param('id') ?? ''
  const scenario = /^\d{1,15}$/.test(text) ? world.scenario(Number(text)) : undefined
  if (scenario?.organizationId !== c.get('organization').id) throw notFound('Scenario')
  return scenario
}

/**
 * The execution of the path, with its scenario.
 * @throws GuideError 404 if there is none or it is another organisation's
 */
export function requireExecution(
  c: Context<Environment>,
  world: World,
): { execution: Execution; scenario: Scenario } {
  const execution = world.findExecution(c.req.param('id') ?? '')
  const scenario = execution && world.scenario(execution.scenarioId)
  if (!execution || scenario?.organizationId !== c.get('organization').id) {
    throw notFound('Execution')
  }
  return { execution, scenario }
}
