import { DomainError, unsupported } from '../../core/errors.js'
import { parseAnswer } from '../parse.js'
import { pathOf } from '../port/call.js'
import type { MadeScenario, NewScenario } from '../port/scenarios.js'
import { readBlueprint, requireBlueprint, withSettings } from './blueprint.js'
import { LiveOne, toScenario } from './scenario-row.js'
import { writeSchedule, type Means } from './scenario-update.js'

/** The team in which scenarios are created. */
function requireTeam({ scope }: Means): number {
  if (scope.teamId !== null) return Number(scope.teamId)
  throw new DomainError(
    'unsupported',
    'Make creates scenarios in a team, and this connection has none. Choose its team first.',
  )
}

/**
 * Creates a scenario: blueprint and schedule are JSON in texts there, and what a scenario is set to stands in its blueprint.
 * A description is given afterwards, and it is switched on afterwards.
 *
 * `confirmed`: apps that nobody of the organisation has used yet are installed with it, or Make would create nothing.
 */
export async function createScenario(input: NewScenario, means: Means): Promise<MadeScenario> {
  const { name, blueprint, description, folderId, schedule, priority, active } = input
  const { maxErrors, autoCommit } = input
  const teamId = requireTeam(means)
  if (priority !== undefined) throw unsupported('A priority of a scenario')
  requireBlueprint(blueprint)
  const scheduling = schedule ? await writeSchedule(schedule, means) : { type: 'on-demand' }
  const settings = {
    ...(maxErrors !== undefined && { maxErrors }),
    ...(autoCommit !== undefined && { autoCommit }),
  }
  const named = { ...blueprint, name }
  const written = Object.keys(settings).length > 0 ? withSettings(named, settings) : named
  const { body } = await means.upstream.request(
    {
      method: 'POST',
      path: pathOf('scenarios'),
      query: { confirmed: true },
      body: {
        teamId,
        ...(folderId !== undefined && { folderId: Number(folderId) }),
        blueprint: JSON.stringify(written),
        scheduling: JSON.stringify(scheduling),
      },
    },
    means.call,
  )
  const { scenario } = parseAnswer(LiveOne, body, 'created scenario')
  const told = readBlueprint(written)
  return {
    scenario: {
      ...toScenario(scenario, means.scope),
      modules: told?.modules ?? null,
      inputs: null,
      priority: null,
      maxErrors: told?.settings.maxErrors ?? null,
      autoCommit: told?.settings.autoCommit ?? null,
    },
    left: {
      ...(description !== undefined && description !== '' && { description }),
      ...(active === true && { active }),
    },
  }
}
