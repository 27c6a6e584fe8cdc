import { z } from 'zod'
import { unsupported } from '../../core/errors.js'
import { readableBlueprint } from '../blueprint-form.js'
import { parseAnswer } from '../parse.js'
import type { MakeBlueprints } from '../port/blueprints.js'
import { pathOf, type Upstream } from '../port/call.js'
import { requireBlueprint } from './blueprint.js'

const GuideBlueprint = z.record(z.string(), z.unknown())
const GuideScenario = z.object({ blueprint: GuideBlueprint.nullish() })

/** Blueprints in the guide dialect: a part of one scenario, where the upstream tells it. */
export function createBlueprints(upstream: Upstream): MakeBlueprints {
  return {
    check: requireBlueprint,

    async get(scenarioId, call) {
      const path = pathOf('scenarios', scenarioId)
      const { body } = await upstream.request({ method: 'GET', path }, call)
      const { blueprint } = parseAnswer(GuideScenario, body, 'scenario')
      if (!blueprint) throw unsupported('The blueprint of a scenario')
      return readableBlueprint(blueprint)
    },

    versions: async () => {
      throw unsupported('A list of the versions of a scenario')
    },
  }
}
