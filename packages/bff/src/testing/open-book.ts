import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { openDatabase, type DatabaseLocation } from '../store/database.js'
import { listTables } from './canary.js'
import type { TestDatabase } from './databases.js'

/** Every row of every table, sorted: two that are equal say that nothing was changed. */
export type Snapshot = Readonly<Record<string, readonly string[]>>

/** A database that can be looked into while a BFF has it open. */
export interface OpenBook {
  readonly location: DatabaseLocation
  /** Reads all tables whose names `skip` does not match, without the columns named `without`. */
  read(options?: { skip?: RegExp; without?: readonly string[] }): Promise<Snapshot>
  remove(): Promise<void>
}

/** Makes an empty database of that kind, the embedded one in a directory that others of this process can join. */
export async function createOpenBook(database: TestDatabase): Promise<OpenBook> {
  const directory = await mkdtemp(join(tmpdir(), 'inlaykit-book-'))
  const location =
    database.name === 'embedded' ? { dataDir: join(directory, 'data') } : await database.create()
  return {
    location,
    async read({ skip = /^$/, without = [] } = {}) {
      const { db, close } = await openDatabase(location)
      try {
        const snapshot: Record<string, readonly string[]> = {}
        for (const { schema, name } of await listTables(db)) {
          if (skip.test(name)) continue
          const { rows } = await db.execute<{ row: Record<string, unknown> }>(
            sql`select to_jsonb(t) as row from ${sql.identifier(schema)}.${sql.identifier(name)} t`,
          )
          const kept = rows.map(({ row }) =>
            Object.fromEntries(Object.entries(row).filter(([column]) => !without.includes(column))),
          )
          snapshot[name] = kept.map((row) => JSON.stringify(row)).toSorted()
        }
        return snapshot
      } finally {
        await close()
      }
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  }
}
