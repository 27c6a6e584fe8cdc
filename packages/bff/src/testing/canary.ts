import { sql } from 'drizzle-orm'
import { openDatabase, type DatabaseLocation, type Queries } from '../store/database.js'

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
