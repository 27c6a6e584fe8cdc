import { z } from 'zod'
import { needsTeam, unsupported } from '../../core/errors.js'
import { parseAnswer } from '../parse.js'
import { pathOf } from '../port/call.js'
import type { MadeScenario, NewScenario } from '../port/scenarios.js'
import { readBlueprint, requireBlueprint, withSettings } from './blueprint.js'
import { LiveOne, LiveScenario, toScenario } from './scenario-row.js'
import { writeSchedule, type Means } from './scenario-update.js'

/** What a row doesn't tell. */
const untold = { modules: null, inputs: null, priority: null, maxErrors: null, autoCommit: null }

/** The team in which scenarios are created. */
function requireTeam({ scope }: Means): number {
  if (scope.teamId !== null) return Number(scope.teamId)
  throw needsTeam()
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
  const written = withSettings({ ...blueprint, name }, { maxErrors, autoCommit })
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
      ...untold,
      modules: told?.modules ?? null,
      ...told?.settings,
    },
    left: {
      ...(description !== undefined && description !== '' && { description }),
      ...(active === true && { active }),
    },
  }
}

/** A clone is told wrapped, or as it is (recorded answers have both). */
const LiveClone = z.union([LiveOne, LiveScenario.transform((scenario) => ({ scenario }))])

/**
 * Has Make clone a scenario within its team. `states`: whether it goes on where the original stands, at which a copy would
 * pass by what came in between. The clone is switched off.
 */
export async function duplicateScenario(
  scenarioId: string,
  name: string,
  means: Means,
): Promise<MadeScenario> {
  const { organizationId } = means.scope
  const teamId = requireTeam(means)
  if (organizationId === null) throw unsupported('Duplicating a scenario without an organisation')
  const { body } = await means.upstream.request(
    {
      method: 'POST',
      path: pathOf('scenarios', scenarioId, 'clone'),
      query: { organizationId },
      body: { name, teamId, states: false },
    },
    means.call,
  )
  const { scenario } = parseAnswer(LiveClone, body, 'cloned scenario')
  return { scenario: { ...toScenario(scenario, means.scope), ...untold }, left: {} }
}
