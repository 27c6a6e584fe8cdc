import type { Blueprint } from '@inlaykit/shared'
import { DomainError, invalidInput, type InputFault } from '../core/errors.js'
import { findHostile } from '../core/hostile-json.js'

/** No module of Make needs them, and whoever copies an object carelessly changes all objects by them. */
const hostileKeys = new Set(['__proto__', 'constructor', 'prototype'])
const noKeys: ReadonlySet<string> = new Set()

/**
 * Refuses a blueprint that is nested deeper than 100 levels, or holds keys that reach prototypes.
 * @throws DomainError `validation` with the place below `body.blueprint`
 */
export function refuseHostileBlueprint(blueprint: Blueprint): void {
  const found = findHostile(blueprint, hostileKeys)
  if (!found) return
  const path = found.path === '' ? 'body.blueprint' : `body.blueprint.${found.path}`
  throw invalidInput([{ path, message: found.message }])
}

/**
 * A blueprint that Make tells, as long as it can be written again: one without end would exhaust the stack.
 * @throws DomainError `upstream-unavailable`
 */
export function readableBlueprint(blueprint: Blueprint): Blueprint {
  const found = findHostile(blueprint, noKeys)
  if (!found) return blueprint
  throw new DomainError(
    'upstream-unavailable',
    `The blueprint that Make tells of this scenario can't be read: it ${found.message}.`,
  )
}

/** So many faults of one blueprint are told: a large one may have millions. */
const mostFaults = 20

/** Gathers what is wrong with the form of a blueprint, each at its place below `body.blueprint`. */
export class FormFaults {
  readonly #faults: InputFault[] = []

  /** Whether there is no use in looking further. */
  get isFull(): boolean {
    return this.#faults.length >= mostFaults
  }

  /** All that was gathered. */
  get all(): readonly InputFault[] {
    return this.#faults
  }

  /** @param place below the blueprint */
  add(place: string, message: string): void {
    if (!this.isFull) this.#faults.push({ path: `body.blueprint.${place}`, message })
  }
}

/** Throws what was gathered, if anything was. */
export function refuseForm(faults: FormFaults): void {
  if (faults.all.length > 0) throw invalidInput(faults.all)
}

/** Whether a value is a JSON object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * That a blueprint is of the other dialect. It is never translated: what one has no words for would be lost without a word.
 * @param has what it is known by
 * @param wanted what this dialect asks for
 */
export function foreignBlueprint(has: string, wanted: string): DomainError {
  const message = `This blueprint is of another version of Make: it has ${has}, where this connection's has ${wanted}. Take one that was exported from a scenario of this connection.`
  return new DomainError('unsupported', message, { faults: [{ path: 'body.blueprint', message }] })
}
