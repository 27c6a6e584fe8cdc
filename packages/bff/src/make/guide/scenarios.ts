import { z } from 'zod'
import { unsupported } from '../../core/errors.js'
import { requireWire } from '../../schedules/translation.js'
import {
  optional,
  optionalCount,
  optionalId,
  optionalText,
  optionalTime,
  parseAnswer,
  upstreamId,
} from '../parse.js'
import { pathOf, type Upstream } from '../port/call.js'
import type { MakeScenario, MakeScenarioDetail, MakeScenarios } from '../port/scenarios.js'
import { GuideModule, requireBlueprint } from './blueprint.js'
import { createScenario, duplicateScenario } from './scenario-create.js'
import { GuideSchedule, toGuideSchedule, toSchedule } from './schedule.js'

/** The guide's own default. A page may have fewer rows than asked for, so only one below this is surely the last. */
const defaultLimit = 50
const pageLimit = 100

const GuideRow = z.object({
  id: upstreamId,
  name: z.string(),
  active: z.boolean(),
  lastRunDate: optionalTime,
  folder: optionalId,
  description: optionalText,
  schedule: optional(GuideSchedule),
  operations: optionalCount,
})
type GuideRow = z.infer<typeof GuideRow>

const GuideScenario = GuideRow.extend({
  modules: optional(z.array(GuideModule)),
  priority: optional(z.int()),
  maxErrors: optional(z.int()),
  autoCommit: optional(z.boolean()),
})

// One scenario carries its id in the path; the guide's own table doesn't name it among the answer's fields.
const GuideList = z.object({ data: z.array(GuideRow) })
const GuideRun = z.object({ id: upstreamId })

/** @param toldSchedules whether a missing schedule means that the scenario is started by hand, or that it isn't told */
function toScenario(row: GuideRow, toldSchedules: boolean): MakeScenario {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    // The guide knows no paused and no invalid scenarios.
    status: row.active ? 'active' : 'inactive',
    folderId: row.folder ?? null,
    schedule: row.schedule || toldSchedules ? toSchedule(row.schedule) : null,
    apps: null,
    moduleCount: null,
    editorUrl: null,
    lastRunAt: row.lastRunDate,
    nextRunAt: null,
    incompleteCount: null,
    operations: row.operations ?? null,
    createdAt: null,
    updatedAt: null,
  }
}

/** Scenarios in the guide dialect. */
export function createScenarios(upstream: Upstream): MakeScenarios {
  const setActive = async (
    scenarioId: string,
    active: boolean,
    call: Parameters<MakeScenarios['activate']>[1],
  ) => {
    await upstream.request(
      { method: 'PATCH', path: pathOf('scenarios', scenarioId), body: { active } },
      call,
    )
  }

  return {
    async list({ next }, call) {
      const offset = next === null ? 0 : Number(next)
      const { body } = await upstream.request(
        { method: 'GET', path: pathOf('scenarios'), query: { limit: pageLimit, offset } },
        call,
      )
      const { data } = parseAnswer(GuideList, body, 'list of scenarios')
      // The guide leaves open whether rows carry schedules. Where some do, the others are started by hand.
      const toldSchedules = data.some((row) => row.schedule)
      return {
        items: data.map((row) => toScenario(row, toldSchedules)),
        next: data.length < defaultLimit ? null : String(offset + data.length),
      }
    },

    async get(scenarioId, call): Promise<MakeScenarioDetail> {
      const { body } = await upstream.request(
        { method: 'GET', path: pathOf('scenarios', scenarioId) },
        call,
      )
      const known = typeof body === 'object' && body !== null ? { id: scenarioId, ...body } : body
      const scenario = parseAnswer(GuideScenario, known, 'scenario')
      return {
        ...toScenario(scenario, true),
        id: scenarioId,
        modules: scenario.modules ?? null,
        inputs: null,
        priority: scenario.priority ?? null,
        maxErrors: scenario.maxErrors ?? null,
        autoCommit: scenario.autoCommit ?? null,
      }
    },

    inputs: async () => null,

    async run(scenarioId, input, call) {
      const { body } = await upstream.request(
        {
          method: 'POST',
          path: pathOf('scenarios', scenarioId, 'execute'),
          ...(input !== undefined && { body: input }),
          once: true,
        },
        call,
      )
      return { executionId: parseAnswer(GuideRun, body, 'started run').id }
    },

    create: (input, call) => createScenario(upstream, input, call),
    duplicate: (scenarioId, name, call) => duplicateScenario(upstream, { scenarioId, name }, call),

    async update(scenarioId, { folderId, schedule, ...rest }, call) {
      if (rest.blueprint) requireBlueprint(rest.blueprint)
      if (folderId !== undefined) throw unsupported('Moving a scenario to a folder')
      const body = {
        ...rest,
        ...(schedule && { schedule: requireWire(toGuideSchedule(schedule)) }),
      }
      await upstream.request({ method: 'PATCH', path: pathOf('scenarios', scenarioId), body }, call)
    },

    activate: (scenarioId, call) => setActive(scenarioId, true, call),
    deactivate: (scenarioId, call) => setActive(scenarioId, false, call),

    async delete(scenarioId, call) {
      await upstream.request({ method: 'DELETE', path: pathOf('scenarios', scenarioId) }, call)
    },

    usage: async () => {
      throw unsupported('The usage of a scenario')
    },
  }
}
