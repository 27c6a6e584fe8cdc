import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { openDatabase, type DatabaseLocation, type Queries } from '../store/database.js'

/** The base64 of bytes inside of something longer, without the characters that their neighbours change. */
function base64Within(bytes: Buffer): string[] {
  return [1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    return text.slice(before + 1, Math.floor((before + bytes.length) / 3) * 4)
  })
}

/** The forms in which a secret might get out. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  return [
    secret,
    secret.toUpperCase(),
    secret.replaceAll('-', ''),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    ...base64Within(bytes),
    bytes.toString('hex'),
    percent,
    percent.toUpperCase(),
    encodeURIComponent(secret),
    [...secret].toReversed().join(''),
    [...secret].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  ]
}

/** The tables of the database, whatever schema they lie in. */
export async function listTables(db: Queries): Promise<{ schema: string; name: string }[]> {
  const { rows } = await db.execute<{ schema: string; name: string }>(
    sql`select table_schema as schema, table_name as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  return rows
}

/** Every table of the database as text; bytes are hexadecimal there. */
export async function dumpQueries(db: Queries): Promise<string> {
  const texts: string[] = []
  for (const { schema, name } of await listTables(db)) {
    const { rows } = await db.execute<{ text: string }>(
      sql`select t::text as text from ${sql.identifier(schema)}.${sql.identifier(name)} t`,
    )
    texts.push(name, ...rows.map(({ text }) => text))
  }
  return texts.join('\n')
}

/** {@link dumpQueries} of a database that nobody has open any more. */
export async function dumpDatabase(location: DatabaseLocation): Promise<string> {
  const database = await openDatabase(location)
  try {
    return await dumpQueries(database.db)
  } finally {
    await database.close()
  }
}

/** What has left a server, kept until it is searched for what must not have. */
export interface Sweep {
  /** Keeps an answer's headers and its text, which stays to be read. Of a stream it keeps the headers. */
  answer(response: Response): Promise<void>
  /** Keeps texts: streams, logs, dumps. */
  text(...texts: string[]): void
  /** Keeps a value as programs print it. */
  value(value: unknown): void
  /** Whether that text was kept, so that a test knows that what it searches in is there. */
  holds(part: string): boolean
  /** Which of the secrets stand in what was kept, in any form: each by its name, with what stands before it. */
  leaks(secrets: Readonly<Record<string, string>>): string[]
}

/** A sweep that has kept nothing yet. */
export function createSweep(): Sweep {
  const kept: string[] = []
  return {
    async answer(response) {
      kept.push(JSON.stringify([...response.headers]))
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) return
      kept.push(await response.clone().text())
    },
    text: (...texts) => void kept.push(...texts),
    value: (value) =>
      void kept.push(
        inspect(value, { depth: 30, showHidden: true, getters: true }),
        JSON.stringify(value) ?? '',
      ),
    holds: (part) => kept.some((text) => text.includes(part)),
    leaks(secrets) {
      const found = new Set<string>()
      for (const [name, secret] of Object.entries(secrets)) {
        for (const form of formsOf(secret)) {
          for (const text of kept) {
            const at = text.indexOf(form)
            if (at >= 0) found.add(`${name} behind ${text.slice(Math.max(0, at - 80), at)}`)
          }
        }
      }
      return [...found]
    },
  }
}
