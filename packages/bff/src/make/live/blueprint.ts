import { z } from 'zod'
import type { ScenarioModule } from '@inlaykit/shared'
import { optional, optionalText } from '../parse.js'

/** The settings of a scenario that its blueprint carries. */
export interface BlueprintSettings {
  readonly maxErrors: number | null
  readonly autoCommit: boolean | null
}

const Node = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  module: z.string(),
  metadata: optional(z.object({ designer: optional(z.object({ name: optionalText })) })),
  routes: optional(z.array(z.object({ flow: optional(z.array(z.unknown())) }))),
  onerror: optional(z.array(z.unknown())),
})

const Blueprint = z.object({
  flow: z.array(z.unknown()),
  metadata: optional(
    z.object({
      scenario: optional(
        z.object({ maxErrors: optional(z.int()), autoCommit: optional(z.boolean()) }),
      ),
    }),
  ),
})

/** Beyond this depth a flow is not followed; Make's own editor nests a few levels. */
const deepest = 50

/** The steps of a flow in the order of their running, those behind routers and error handlers after the one they hang on. */
function readFlow(flow: readonly unknown[], depth = 0): ScenarioModule[] {
  if (depth > deepest) return []
  return flow.flatMap((given) => {
    const read = Node.safeParse(given)
    if (!read.success) return []
    const { id, module, metadata, routes, onerror } = read.data
    const at = module.lastIndexOf(':')
    return [
      {
        id,
        app: (at === -1 ? module : module.slice(0, at)).replace(/^app#/, ''),
        action: at === -1 ? '' : module.slice(at + 1),
        label: metadata?.designer?.name ?? null,
      },
      ...(routes ?? []).flatMap((route) => readFlow(route.flow ?? [], depth + 1)),
      ...readFlow(onerror ?? [], depth + 1),
    ]
  })
}

/** A blueprint as it is answered. */
export const LiveBlueprint = z.object({
  response: z.object({ blueprint: z.unknown().optional() }),
})

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The blueprint with other settings; whatever else it holds stays as it is. `null` where it can't be read. */
export function withSettings(
  blueprint: unknown,
  settings: Readonly<Record<string, unknown>>,
): Record<string, unknown> | null {
  if (!isRecord(blueprint) || !Array.isArray(blueprint['flow'])) return null
  const metadata = isRecord(blueprint['metadata']) ? blueprint['metadata'] : {}
  const present = isRecord(metadata['scenario']) ? metadata['scenario'] : {}
  return { ...blueprint, metadata: { ...metadata, scenario: { ...present, ...settings } } }
}

/** What a blueprint tells; `null` when it isn't one. */
export function readBlueprint(
  blueprint: unknown,
): { readonly modules: ScenarioModule[]; readonly settings: BlueprintSettings } | null {
  const read = Blueprint.safeParse(blueprint)
  if (!read.success) return null
  const settings = read.data.metadata?.scenario
  return {
    modules: readFlow(read.data.flow),
    settings: {
      maxErrors: settings?.maxErrors ?? null,
      autoCommit: settings?.autoCommit ?? null,
    },
  }
}
