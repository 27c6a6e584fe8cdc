import { z } from 'zod'
import { unsupported } from '../../core/errors.js'
import { requireWire } from '../../schedules/translation.js'
import { readableBlueprint } from '../blueprint-form.js'
import { optional, optionalText, parseAnswer, upstreamId } from '../parse.js'
import { pathOf, type MakeCall, type Upstream } from '../port/call.js'
import type { MadeScenario, NewScenario } from '../port/scenarios.js'
import { requireBlueprint, toModules } from './blueprint.js'
import { GuideSchedule, toGuideSchedule, toSchedule } from './schedule.js'

/** The one field that the guide reads of this answer. */
const GuideCreated = z.object({ id: upstreamId })

/** Creates a scenario, with the guide's own defaults; its schedule is set afterwards, since the guide's table has none here. */
export async function createScenario(
  upstream: Upstream,
  input: NewScenario,
  call: MakeCall,
): Promise<MadeScenario> {
  const { blueprint, folderId, schedule } = input
  if (folderId !== undefined) throw unsupported('Creating a scenario in a folder')
  if (schedule) requireWire(toGuideSchedule(schedule))
  requireBlueprint(blueprint)
  return sendScenario(upstream, input, call)
}

/** Sends what creates a scenario; nothing is looked at any more. */
async function sendScenario(
  upstream: Upstream,
  input: NewScenario,
  call: MakeCall,
): Promise<MadeScenario> {
  const { name, blueprint, schedule } = input
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

/** What a copy takes over. */
const GuideOriginal = z.object({
  blueprint: z.record(z.string(), z.unknown()).nullish(),
  description: optionalText,
  schedule: optional(GuideSchedule),
  priority: optional(z.int()),
  maxErrors: optional(z.int()),
  autoCommit: optional(z.boolean()),
})

/** Makes a copy, for which the guide has no call: the scenario is created again from what is told of it. */
export async function duplicateScenario(
  upstream: Upstream,
  { scenarioId, name }: { readonly scenarioId: string; readonly name: string },
  call: MakeCall,
): Promise<MadeScenario> {
  const path = pathOf('scenarios', scenarioId)
  const { body } = await upstream.request({ method: 'GET', path }, call)
  const original = parseAnswer(GuideOriginal, body, 'scenario')
  const { blueprint, description, priority, maxErrors, autoCommit } = original
  if (!blueprint) throw unsupported('The blueprint of a scenario, which a copy needs,')
  const schedule = toSchedule(original.schedule)
  return sendScenario(
    upstream,
    {
      name,
      blueprint: readableBlueprint(blueprint),
      ...(description !== null && { description }),
      ...(schedule && { schedule }),
      ...(typeof priority === 'number' && { priority }),
      ...(typeof maxErrors === 'number' && { maxErrors }),
      ...(typeof autoCommit === 'boolean' && { autoCommit }),
    },
    call,
  )
}
