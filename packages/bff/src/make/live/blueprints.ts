import { z } from 'zod'
import { readableBlueprint } from '../blueprint-form.js'
import { optional, optionalTime, parseAnswer } from '../parse.js'
import type { MakeBlueprints } from '../port/blueprints.js'
import { pathOf, type Upstream } from '../port/call.js'
import { requireBlueprint } from './blueprint.js'

const LiveBlueprint = z.object({
  response: z.object({ blueprint: z.record(z.string(), z.unknown()) }),
})

const LiveVersions = z.object({
  scenariosBlueprints: z.array(
    z.object({ version: z.int(), created: optionalTime, draft: optional(z.boolean()) }),
  ),
})

/** Blueprints in the live dialect, as Make's editor exports them. */
export function createBlueprints(upstream: Upstream): MakeBlueprints {
  return {
    check: requireBlueprint,

    async get(scenarioId, call) {
      const path = pathOf('scenarios', scenarioId, 'blueprint')
      const { body } = await upstream.request({ method: 'GET', path }, call)
      return readableBlueprint(parseAnswer(LiveBlueprint, body, 'blueprint').response.blueprint)
    },

    async versions(scenarioId, call) {
      const path = pathOf('scenarios', scenarioId, 'blueprints')
      const { body } = await upstream.request({ method: 'GET', path }, call)
      return parseAnswer(LiveVersions, body, 'list of versions').scenariosBlueprints.map(
        ({ version, created, draft }) => ({ version, createdAt: created, draft: draft ?? null }),
      )
    },
  }
}
