import { isObject } from '../http/body.js'
import { allModules, type FlowModule, type WrittenBlueprint } from '../world/model.js'
import { invalidRequest } from './errors.js'

interface Node {
  readonly module: FlowModule
  readonly next: number[]
}

function readModules(value: unknown): Map<number, Node> {
  if (!Array.isArray(value)) throw invalidRequest('blueprint.modules must be a list')
  const nodes = new Map<number, Node>()
  for (const given of value as unknown[]) {
    if (!isObject(given)) throw invalidRequest('blueprint.modules must be a list of objects')
    const { id, app, action, parameters = {} } = given
    if (!Number.isInteger(id) || typeof app !== 'string' || typeof action !== 'string') {
      throw invalidRequest('a module of the blueprint has a number as id, an app and an action')
    }
    if (!isObject(parameters)) throw invalidRequest('parameters of a module must be an object')
    if (nodes.has(Number(id))) throw invalidRequest('ids of modules must differ')
    const module = { id: Number(id), module: `${app}:${action}`, version: 1, mapper: parameters }
    nodes.set(Number(id), { module, next: [] })
  }
  return nodes
}

/** Joins the modules, and answers which one nothing leads to. */
function connect(nodes: ReadonlyMap<number, Node>, value: unknown): Node[] {
  if (!Array.isArray(value)) throw invalidRequest('blueprint.connections must be a list')
  const reached = new Set<number>()
  for (const given of value as unknown[]) {
    const { from, to } = isObject(given) ? given : {}
    const source = nodes.get(Number(from))
    if (!source || !nodes.has(Number(to))) {
      throw invalidRequest('a connection of the blueprint leads from one module to another')
    }
    if (reached.has(Number(to))) throw invalidRequest('two connections lead to one module')
    reached.add(Number(to))
    source.next.push(Number(to))
  }
  return [...nodes.values()].filter(({ module }) => !reached.has(module.id))
}

/** The modules from one on, those behind a fork as branches of it. */
function follow(nodes: ReadonlyMap<number, Node>, first: Node): FlowModule[] {
  const flow: FlowModule[] = []
  let at: Node | undefined = first
  while (at) {
    const { module, next }: Node = at
    const branches: Node[] = next.flatMap((id) => nodes.get(id) ?? [])
    if (branches.length > 1) {
      flow.push({ ...module, routes: branches.map((branch) => follow(nodes, branch)) })
      break
    }
    flow.push(module)
    at = branches[0]
  }
  return flow
}

/**
 * Reads a blueprint as the guide writes it: modules, and who follows whom.
 * @throws GuideError 400
 */
export function readBlueprint(blueprint: unknown): {
  readonly flow: readonly FlowModule[]
  readonly written: WrittenBlueprint
} {
  if (!isObject(blueprint)) throw invalidRequest('blueprint must be an object')
  const nodes = readModules(blueprint['modules'])
  // Each module but the first ones is reached once, so what begins anywhere comes to its end.
  const starts = connect(nodes, blueprint['connections'])
  const flow = starts.flatMap((start) => follow(nodes, start))
  if (allModules(flow).length < nodes.size) throw invalidRequest('the modules go in a circle')
  return { flow, written: { dialect: 'guide', blueprint, flow } }
}
