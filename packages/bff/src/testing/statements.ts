import pg from 'pg'

/** A statement that was sent to the database, with its values. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Hears every statement of this process, whichever client sends it: the driver itself is listened to. */
export function hearStatements(): { readonly heard: Statement[]; stop(): void } {
  const heard: Statement[] = []
  const prototype = pg.Client.prototype as unknown as { query: (...input: unknown[]) => unknown }
  const original = prototype.query
  prototype.query = function query(...input) {
    const [first, second] = input
    const config = (typeof first === 'string' ? { text: first } : first) as {
      text: string
      values?: readonly unknown[]
    }
    const values = config.values ?? (Array.isArray(second) ? second : [])
    heard.push({ text: config.text, values: [...values] })
    return original.apply(this, input)
  }
  return {
    heard,
    stop() {
      prototype.query = original
    },
  }
}
