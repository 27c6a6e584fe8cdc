import { z } from 'zod'
import type { ScenarioModule } from '@inlaykit/shared'
import { optionalText, readableRows, upstreamId } from '../parse.js'
import {
  foreignBlueprint,
  FormFaults,
  isRecord,
  refuseForm,
  refuseHostileBlueprint,
} from '../blueprint-form.js'

/** A module as the guide tells it. */
export const GuideModule = z.object({
  id: upstreamId,
  app: z.string(),
  action: z.string(),
  label: optionalText,
})

/** The modules that a blueprint of the guide holds. */
export function toModules(blueprint: Readonly<Record<string, unknown>>): ScenarioModule[] {
  const { modules } = blueprint
  return readableRows(GuideModule, Array.isArray(modules) ? modules : [])
}

const isId = (value: unknown) =>
  Number.isSafeInteger(value) || (typeof value === 'string' && value !== '')

function checkModules(modules: readonly unknown[], faults: FormFaults): Set<unknown> {
  const ids = new Set<unknown>()
  for (const [index, module] of modules.entries()) {
    if (faults.isFull) break
    const at = `modules.${index}`
    if (!isRecord(module)) {
      faults.add(at, 'must be an object with id, app, action and parameters')
      continue
    }
    const { id, app, action, parameters = {} } = module
    if (!isId(id)) faults.add(`${at}.id`, 'must be a number or a text')
    else if (ids.has(id)) faults.add(`${at}.id`, 'is the id of another module too')
    ids.add(id)
    if (typeof app !== 'string' || app === '') faults.add(`${at}.app`, 'must name the app')
    if (typeof action !== 'string' || action === '') {
      faults.add(`${at}.action`, 'must name the action of the app')
    }
    if (!isRecord(parameters)) faults.add(`${at}.parameters`, 'must be an object')
  }
  return ids
}

/**
 * Refuses what is no blueprint of the guide: `modules`, each with `id`, `app`, `action` and `parameters`, and `connections`
 * `{ from, to }` between them. What else it holds is left to Make.
 * @throws DomainError `validation` with each fault below `body.blueprint`; `unsupported` for one of the other dialect
 */
export function requireBlueprint(blueprint: Readonly<Record<string, unknown>>): void {
  refuseHostileBlueprint(blueprint)
  const { modules, connections } = blueprint
  if (modules === undefined && Array.isArray(blueprint['flow'])) {
    throw foreignBlueprint('flow', 'modules and connections')
  }
  const faults = new FormFaults()
  const ids = Array.isArray(modules) ? checkModules(modules, faults) : null
  if (ids === null) faults.add('modules', 'must be the list of modules')
  if (Array.isArray(connections)) {
    for (const [index, connection] of (connections as unknown[]).entries()) {
      if (faults.isFull) break
      const { from, to } = isRecord(connection) ? connection : {}
      for (const [name, id] of Object.entries({ from, to })) {
        if (ids?.has(id)) continue
        faults.add(`connections.${index}.${name}`, 'must be the id of a module')
      }
    }
  } else {
    faults.add('connections', 'must be the list of connections, empty where there are none')
  }
  refuseForm(faults)
}
