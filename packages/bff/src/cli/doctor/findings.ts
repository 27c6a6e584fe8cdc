/** What was looked at. */
export type CheckName =
  | 'environment'
  | 'database'
  | 'events'
  | 'keys'
  | 'clock'
  | 'upstream'
  | 'oauth'

/** How it stands: `warn` works, but deserves a look; `fail` does not work. */
export type Level = 'ok' | 'warn' | 'fail'

/** One line of what the doctor found. Never holds a credential. */
export interface Finding {
  readonly check: CheckName
  readonly level: Level
  readonly message: string
  /** What to do about it. */
  readonly mend?: string
}

/** Collects what one part of the examination found. */
export class Findings {
  readonly #check: CheckName
  readonly #found: (finding: Finding) => void

  /** @param found hears of each finding at once */
  constructor(check: CheckName, found: (finding: Finding) => void) {
    this.#check = check
    this.#found = found
  }

  ok(message: string): void {
    this.#found({ check: this.#check, level: 'ok', message })
  }

  warn(message: string, mend: string): void {
    this.#found({ check: this.#check, level: 'warn', message, mend })
  }

  fail(message: string, mend: string): void {
    this.#found({ check: this.#check, level: 'fail', message, mend })
  }
}

/** A finding as people read it. */
export function textOf({ check, level, message, mend }: Finding): string {
  const line = `${level.padEnd(4)}  ${check.padEnd(11)}  ${message}`
  return mend === undefined ? line : `${line}\n${' '.repeat(19)}To do: ${mend}`
}

/** Why something did not work: errors of the network often have a code and no words. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  const { message, code, cause } = error as { message?: string; code?: string; cause?: unknown }
  if (message === 'fetch failed' && cause !== undefined) return reasonOf(cause)
  return message || code || 'unknown reason'
}
