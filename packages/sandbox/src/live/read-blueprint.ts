import { isObject } from '../http/body.js'
import type { FlowModule, ScenarioSettings, WrittenBlueprint } from '../world/model.js'

/** What a blueprint says of a scenario; settings that it doesn't name stay as they are. */
export interface ReadBlueprint {
  /** Absent where it says none that a scenario could have. */
  readonly name?: string
  readonly flow: readonly FlowModule[]
  readonly written: WrittenBlueprint
  readonly settings: Partial<Pick<ScenarioSettings, 'maxErrors' | 'autoCommit'>>
}

/** Deeper than any flow of Make's editor. */
const deepest = 50

function readNode(value: unknown, depth: number): FlowModule | null {
  if (!isObject(value) || depth > deepest) return null
  const { id, module, version, mapper, metadata, listener, routes } = value
  if (typeof id !== 'number' || typeof module !== 'string') return null
  const designer = isObject(metadata) ? metadata['designer'] : undefined
  const label = isObject(designer) ? designer['name'] : undefined
  const branches = Array.isArray(routes)
    ? routes.map((route) => readFlow(isObject(route) ? route['flow'] : undefined, depth + 1))
    : undefined
  if (branches?.includes(null)) return null
  return {
    id,
    module,
    version: typeof version === 'number' ? version : 1,
    mapper: isObject(mapper) ? mapper : {},
    ...(typeof label === 'string' && { label }),
    ...(listener === true && { listener }),
    ...(branches && { routes: branches.filter((branch) => branch !== null) }),
  }
}

function readFlow(value: unknown, depth = 0): FlowModule[] | null {
  if (!Array.isArray(value)) return null
  const flow = value.map((node) => readNode(node, depth))
  return flow.includes(null) ? null : flow.filter((node) => node !== null)
}

/**
 * Reads a blueprint as it is written: JSON in a text.
 * @param fault is told what is wrong
 */
export function readBlueprint(
  text: unknown,
  fault: (message: string) => void,
): ReadBlueprint | null {
  let value: unknown
  try {
    value = typeof text === 'string' ? (JSON.parse(text) as unknown) : undefined
  } catch {
    value = undefined
  }
  const flow = isObject(value) ? readFlow(value['flow']) : null
  if (!isObject(value) || flow === null) {
    fault(
      "Invalid value of parameter 'blueprint': a JSON string with a flow of modules is expected.",
    )
    return null
  }
  const metadata = isObject(value['metadata']) ? value['metadata'] : {}
  const { maxErrors, autoCommit } = isObject(metadata['scenario']) ? metadata['scenario'] : {}
  const { name } = value
  const isName = typeof name === 'string' && name.trim() !== '' && name.length <= 120
  return {
    ...(isName && { name }),
    flow,
    written: { dialect: 'live', blueprint: value, flow },
    settings: {
      ...(Number.isInteger(maxErrors) && { maxErrors: Number(maxErrors) }),
      ...(typeof autoCommit === 'boolean' && { autoCommit }),
    },
  }
}
