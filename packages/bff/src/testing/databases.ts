import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import type { DatabaseLocation } from '../store/database.js'

/** The migrated databases that `scripts/vitest-databases.ts` makes for a run: one of each kind that is tested on. */
export interface DatabaseTemplates {
  readonly embedded: {
    /** `null` in a run that tests on servers alone. */
    readonly dataDir: string | null
    /** The directory for copies, removed at the end of the run. */
    readonly copies: string
  }
  /** The name of a database on the server. */
  readonly postgres: string
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that all integration tests share. */
    postgresUrl: string
    databaseTemplates: DatabaseTemplates
  }
}

/** A kind of database that the suites run on, each test on one of its own. */
export interface TestDatabase {
  readonly name: 'embedded' | 'postgres'
  /** Makes one that is up to date and holds nothing. */
  create(): Promise<DatabaseLocation>
  /** Makes one that was never migrated, as a new installation finds it. */
  createEmpty(): Promise<DatabaseLocation>
}

/** Copies of this file. A run would fill the disk if each stayed until its end. */
const copies: string[] = []
afterAll(async () => {
  for (const copy of copies.splice(0)) await rm(copy, { recursive: true, force: true })
})

/** Makes an embedded database of this file, which goes with it; also in a run that tests on servers alone. */
export async function createDirectory(): Promise<{ dataDir: string }> {
  const { dataDir: template, copies: room } = inject('databaseTemplates').embedded
  const dataDir = await mkdtemp(join(room, 'copy-'))
  copies.push(dataDir)
  if (template !== null) await cp(template, dataDir, { recursive: true })
  return { dataDir }
}

async function createPostgres(template: string): Promise<DatabaseLocation> {
  const url = new URL(inject('postgresUrl'))
  const name = `test_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(`create database ${name} template ${template}`)
  } finally {
    await client.end()
  }
  url.pathname = `/${name}`
  return { url: url.href }
}

const all: readonly TestDatabase[] = [
  {
    name: 'embedded',
    create: createDirectory,
    createEmpty: async () => ({ memory: true }),
  },
  {
    name: 'postgres',
    create: () => createPostgres(inject('databaseTemplates').postgres),
    createEmpty: () => createPostgres('template1'),
  },
]

/** The databases to test on: both, or the one that `TEST_DATABASE` names. */
export const testDatabases = all.filter(
  ({ name }) => process.env['TEST_DATABASE'] === undefined || process.env['TEST_DATABASE'] === name,
)

/** The dialects to test on: both, or the one that `MAKE_DIALECT` names. */
export const testDialects = (['guide', 'live'] as const).filter(
  (name) => process.env['MAKE_DIALECT'] === undefined || process.env['MAKE_DIALECT'] === name,
)

/** Each dialect on each database: the same suite runs on all of them, or on what the environment names. */
export const testStages = testDialects.flatMap((dialect) =>
  testDatabases.map((database) => ({ dialect, database, name: `${dialect} on ${database.name}` })),
)

const pairs = testStages.filter(
  ({ dialect, database }) => (dialect === 'live') === (database.name === 'postgres'),
)

/**
 * Each dialect and each database once, for suites in which neither changes what the other does: half as long as
 * {@link testStages}. What Make's answers become in each database is the matter of the scenarios and the executions,
 * which run on all stages; `MAKE_DIALECT` and `TEST_DATABASE` together run any suite on any one of them.
 */
export const testPairs = pairs.length > 0 ? pairs : testStages
