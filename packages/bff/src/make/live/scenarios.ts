import { z } from 'zod'
import type { ScenarioInput } from '@inlaykit/shared'
import { DomainError, isDomainError } from '../../core/errors.js'
import {
  optional,
  optionalCount,
  optionalText,
  parseAnswer,
  readableRows,
  upstreamId,
} from '../parse.js'
import { pathOf, type MakeCall, type Upstream } from '../port/call.js'
import type { MakeScope } from '../port/make-api.js'
import type { MakeScenarioDetail, MakeScenarios } from '../port/scenarios.js'
import { LiveBlueprint, readBlueprint } from './blueprint.js'
import { toExecutionId } from './execution-ids.js'
import { createScenario, duplicateScenario } from './scenario-create.js'
import { LiveOne, LiveScenario, toScenario } from './scenario-row.js'
import { toUpdate } from './scenario-update.js'
import { readUsage } from './usage.js'

/** Few pages cost little of the budget; Make itself answers up to 10,000 rows at once. */
const pageLimit = 1000

const LiveList = z.object({
  scenarios: z.array(LiveScenario),
  pg: optional(z.object({ limit: optionalCount })),
})
const LiveInterface = z.object({ interface: z.object({ input: optional(z.array(z.unknown())) }) })
const LiveInput = z.object({
  name: z.string(),
  label: optionalText,
  type: z.string().catch('any'),
  required: z.boolean().catch(false),
  default: z.unknown().optional(),
  help: optionalText,
})
const LiveRun = z.object({ executionId: upstreamId })

function toInput({ default: preset, ...input }: z.infer<typeof LiveInput>): ScenarioInput {
  return { ...input, ...(preset !== undefined && { default: preset }) }
}

/** What may be missing for want of a right: then it isn't told, and the scenario is shown without. */
async function orNothing<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise
  } catch (error) {
    if (isDomainError(error, 'upstream-rejected') || isDomainError(error, 'not-found')) return null
    throw error
  }
}

/** Scenarios in the live dialect: those of the connection's team, or of its whole organisation. */
export function createScenarios(upstream: Upstream, scope: MakeScope): MakeScenarios {
  const read = async (call: MakeCall, ...segments: readonly string[]) =>
    (await upstream.request({ method: 'GET', path: pathOf('scenarios', ...segments) }, call)).body

  const readInputs = async (scenarioId: string, call: MakeCall) => {
    const body = await orNothing(read(call, scenarioId, 'interface'))
    if (body === null) return null
    const { input } = parseAnswer(LiveInterface, body, 'interface').interface
    return readableRows(LiveInput, input ?? []).map(toInput)
  }

  const owner = () => {
    if (scope.teamId !== null) return { teamId: scope.teamId }
    if (scope.organizationId !== null) return { organizationId: scope.organizationId }
    throw new DomainError(
      'not-connected',
      'Choose the organisation at Make that this connection is for.',
    )
  }

  const setActive = async (scenarioId: string, verb: 'start' | 'stop', call: MakeCall) => {
    await upstream.request({ method: 'POST', path: pathOf('scenarios', scenarioId, verb) }, call)
  }

  return {
    async list({ next }, call) {
      const offset = next === null ? 0 : Number(next)
      const { body } = await upstream.request(
        {
          method: 'GET',
          path: pathOf('scenarios'),
          query: {
            ...owner(),
            'pg[limit]': pageLimit,
            'pg[offset]': offset,
            // An order that edits don't change, so that no row slips from one page to another.
            'pg[sortBy]': 'id',
            'pg[sortDir]': 'asc',
          },
        },
        call,
      )
      const { scenarios, pg } = parseAnswer(LiveList, body, 'list of scenarios')
      const fullPage = Math.min(pageLimit, pg?.limit || pageLimit)
      return {
        items: scenarios.map((row) => toScenario(row, scope)),
        next: scenarios.length < fullPage ? null : String(offset + scenarios.length),
      }
    },

    async get(scenarioId, call): Promise<MakeScenarioDetail> {
      const [one, blueprint, inputs] = await Promise.all([
        read(call, scenarioId),
        orNothing(read(call, scenarioId, 'blueprint')),
        readInputs(scenarioId, call),
      ])
      const { scenario } = parseAnswer(LiveOne, one, 'scenario')
      const told =
        blueprint === null
          ? null
          : readBlueprint(parseAnswer(LiveBlueprint, blueprint, 'blueprint').response.blueprint)
      return {
        ...toScenario(scenario, scope),
        modules: told?.modules ?? null,
        inputs,
        priority: null,
        maxErrors: told?.settings.maxErrors ?? null,
        autoCommit: told?.settings.autoCommit ?? null,
      }
    },

    inputs: readInputs,

    async run(scenarioId, input, call, callbackUrl) {
      const { body } = await upstream.request(
        {
          method: 'POST',
          path: pathOf('scenarios', scenarioId, 'run'),
          body: {
            ...(input !== undefined && { data: input }),
            responsive: false,
            ...(callbackUrl !== undefined && { callbackUrl }),
          },
          once: true,
          // The one call that Make doesn't count (its OpenAPI).
          unmetered: true,
        },
        call,
      )
      const { executionId } = parseAnswer(LiveRun, body, 'started run')
      return { executionId: toExecutionId(scenarioId, executionId) }
    },

    create: (input, call) => createScenario(input, { upstream, scope, call }),
    duplicate: (scenarioId, name, call) =>
      duplicateScenario(scenarioId, name, { upstream, scope, call }),

    async update(scenarioId, { active, ...changes }, call) {
      const body = await toUpdate(scenarioId, changes, { upstream, scope, call })
      if (Object.keys(body).length > 0) {
        const path = pathOf('scenarios', scenarioId)
        // Apps that nobody of the organisation has used yet are installed with a blueprint, or Make would change nothing.
        const query = changes.blueprint && { confirmed: true }
        await upstream.request({ method: 'PATCH', path, ...(query && { query }), body }, call)
      }
      if (active !== undefined) await setActive(scenarioId, active ? 'start' : 'stop', call)
    },

    activate: (scenarioId, call) => setActive(scenarioId, 'start', call),
    deactivate: (scenarioId, call) => setActive(scenarioId, 'stop', call),

    async delete(scenarioId, call) {
      await upstream.request({ method: 'DELETE', path: pathOf('scenarios', scenarioId) }, call)
    },

    usage: (scenarioId, call) => readUsage(upstream, scenarioId, call),
  }
}
