import { DomainError, invalidInput, type InputFault } from '../core/errors.js'

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
