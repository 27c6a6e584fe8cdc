import { z } from 'zod'
import { unsupported } from '../../core/errors.js'
import { requireWire } from '../../schedules/translation.js'
import { parseAnswer, upstreamId } from '../parse.js'
import { pathOf, type MakeCall, type Upstream } from '../port/call.js'
import type { MadeScenario, NewScenario } from '../port/scenarios.js'
import { requireBlueprint, toModules } from './blueprint.js'
import { toGuideSchedule } from './schedule.js'

/** The one field that the guide reads of this answer. */
const GuideCreated = z.object({ id: upstreamId })

/** Creates a scenario, with the guide's own defaults; its schedule is set afterwards, since the guide's table has none here. */
export async function createScenario(
  upstream: Upstream,
  input: NewScenario,
  call: MakeCall,
): Promise<MadeScenario> {
  const { name, blueprint, folderId, schedule } = input
  if (folderId !== undefined) throw unsupported('Creating a scenario in a folder')
  if (schedule) requireWire(toGuideSchedule(schedule))
  requireBlueprint(blueprint)
  const { active = false, priority = 1, maxErrors = 3, autoCommit = true } = input
  const { description = '' } = input
  const { body } = await upstream.request(
    {
      method: 'POST',
      path: pathOf('scenarios'),
      body: { name, blueprint, active, priority, maxErrors, autoCommit, description },
    },
    call,
  )
  const { id } = parseAnswer(GuideCreated, body, 'created scenario')
  return {
    scenario: {
      id,
      name,
      description: description || null,
      status: active ? 'active' : 'inactive',
      folderId: null,
      schedule: { kind: 'on-demand' },
      apps: null,
      moduleCount: null,
      editorUrl: null,
      lastRunAt: null,
      nextRunAt: null,
      incompleteCount: null,
      operations: null,
      createdAt: null,
      updatedAt: null,
      modules: toModules(blueprint),
      inputs: null,
      priority,
      maxErrors,
      autoCommit,
    },
    left: { ...(schedule && schedule.kind !== 'on-demand' && { schedule }) },
  }
}
