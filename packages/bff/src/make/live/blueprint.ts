import { z } from 'zod'
import type { ScenarioModule } from '@inlaykit/shared'
import {
  foreignBlueprint,
  FormFaults,
  isRecord,
  refuseForm,
  refuseHostileBlueprint,
} from '../blueprint-form.js'
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

/** The blueprint with other settings, as far as any are named; whatever else it holds stays as it is. */
export function withSettings(
  blueprint: Readonly<Record<string, unknown>>,
  { maxErrors, autoCommit }: { maxErrors?: number | undefined; autoCommit?: boolean | undefined },
): Readonly<Record<string, unknown>> {
  if (maxErrors === undefined && autoCommit === undefined) return blueprint
  const metadata = isRecord(blueprint['metadata']) ? blueprint['metadata'] : {}
  const present = isRecord(metadata['scenario']) ? metadata['scenario'] : {}
  const scenario = {
    ...present,
    ...(maxErrors !== undefined && { maxErrors }),
    ...(autoCommit !== undefined && { autoCommit }),
  }
  return { ...blueprint, metadata: { ...metadata, scenario } }
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

/** App and action. */
const moduleName = /^[^:]+:./

function checkFlow(flow: readonly unknown[], place: string, faults: FormFaults, depth = 0): void {
  for (const [index, node] of flow.entries()) {
    if (faults.isFull) return
    const at = `${place}.${index}`
    if (!isRecord(node)) {
      faults.add(at, 'must be a module with id and module')
      continue
    }
    const { id, module, routes = [] } = node
    if (!Number.isSafeInteger(id)) faults.add(`${at}.id`, 'must be a whole number')
    if (typeof module !== 'string' || !moduleName.test(module)) {
      faults.add(`${at}.module`, 'must name app and action, such as http:ActionSendData')
    }
    if (!Array.isArray(routes)) {
      faults.add(`${at}.routes`, 'must be a list')
    } else if (depth >= deepest) {
      faults.add(`${at}.routes`, `must not lie in more than ${deepest} routers`)
    } else {
      for (const [number, route] of (routes as unknown[]).entries()) {
        const branch = isRecord(route) ? route['flow'] : undefined
        const there = `${at}.routes.${number}.flow`
        if (Array.isArray(branch)) checkFlow(branch, there, faults, depth + 1)
        else faults.add(there, 'must be a list of modules')
      }
    }
  }
}

/**
 * Refuses what is no blueprint of Make's editor: `flow`, each module with `id` and `module`, routers with `routes[].flow`;
 * `name` and `metadata` may be missing. What else it holds is left to Make.
 * @throws DomainError `validation` with each fault below `body.blueprint`; `unsupported` for one of the other dialect
 */
export function requireBlueprint(blueprint: Readonly<Record<string, unknown>>): void {
  refuseHostileBlueprint(blueprint)
  const { flow, name, metadata } = blueprint
  if (flow === undefined && Array.isArray(blueprint['modules'])) {
    throw foreignBlueprint('modules', 'a flow')
  }
  const faults = new FormFaults()
  if (Array.isArray(flow)) checkFlow(flow, 'flow', faults)
  else faults.add('flow', 'must be the list of modules')
  if (name !== undefined && typeof name !== 'string') faults.add('name', 'must be a text')
  if (metadata !== undefined && !isRecord(metadata)) faults.add('metadata', 'must be an object')
  refuseForm(faults)
}
