/** Something wrong with the configuration: where, and how to mend it. Never holds a secret's value. */
export interface ConfigFault {
  /** The option (`make.zone`) or the variable (`MAKE_ZONE`). */
  readonly path: string
  readonly message: string
}

/** Everything that is wrong with the configuration, in one list. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly faults: readonly ConfigFault[]

  constructor(faults: readonly ConfigFault[]) {
    const lines = faults.map(({ path, message }) => `  - ${path}: ${message}`)
    super(`Inlaykit can't start with this configuration:\n${lines.join('\n')}`)
    this.faults = faults
  }
}

/** Collects faults, so that a reader mends all of them in one go. */
export class FaultList {
  readonly #faults: ConfigFault[] = []

  /** Notes a fault. */
  add(path: string, message: string): void {
    this.#faults.push({ path, message })
  }

  /** What was noted so far. */
  get faults(): readonly ConfigFault[] {
    return this.#faults
  }

  /** @throws ConfigError when there is any fault */
  throwIfAny(): void {
    if (this.#faults.length > 0) throw new ConfigError(this.#faults)
  }
}
